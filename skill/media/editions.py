"""Editions: the library as the last build left it, opened whole, and changed for the next one."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Final

from audio_builder.library import Library, LibraryError, Pace, open_library
from skill.media.renditions import Renditions

Clock = Callable[[], datetime]
Signature = tuple[int, int, int] | None
"""A file as it was seen: when it was changed, its size, its number. None if there is none."""

LOOK_EVERY: Final = timedelta(seconds=1)
CATALOG: Final = "catalog.json"
_log: Final = logging.getLogger("repcast.library")


def wall_clock() -> datetime:
    """The time of day, in UTC."""
    return datetime.now(tz=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One build, opened. An answer is made of one edition from its start to its end.

    Attributes:
        library: what was built.
        catalog: the bytes of its catalog.json.
        pace: the library's own.
        renditions: its tracks at any pace.
    """

    library: Library
    catalog: bytes = field(repr=False)
    pace: Pace
    renditions: Renditions


class Editions:
    """The edition that is served now.

    A build writes its catalog last. So when that file is another one, the new library is opened
    beside the old, and only if all of it can be played is it put in the old one's place. Whoever
    still reads the old one goes on undisturbed: clips never change.
    """

    def __init__(self, folder: Path, clock: Clock = wall_clock) -> None:
        self._folder = folder
        self._clock = clock
        self._lock = Lock()
        self._edition: Edition | None = None
        self._seen: Signature = None
        self._problem: str | None = None
        self._damage: str | None = None
        self._looked = clock()
        self._look()

    @property
    def problem(self) -> str | None:
        """Why the library in the folder is not the one that is served, or not all of it plays."""
        return self._problem or self._damage

    def current(self) -> Edition | None:
        """The edition to answer from; None if there is none yet.

        Looks at the folder if nobody has for a second; while one thread does, the others go on
        with what there is.
        """
        now = self._clock()
        # Not a mere comparison: a clock that is set back must not stop the looking.
        if not timedelta() <= now - self._looked < LOOK_EVERY and self._lock.acquire(
            blocking=False
        ):
            try:
                self._looked = now
                self._look()
            finally:
                self._lock.release()
        return self._edition

    def report(self, damage: LibraryError) -> None:
        """Take note that a track cannot be played; it stands until another build is opened."""
        self._damage = self._told(str(damage), self._damage)

    def _look(self) -> None:
        seen = _signature(self._folder / CATALOG)
        if self._edition is not None and seen == self._seen and self._problem is None:
            return
        try:
            self._edition = open_edition(self._folder)
        except (LibraryError, OSError) as error:
            self._problem = self._told(str(error), self._problem)
        except Exception as error:  # noqa: BLE001 - as said below, and it is logged
            # Whatever lies there now, the edition that is served has nothing to do with it.
            _log.exception("opening the library failed")
            self._problem = f"the library cannot be opened ({type(error).__name__})"
        else:
            self._seen, self._problem, self._damage = seen, None, None

    def _told(self, problem: str, before: str | None) -> str:
        """A problem as anyone may read it, without the folder's place; logged if it is new."""
        for place in (f"{self._folder}{os.sep}", f"{self._folder}: "):
            problem = problem.replace(place, "")
        if problem != before:
            _log.warning("%s", problem)
        return problem


def open_edition(folder: Path) -> Edition:
    """Open a library whole: each track at its own pace is laid out, so its clips are read.

    Raises:
        LibraryError: if there is none, it is damaged, or it changed meanwhile.
        OSError: if a file cannot be read.
    """
    path = folder / CATALOG
    seen = _signature(path)
    library = open_library(folder)
    catalog = path.read_bytes()
    renditions, pace = Renditions(library), library.pace
    for routine in library.catalog.routines:
        for track in routine.tracks:
            renditions.track(routine.id, track.id, pace)
    if _signature(path) != seen:
        message = "a build was finished while the library was being opened; it will be tried again"
        raise LibraryError(message)
    return Edition(library=library, catalog=catalog, pace=pace, renditions=renditions)


def _signature(path: Path) -> Signature:
    try:
        stat = path.stat()
    except OSError:
        return None
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino)
