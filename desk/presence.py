"""Who has which file open: tabs of this desk, and other desks on the same folder.

Desks tell each other by a file each in `.desk/open/`; one that was killed is forgotten in seconds.
"""

import json
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

from audio_builder.files import write_whole
from desk.state_folder import state_folder

STALE_S: Final = 5.0
"""Who has not been heard of for so long is gone; an open page tells of itself each second."""
_AGAIN_S: Final = 1.0
_FORGOTTEN_S: Final = 60.0
_FOLDER: Final = "open"
_TABS_MAX: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """How many others have a file open."""

    tabs: int
    """Tabs of this desk."""
    desks: int
    """Other desks."""


class Presence:
    """What this desk's pages have open, and what is known of other desks."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        """Presence in a folder.

        Args:
            folder: the desk's.
            clock: tells the time as file systems do.
        """
        self._folder = folder
        self._clock = clock
        self._lock = Lock()
        self._seen: dict[tuple[str, str], float] = {}
        self._told: tuple[tuple[str, ...], float] = ((), 0.0)
        self._name = f"{os.getpid()}-{secrets.token_hex(4)}.json"

    def see(self, file: str, tab: str) -> Others:
        """A tab has a file open now; who else has."""
        now = self._clock()
        with self._lock:
            if len(self._seen) < _TABS_MAX:
                self._seen[file, tab] = now
            self._seen = {key: at for key, at in self._seen.items() if now - at < STALE_S}
            self._tell(now)
        return self.others(file, tab)

    def others(self, file: str, tab: str | None) -> Others:
        """Who else has a file open."""
        now = self._clock()
        with self._lock:
            seen = tuple(self._seen.items())
        tabs = [key for key, at in seen if key[0] == file and now - at < STALE_S]
        return Others(
            tabs=sum(key[1] != tab for key in tabs),
            desks=sum(file in opened for opened in self._of_other_desks(now)),
        )

    def leave(self) -> None:
        """Tell other desks that this one is closed."""
        with suppress(OSError):
            (self._folder / ".desk" / _FOLDER / self._name).unlink()

    def _tell(self, now: float) -> None:
        files = tuple(sorted({file for file, _ in self._seen}))
        known, at = self._told
        if files == known and now - at < _AGAIN_S:
            return
        self._told = (files, now)
        place = state_folder(self._folder) / _FOLDER / self._name
        with suppress(OSError):  # who cannot be told of it, is not warned
            write_whole(place, [json.dumps({"open": files}).encode()])

    def _of_other_desks(self, now: float) -> Iterator[frozenset[str]]:
        for path in (self._folder / ".desk" / _FOLDER).glob("*.json"):
            if path.name == self._name:
                continue
            try:
                age_s = now - path.stat().st_mtime
                if age_s > _FORGOTTEN_S:
                    path.unlink()
                elif age_s < STALE_S:
                    yield frozenset(json.loads(path.read_bytes())["open"])
            except (OSError, ValueError, KeyError, TypeError):  # it went, or is none of a desk's
                continue
