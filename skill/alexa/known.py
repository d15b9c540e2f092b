"""What a request is understood by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audio_builder.library import RoutineEntry, SearchRow
from skill.package.index import NameIndex
from skill.playback.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a request is understood by: the library, and how things stand with the listener."""

    names: NameIndex
    state: State
    rows: Callable[[], Sequence[SearchRow]] = tuple
    """What the routines are looked up by; asked for only where some are looked for."""

    @property
    def routine(self) -> RoutineEntry:
        """The routine that is meant if none is named: the run's, or the library's first."""
        run = self.state.run
        heard_last = self.names.routine(run.routine) if run is not None else None
        return heard_last or self.names.catalog.routines[0]
