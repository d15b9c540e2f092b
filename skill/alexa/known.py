"""What a request is understood by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audio_builder.library import Pace, RoutineEntry, SearchRow, Timeline
from skill.package.index import NameIndex
from skill.playback.events import Seen
from skill.playback.state import Activity, Run, State

Timelines = Callable[[str, str, Pace], Timeline]
"""What sounds when, by routine, part and pace."""
Postures = tuple[frozenset[str], ...]
"""For each exercise of a routine, in which postures it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a request is understood by: the library, and how things stand with the listener.

    Attributes:
        names: what routines and exercises are called.
        state: how things stand.
        rows: what the routines are looked up by; asked for only where some are looked for.
        timeline: tells what sounds when; only asked of a run.
        elsewhere: how they would stand with what was begun in another room, if that is asked.
        postures: tells how a routine's exercises are done at a pace.
    """

    names: NameIndex
    state: State
    rows: Callable[[], Sequence[SearchRow]] = tuple
    timeline: Timelines | None = None
    elsewhere: State | None = None
    postures: Callable[[str, Pace], Postures] = lambda _routine, _pace: ()

    @property
    def routine(self) -> RoutineEntry:
        """The routine that is meant if none is named: the run's, or the library's oldest."""
        run = self.state.run
        heard_last = self.names.routine(run.routine) if run is not None else None
        return heard_last or self.names.catalog.oldest

    @property
    def run(self) -> Run | None:
        """The run that has not come to its end; None if there is none."""
        return None if self.state.activity is Activity.DONE else self.state.run

    def place(self, seen: Seen | None) -> tuple[int, int]:
        """Position and offset in the run: as the device says, else as was last known."""
        state = self.state
        for entry in (state.queued, state.current):
            if entry is not None and seen is not None and entry.token == seen.token:
                return entry.position, seen.offset_ms
        return (state.current.position, state.offset_ms) if state.current is not None else (0, 0)
