"""What an open library keeps in memory."""

from typing import Final

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
        self.entries: Memory[RowIdentity, RoutineEntry] = Memory(ENTRIES_KEPT)
        self.earlier: Memory[tuple[str, str], Row] = Memory(EARLIER_KEPT)
        self.routines: Memory[RowIdentity, RoutineTracks] = Memory(ROUTINES_KEPT)
