"""Renditions: tracks laid out at a pace, the last so many of them kept."""

from collections import OrderedDict
from dataclasses import replace
from threading import Lock
from typing import Final

from audio_builder.library import Library, Pace, Track

KEPT: Final = 128
"""So many are kept. One takes about a quarter of a megabyte, and 3 to 10 ms to lay out anew."""


class Renditions:
    """The tracks of one library at any pace. Many threads may ask."""

    def __init__(self, library: Library, kept: int = KEPT) -> None:
        self._library = library
        self._bound = kept
        self._kept: OrderedDict[tuple[str, str, Pace], Track] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def track(self, routine_id: str, track_id: str, pace: Pace) -> Track:
        """A track at a pace.

        Raises:
            KeyError: if the library has no such routine or track.
            LibraryError: if a clip is missing or damaged.
        """
        key = (routine_id, track_id, self._canonical(routine_id, pace))
        with self._lock:
            track = self._kept.get(key)
            if track is not None:
                self._kept.move_to_end(key)
                return track
        # Outside the lock: two threads may lay out the same, but none waits for another's.
        track = self._library.track(*key)
        with self._lock:
            self._kept[key] = track
            self._kept.move_to_end(key)
            while len(self._kept) > self._bound:
                self._kept.popitem(last=False)
        return track

    def _canonical(self, routine_id: str, pace: Pace) -> Pace:
        """The pace with its reps where the routine's ranges lie: beyond them nothing changes."""
        if pace.reps is None:
            return pace
        ranges = [exercise.reps for exercise in self._library.routine(routine_id).exercises]
        least = min(reps.min for reps in ranges)
        most = max(reps.max or reps.default for reps in ranges)
        return replace(pace, reps=max(least, min(pace.reps, most)))
