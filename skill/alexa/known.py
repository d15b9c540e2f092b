"""What a request is understood by."""

from dataclasses import dataclass

from audio_builder.library import Catalog, RoutineEntry
from skill.playback.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a request is understood by: the library, and how things stand with the listener."""

    catalog: Catalog
    state: State

    @property
    def routine(self) -> RoutineEntry:
        """The routine that is meant if none is named: the run's, or the library's first."""
        run = self.state.run
        routines = self.catalog.routines
        return next(
            (routine for routine in routines if run and routine.id == run.routine), routines[0]
        )
