"""What an open library keeps in memory."""

from collections.abc import Callable
from typing import Final
from weakref import WeakValueDictionary

from audio_builder.library.clip_memory import ClipMemory
from audio_builder.library.memory import Memory
from audio_builder.library.routine_tracks import RoutineTracks
from audio_builder.records import RoutineEntry, Row, RowIdentity
from audio_builder.stores.port import Files

ENTRIES_KEPT: Final = 256
"""Entries kept in memory; one takes about 20 kB, and a third of a millisecond to read."""
EARLIER_KEPT: Final = 64
"""Rows of earlier editions kept; one takes about 3 kB, and as long as an entry to read."""
ROUTINES_KEPT: Final = 64
"""Open routines kept; one takes about half a megabyte, and 2 ms to open."""


class LibraryMemory:
    """What is kept of a library in memory, of whichever editions.

    Everything is kept under its digests, so an edition finds what it has in common with the last.
    """

    def __init__(self, files: Files) -> None:
        self.clips = ClipMemory(files)
        self._entries: Memory[RowIdentity, RoutineEntry] = Memory(ENTRIES_KEPT)
        self._in_use: WeakValueDictionary[RowIdentity, RoutineEntry] = WeakValueDictionary()
        self.earlier: Memory[tuple[str, str], Row] = Memory(EARLIER_KEPT)
        self.routines: Memory[RowIdentity, RoutineTracks] = Memory(ROUTINES_KEPT)

    def entry(self, identity: RowIdentity, read: Callable[[], RoutineEntry]) -> RoutineEntry:
        """An entry, read if it is not at hand.

        One that somebody holds is at hand too, so whoever holds all of them, as for the names that
        the skill knows, reads only what changed in the next edition.
        """
        entry = self._in_use.get(identity)
        if entry is None:
            entry = self._in_use[identity] = self._entries.get(identity, read)
        return entry
