"""Renditions: tracks laid out at a pace, and archives of them; the last so many are kept."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from threading import Lock
from typing import Final, Generic, TypeVar

from audio_builder.library import Archive, Library, Pace, Track, bundle

KEPT: Final = 128
"""So many tracks are kept. One takes about a quarter of a megabyte, and 3 to 10 ms to lay out."""
ARCHIVES_KEPT: Final = 8
"""So many archives are kept. One takes little beside its tracks; laying it out reads them all."""

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")


class Renditions:
    """The tracks of one library at any pace. Many threads may ask."""

    def __init__(self, library: Library, kept: int = KEPT) -> None:
        self._library = library
        self._tracks: _Kept[tuple[str, str, Pace], Track] = _Kept(kept)
        self._archives: _Kept[tuple[str, Pace], Archive] = _Kept(ARCHIVES_KEPT)

    def __len__(self) -> int:
        return len(self._tracks)

    def track(self, routine_id: str, track_id: str, pace: Pace) -> Track:
        """A track at a pace.

        Raises:
            KeyError: if the library has no such routine or track.
            LibraryError: if a clip is missing or damaged.
        """
        key = (routine_id, track_id, self._canonical(routine_id, pace))
        return self._tracks.get(key, lambda: self._library.track(*key))

    def archive(self, routine_id: str, pace: Pace) -> Archive:
        """A routine at a pace as a ZIP.

        Raises:
            KeyError: if the library has no such routine.
            LibraryError: if a clip is missing or damaged.
        """
        key = (routine_id, self._canonical(routine_id, pace))
        return self._archives.get(key, lambda: bundle(self._library, *key, lay_out=self.track))

    def _canonical(self, routine_id: str, pace: Pace) -> Pace:
        """The pace with its reps where the routine's ranges lie: beyond them nothing changes."""
        if pace.reps is None:
            return pace
        ranges = [exercise.reps for exercise in self._library.routine(routine_id).exercises]
        least = min(reps.min for reps in ranges)
        most = max(reps.max or reps.default for reps in ranges)
        return replace(pace, reps=max(least, min(pace.reps, most)))


class _Kept(Generic[KeyT, ValueT]):
    """The values that were asked for last, at most so many."""

    def __init__(self, bound: int) -> None:
        self._bound = bound
        self._values: OrderedDict[KeyT, ValueT] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: KeyT, make: Callable[[], ValueT]) -> ValueT:
        """The value of a key, made if it is not at hand; nothing is kept if making it fails."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
                return value
        # Outside the lock: two threads may make the same, but none waits for another's.
        value = make()
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._bound:
                self._values.popitem(last=False)
        return value
