"""Renditions: tracks laid out at a pace, and archives of them; those asked for last are kept."""

from dataclasses import replace
from threading import BoundedSemaphore
from typing import Final

from audio_builder.library import (
    Archive,
    Level,
    Library,
    Memory,
    Pace,
    Rendition,
    RowIdentity,
    Timeline,
    Track,
    bundle,
)

TRACKS_KEPT: Final = 1024
"""So many tracks are kept. One takes about 40 kB, and 10 to 25 ms to lay out; one of six hours
takes 30 times as much."""
BYTES_KEPT: Final = 8_000_000_000
"""Fewer are kept if they come to so many bytes; half a per cent of that is kept of them."""
TIMELINES_KEPT: Final = 48
"""So many timelines are kept: they are asked for when a track is, and not again. One takes about a
quarter of a megabyte."""
RANGES_KEPT: Final = 10_000
"""So many routines' ranges are kept."""
ARCHIVES_KEPT: Final = 8
"""So many archives are kept. One takes little beside its tracks; laying it out reads them all."""
ARCHIVES_AT_A_TIME: Final = 2
"""So many archives are laid out at a time: a stranger who asks for one at every pace there is shall
not keep all threads busy."""

_Ranges = tuple[tuple[Level, ...], tuple[int, int] | None]
"""The levels that a routine has, and its least and most reps, if it counts any."""


class BusyError(Exception):
    """As many archives as may be are being laid out just now."""


class RenditionMemory:
    """What is kept of renditions, of whichever editions."""

    def __init__(
        self,
        tracks: int = TRACKS_KEPT,
        track_bytes: int = BYTES_KEPT,
        timelines: int = TIMELINES_KEPT,
    ) -> None:
        self.tracks: Memory[tuple[RowIdentity, str, Pace], Track] = Memory(
            tracks, track_bytes, lambda track: track.size
        )
        self.timelines: Memory[tuple[RowIdentity, str, Pace], Timeline] = Memory(timelines)
        self.archives: Memory[tuple[RowIdentity, Pace], Archive] = Memory(ARCHIVES_KEPT)
        self.ranges: Memory[RowIdentity, _Ranges] = Memory(RANGES_KEPT)
        self.places = BoundedSemaphore(ARCHIVES_AT_A_TIME)


class Renditions:
    """The tracks of one library at any pace. Many threads may ask."""

    def __init__(self, library: Library, memory: RenditionMemory | None = None) -> None:
        self._library = library
        self._memory = memory or RenditionMemory()

    def __len__(self) -> int:
        return len(self._memory.tracks)

    def of(self, library: Library) -> "Renditions":
        """Those of another edition, kept where these are."""
        return Renditions(library, self._memory)

    def track(self, routine_id: str, track_id: str, pace: Pace) -> Track:
        """A track at a pace.

        Raises:
            KeyError: if the library has no such routine or track.
            LibraryError: if the routine cannot be read, or a clip is missing or damaged.
        """
        routine, pace = self._canonical(routine_id, pace)
        key = (routine, track_id, pace)

        def lay_out() -> Track:
            made = self._library.rendition(routine_id, track_id, pace)
            # Its captions and chapters are asked for next.
            self._memory.timelines.get(key, lambda: made.timeline)
            return made.track

        return self._memory.tracks.get(key, lay_out)

    def timeline(self, routine_id: str, track_id: str, pace: Pace) -> Timeline:
        """What sounds when in a track at a pace.

        Raises:
            KeyError: if the library has no such routine or track.
            LibraryError: if the routine cannot be read, or lacks a sound it should have.
        """
        routine, pace = self._canonical(routine_id, pace)
        return self._memory.timelines.get(
            (routine, track_id, pace), lambda: self._library.timeline(routine_id, track_id, pace)
        )

    def rendition(self, routine_id: str, track_id: str, pace: Pace) -> Rendition:
        """A track at a pace, and what sounds when in it.

        Raises:
            KeyError: if the library has no such routine or track.
            LibraryError: if the routine cannot be read, or a clip is missing or damaged.
        """
        track = self.track(routine_id, track_id, pace)
        return Rendition(timeline=self.timeline(routine_id, track_id, pace), track=track)

    def archive(self, routine_id: str, pace: Pace) -> Archive:
        """A routine at a pace as a ZIP.

        Raises:
            KeyError: if the library has no such routine.
            LibraryError: if the routine cannot be read, or a clip is missing or damaged.
            BusyError: if it is not at hand, and others are being laid out.
        """
        routine, pace = self._canonical(routine_id, pace)
        return self._memory.archives.get((routine, pace), lambda: self._bundled(routine_id, pace))

    def _bundled(self, routine_id: str, pace: Pace) -> Archive:
        # Whoever is one too many does not wait here: that would keep a thread from everyone else.
        if not self._memory.places.acquire(blocking=False):
            raise BusyError
        try:
            return bundle(self._library, routine_id, pace, render=self.rendition)
        finally:
            self._memory.places.release()

    def _canonical(self, routine_id: str, pace: Pace) -> tuple[RowIdentity, Pace]:
        """The routine as built, and the pace as far as it makes a difference to it."""
        row = self._library.row(routine_id)
        routine = row.identity
        levels, reps = self._memory.ranges.get(routine, lambda: self._ranges(routine_id))
        if pace.level not in levels:
            pace = replace(pace, level=Level.STANDARD)
        if pace.reps is None:
            return routine, pace
        if reps is None:
            return routine, replace(pace, reps=None)
        least, most = reps
        return routine, replace(pace, reps=max(least, min(pace.reps, most)))

    def _ranges(self, routine_id: str) -> _Ranges:
        routine = self._library.routine(routine_id)
        reps = [leaf.reps for leaf in routine.leaves if leaf.reps is not None]
        if not reps:
            return routine.levels, None
        return routine.levels, (min(each.min for each in reps), max(each.most for each in reps))
