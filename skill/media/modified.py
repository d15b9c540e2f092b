"""When what is served was last another one: the times behind Last-Modified.

What lies in a file has the file's time. What is laid out has that of the build it comes from, whose
catalog is written last. A routine's score may be older, and would not do: another pace for the
whole library changes what its addresses answer with, and no score.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

from skill.media.editions import CATALOG, Edition

Modified = Callable[[Edition, str | None], int | None]
"""Tells when a routine of an edition, or the edition as a whole, was last another one: in seconds
since 1970, or None if that cannot be known."""


def told_time(seconds: float) -> int | None:
    """A file's time as it may be told: in whole seconds, and never in the future (8.8.2.1)."""
    return int(seconds) if seconds <= time.time() else None


class BuildTimes:
    """The times of builds in one folder; many threads may ask."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / CATALOG
        self._told: tuple[Edition, int | None] | None = None

    def __call__(self, edition: Edition, _routine_id: str | None) -> int | None:
        """When an edition was built, whichever of its routines is asked for."""
        told = self._told
        if told is None or told[0] is not edition:
            told = self._told = (edition, self._time(edition))
        return told[1]

    def _time(self, edition: Edition) -> int | None:
        """The time of the catalog that was opened; the next build may have written another."""
        try:
            with self._path.open("rb") as file:
                is_its = file.read() == edition.catalog
                return told_time(os.fstat(file.fileno()).st_mtime) if is_its else None
        except OSError:
            return None
