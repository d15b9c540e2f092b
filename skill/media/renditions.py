"""Renditions: tracks laid out at a pace, and archives of them; those asked for last are kept."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from threading import BoundedSemaphore, Lock
from typing import Final, Generic, TypeVar

from audio_builder.library import Archive, Level, Library, Pace, Track, bundle

KEPT: Final = 128
"""So many tracks are kept. One takes about a quarter of a megabyte, and 3 to 10 ms to lay out; one
of six hours takes 3 MB and 0.2 s."""
BYTES_KEPT: Final = 4_000_000_000
"""Fewer are kept if they come to so many bytes, as 22 of six hours do: 2 to 4 % of that is kept."""
ARCHIVES_KEPT: Final = 8
"""So many archives are kept. One takes little beside its tracks; laying it out reads them all."""
ARCHIVES_AT_A_TIME: Final = 2
"""So many archives are laid out at a time: a stranger who asks for one at every pace there is shall
not keep all threads busy."""

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT", Track, Archive)


class BusyError(Exception):
    """As many archives as may be are being laid out just now."""


class Renditions:
    """The tracks of one library at any pace. Many threads may ask."""

    def __init__(self, library: Library, kept: int = KEPT, kept_bytes: int = BYTES_KEPT) -> None:
        self._library = library
        self._tracks: _Kept[tuple[str, str, Pace], Track] = _Kept(kept, kept_bytes)
        self._archives: _Kept[tuple[str, Pace], Archive] = _Kept(ARCHIVES_KEPT, BYTES_KEPT)
        self._places = BoundedSemaphore(ARCHIVES_AT_A_TIME)

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
            BusyError: if it is not at hand, and others are being laid out.
        """
        key = (routine_id, self._canonical(routine_id, pace))
        return self._archives.get(key, lambda: self._bundled(*key))

    def _bundled(self, routine_id: str, pace: Pace) -> Archive:
        # Whoever is one too many does not wait here: that would keep a thread from everyone else.
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            return bundle(self._library, routine_id, pace, lay_out=self.track)
        finally:
            self._places.release()

    def _canonical(self, routine_id: str, pace: Pace) -> Pace:
        """The pace as far as it makes a difference to the routine: its reps within all ranges."""
        if pace.level not in self._library.routine(routine_id).levels:
            pace = replace(pace, level=Level.STANDARD)
        if pace.reps is None:
            return pace
        leaves = self._library.routine(routine_id).leaves
        ranges = [leaf.reps for leaf in leaves if leaf.reps is not None]
        if not ranges:
            return replace(pace, reps=None)
        least = min(reps.min for reps in ranges)
        most = max(reps.most for reps in ranges)
        return replace(pace, reps=max(least, min(pace.reps, most)))


class _Kept(Generic[KeyT, ValueT]):
    """The values that were asked for last: so many, and of so many bytes; one in any case."""

    def __init__(self, most: int, most_bytes: int) -> None:
        self._most = most
        self._most_bytes = most_bytes
        self._bytes = 0
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
            replaced = self._values.pop(key, None)
            self._bytes += value.size - (0 if replaced is None else replaced.size)
            self._values[key] = value
            while len(self._values) > 1 and (
                len(self._values) > self._most or self._bytes > self._most_bytes
            ):
                _, dropped = self._values.popitem(last=False)
                self._bytes -= dropped.size
        return value
