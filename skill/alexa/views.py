"""The view of what is served now; that of the next edition is worked out beside the requests.

Of a library with a thousand routines all entries are read for it, from a store over the network:
no listener is to wait for that, since Alexa waits for eight seconds and says then that we failed.
"""

from concurrent.futures import Future
from threading import Lock, Thread
from typing import Final

from skill.alexa.view import EditionView
from skill.media.editions import Edition, Editions

FIRST_S: Final = 5.0
"""So long a request waits for a first view."""
NEXT_S: Final = 0.2
"""And so long for the next one, before it is answered from the last."""


class Views:
    """The views of the editions that are served, one after the other. Threads may share it."""

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self._lock = Lock()
        self._edition: Edition | None = None
        self._making: Future[EditionView] = Future()
        self._last: EditionView | None = None

    def current(self) -> EditionView | None:
        """The view of the newest edition that is ready; None if there is none.

        Raises:
            LibraryError: if the library cannot be read; whoever asks next has it tried again.
            OSError: if its store does not answer.
        """
        making = self.begin()
        if making is None:
            return None
        try:
            view = making.result(FIRST_S if self._last is None else NEXT_S)
        except TimeoutError:
            return self._last
        except Exception:
            self._forget(making)
            raise
        self._keep(making, view)
        return view

    def begin(self) -> Future[EditionView] | None:
        """Have the view of the edition that is served worked out, unless it is; nobody waits.

        Returns:
            What it will be; None if there is nothing to play.
        """
        edition = self._editions.current()
        if edition is None or not edition.library.ids:
            return None
        with self._lock:
            if edition is not self._edition:
                self._edition, self._making = edition, Future()
                Thread(target=_make, args=(edition, self._making), name="names").start()
            return self._making

    def _keep(self, making: Future[EditionView], view: EditionView) -> None:
        with self._lock:
            if making is self._making:
                self._last = view

    def _forget(self, making: Future[EditionView]) -> None:
        with self._lock:
            if making is self._making:
                self._edition = None


def _make(edition: Edition, making: Future[EditionView]) -> None:
    try:
        view = EditionView.of(edition)
        _ = view.name  # worked out once, and here
    except BaseException as error:  # noqa: BLE001 - it is told to whoever waits
        making.set_exception(error)
    else:
        making.set_result(view)
