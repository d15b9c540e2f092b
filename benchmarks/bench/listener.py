"""A listener: a player that asks for tracks piece by piece, over a line of its own.

It asks for the track's head, its captions and its timeline, and for 64 KiB after 64 KiB; at the
end it goes on to another routine.
"""

import random
import socket
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from time import perf_counter
from typing import Final

from bench.lines import HOST, written

RANGE_BYTES: Final = 65_536
SOUND_BYTES_S: Final = 8_000
"""Of 64 kbit/s."""
LATE_S: Final = 20.0
"""Who has waited so long for an answer hears nothing any more."""
REFUSED_S: Final = 5.0
"""How long somebody waits who was refused, at the speed that they play."""
_RECEIVE: Final = 262_144
_OK: Final = 200
_PARTIAL: Final = 206
_GONE: Final = 416
"""The track became shorter than what was asked for."""
_HEAD_ENDS: Final = b"\r\n\r\n"


@dataclass(slots=True, kw_only=True)
class Heard:
    """What all listeners came to know."""

    first_s: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    changed: int = 0
    """How often a track was another one than at its last piece."""
    sent: int = 0
    heard: set[int] = field(default_factory=set)
    """The listeners who heard anything."""


class Listener:
    """One player."""

    def __init__(self, number: int, port: int, routines: tuple[str, int], heard: Heard) -> None:
        self.number = number
        self.line: socket.socket | None = None
        self.sent_at = 0.0
        self._port = port
        self._routines = routines
        self._heard = heard
        self._dice = random.Random(number)  # noqa: S311 - what to play, not secrets
        self._query = PACES[number % len(PACES)]
        self._steps = self._play()
        self._tag = b""
        self._size = 0
        self._data = bytearray()
        self._head: bytes | None = None
        self._first_at = 0.0
        self._has_body = True
        self.pause_s = 0.0
        """How long it waits before what it asks next."""

    def ask(self) -> socket.socket:
        """Send the next request, over the line that is open or a new one; give that.

        Raises:
            OSError: if nobody listens.
        """
        request = next(self._steps)
        self._data.clear()
        self._head, self._first_at = None, 0.0
        self._has_body = not request.startswith(b"HEAD")
        self.sent_at = perf_counter()
        if self.line is None:
            self.line = socket.create_connection((HOST, self._port), timeout=LATE_S)
        self.line.sendall(request)
        return self.line

    def take(self) -> bool:
        """Take in what has come; whether the answer is all here.

        Raises:
            OSError: if the line is dead.
        """
        data = self.line.recv(_RECEIVE) if self.line is not None else b""
        if not data:
            message = "the server hung up"
            raise ConnectionError(message)
        self._first_at = self._first_at or perf_counter()
        self._data += data
        if self._head is None:
            head, end, _ = bytes(self._data).partition(_HEAD_ENDS)
            if not end:
                return False
            self._head = head + end
        due = int(_header(self._head, b"content-length") or 0) if self._has_body else 0
        if len(self._data) < len(self._head) + due:
            return False
        self._judge(self._head, due)
        return True

    def give_up(self, why: str) -> None:
        """Take note of an error; begin with another track, over another line."""
        self._heard.errors[why] += 1
        if self.line is not None:
            self.line.close()
            self.line = None
        self._steps, self.pause_s = self._play(), REFUSED_S

    def _judge(self, head: bytes, due: int) -> None:
        status = int(head.split(b" ", 2)[1])
        if status not in (_OK, _PARTIAL, _GONE):
            self._heard.errors[f"status {status}"] += 1
            self._steps, self.pause_s = self._play(), REFUSED_S
            return
        self._heard.first_s.append(self._first_at - self.sent_at)
        self._heard.sent += due
        whole = _header(head, b"content-range").rpartition(b"/")[2]
        if status == _GONE or not whole:
            self._size = self._size if status != _GONE else 0
            return
        self._heard.heard.add(self.number)
        tag = _header(head, b"etag")
        self._heard.changed += self._tag not in (b"", tag)
        self._tag, self._size = tag, int(whole)

    def _play(self) -> Iterator[bytes]:
        name, count = self._routines
        stem = name.rpartition("-")[0]
        while True:
            routine = f"{stem}-{self._dice.randrange(count) + 1:04}"
            track = f"/{routine}/{routine}"
            self._tag, self._size = b"", RANGE_BYTES
            yield written("HEAD", f"{track}.mp3?{self._query}", {})
            self.pause_s = 0.0
            start = 0
            while start < self._size:
                end = start + RANGE_BYTES - 1
                asked = {"Range": f"bytes={start}-{end}"}
                yield written("GET", f"{track}.mp3?{self._query}", asked)
                if start == 0:
                    yield written("GET", f"{track}.vtt?{self._query}", {"Accept-Encoding": "gzip"})
                    yield written("GET", f"{track}.timeline.json?{self._query}", {})
                    self.pause_s = RANGE_BYTES / SOUND_BYTES_S
                start = end + 1


def _paces() -> tuple[str, ...]:
    """Queries for 578 paces."""
    halves = [half / 2 for half in range(4, 21)]
    return tuple(
        f"breath={in_s:g}-{out_s:g}&guide={guide}"
        for in_s, out_s, guide in product(halves, halves, ("full", "short"))
    )


def _header(head: bytes, name: bytes) -> bytes:
    for line in head.split(b"\r\n"):
        if line[: len(name) + 1].lower() == name + b":":
            return line[len(name) + 1 :].strip()
    return b""


PACES: Final = _paces()
