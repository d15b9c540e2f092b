"""Editions: the library as the last build left it, and changed for the next one."""

import logging
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock, Thread, Timer
from typing import Final

from audio_builder.library import (
    Files,
    Folder,
    Library,
    LibraryError,
    LibraryMemory,
    RowIdentity,
    earlier_library,
    open_library,
)
from skill.media.renditions import RenditionMemory, Renditions

Clock = Callable[[], datetime]

LOOK_EVERY: Final = timedelta(seconds=1)
LOOK_FAR_EVERY: Final = timedelta(seconds=5)
"""An object store is asked less often, and each time it costs a request."""
CATALOG: Final = "catalog.json"
LOOK_THROUGH_AFTER_S: Final = 1.0
"""Before that, a server that has just begun is busy enough."""
_TOLD: Final = 3
"""So many damages are told to whoever asks."""
_NOTED: Final = 999
"""And so many are remembered, each of which is logged once an edition."""
_log: Final = logging.getLogger("repcast.library")


def wall_clock() -> datetime:
    """The time of day, in UTC."""
    return datetime.now(tz=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One build, opened. An answer is made of one edition from its start to its end.

    Attributes:
        library: what was built.
        renditions: its tracks at any pace.
    """

    library: Library
    renditions: Renditions

    def earlier(self, routine_id: str, name: str) -> "Edition | None":
        """A routine as an earlier edition had it.

        Args:
            routine_id: which routine.
            name: of the edition (`edition_name`).

        Returns:
            None if this is that edition, or nothing is left of it.
        """
        library = earlier_library(self.library, routine_id, name)
        if library is None:
            return None
        return Edition(library=library, renditions=self.renditions.of(library))


class Editions:
    """The edition that is served now.

    A build puts the index in its place last. So when that is another one, the library is opened
    anew; a routine is opened when it is asked for, and one that has not changed is open already.
    Whoever still reads from the last edition goes on undisturbed: what it names does not change.
    """

    def __init__(self, place: Files | Path, clock: Clock = wall_clock) -> None:
        """Open what there is.

        Args:
            place: the library's store, or its folder.
            clock: tells the time, in UTC.
        """
        self._files = Folder(place) if isinstance(place, Path) else place
        self._clock = clock
        self._lock = Lock()
        self._memory = LibraryMemory(self._files)
        self._rendered = RenditionMemory()
        self._edition: Edition | None = None
        self._seen: Hashable = None
        self._problem: str | None = None
        self._damages: tuple[str, ...] = ()
        self._whole: frozenset[RowIdentity] = frozenset()
        self._looked = clock()
        self._look()

    @property
    def problem(self) -> str | None:
        """Why the library in the folder is not the one that is served, or not all of it plays."""
        return self._problem or "; ".join(self._damages[:_TOLD]) or None

    def current(self) -> Edition | None:
        """The edition to answer from; None if there is none yet.

        Looks at the library if nobody has for a while; while one thread does, the others go on
        with what there is. Nobody waits for a store that is far away.
        """
        now = self._clock()
        every = LOOK_FAR_EVERY if self._files.far else LOOK_EVERY
        # Not a mere comparison: a clock that is set back must not stop the looking.
        if not timedelta() <= now - self._looked < every and self._lock.acquire(blocking=False):
            self._looked = now
            if self._files.far:
                Thread(target=self._look_and_release, name="edition", daemon=True).start()
            else:
                self._look_and_release()
        return self._edition

    def look_now(self) -> None:
        """Look at the library without waiting: whoever built it knows that it is another one."""
        with self._lock:
            self._looked = self._clock()
            self._look()

    def report(self, damage: LibraryError | OSError) -> None:
        """Take note that a track cannot be played; it stands until another build is opened."""
        problem = self._plain(damage)
        if problem not in self._damages:
            _log.warning("%s", problem)
            self._damages = (*self._damages[-_NOTED:], problem)

    def _look_and_release(self) -> None:
        try:
            self._look()
        finally:
            self._lock.release()

    def _look(self) -> None:
        try:
            seen = self._files.edition()
            if self._edition is not None and seen == self._seen and self._problem is None:
                return
            library = open_library(self._files, self._memory, self.report)
        except (LibraryError, OSError) as error:
            problem = self._plain(error)
            if problem != self._problem:
                _log.warning("%s", problem)
            self._problem = problem
        except Exception as error:  # noqa: BLE001 - as said below, and it is logged
            # Whatever lies there now, the edition that is served has nothing to do with it.
            _log.exception("opening the library failed")
            self._problem = f"the library cannot be opened ({type(error).__name__})"
        else:
            self._edition = Edition(library=library, renditions=Renditions(library, self._rendered))
            self._seen, self._problem, self._damages = seen, None, ()
            if not self._files.far:
                thread = Timer(LOOK_THROUGH_AFTER_S, self._look_through, args=(library,))
                thread.name, thread.daemon = "entries", True
                thread.start()

    def _look_through(self, library: Library) -> None:
        """Read the entries that are new, so that one that is damaged stands in no list."""
        rows = {row.id: row.identity for row in library.index.routines}
        new = [each for each, identity in rows.items() if identity not in self._whole]
        try:
            for _ in library.entries(new):
                pass
        except LibraryError as error:
            self.report(error)
            return
        self._whole = frozenset(rows[each] for each in rows.keys() - library.left_out)

    def _plain(self, error: LibraryError | OSError) -> str:
        """What went wrong as anyone may read it, without the library's place."""
        problem = str(error)
        for place in (f"{self._files}/", f"{self._files}: "):
            problem = problem.replace(place, "")
        return problem
