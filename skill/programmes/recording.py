"""Takes note of what was sent of a track, behind the back of whoever is being served.

What is read of a track is read by the server's one loop, for which a database is too slow: a thread
of its own writes what was sent.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from queue import Full, Queue
from threading import Lock, Thread
from typing import Final

from skill.media.content import Content
from skill.programmes.spans import Span, joined
from skill.store.port import StoreError

WAITING_MAX: Final = 1_000
"""So many notes may wait; what is beyond them is not counted as heard."""
_log: Final = logging.getLogger("repcast.programmes")
Note = Callable[[], object]


class Recorder:
    """Writes notes one after the other. Threads may share it."""

    def __init__(self) -> None:
        self._notes: Queue[Note | None] = Queue(WAITING_MAX)
        self._thread: Thread | None = None
        self._lock = Lock()

    def take(self, note: Note) -> None:
        """Have a note written soon."""
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._write, name="repcast-heard", daemon=True)
                self._thread.start()
        try:
            self._notes.put_nowait(note)
        except Full:
            _log.warning("too much is being heard at once: a part of it is not counted")

    def settle(self) -> None:
        """Wait until all that was taken so far is written."""
        self._notes.join()

    def close(self) -> None:
        """Write what is left, and end."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._notes.put(None)
            thread.join()

    def _write(self) -> None:
        while True:
            note = self._notes.get()
            try:
                if note is None:
                    return
                note()
            except StoreError as error:
                _log.warning("something heard is not counted: %s", error)
            except Exception:  # noqa: BLE001 - the notes to come are written all the same
                _log.exception("something heard is not counted")
            finally:
                self._notes.task_done()


def watched(content: Content, sent: Callable[[Span], object]) -> Content:
    """The same content; what was read of it is told when it is closed, if it was anything.

    A server reads a little ahead of what a listener's line has taken: some tens of kilobytes, a few
    seconds of sound, may be told that were never sent.
    """
    spans: list[Span] = []

    def read(offset: int, length: int) -> bytes:
        data = content.read(offset, length)
        spans[:] = joined((*spans, Span(start=offset, stop=offset + len(data))))
        return data

    def close() -> None:
        content.close()
        told, spans[:] = tuple(spans), []
        for span in told:
            sent(span)

    return replace(content, read=read, close=close)
