"""What private feeds need of the library, from the edition that is served now."""

from audio_builder.library import Pace, RoutineEntry, Track
from audio_builder.programme.renditions import Routine
from skill.media.editions import Edition


class EditionRenditions:
    """One edition, as `audio_builder.programme.renditions.Renditions` wants it."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._entries = {entry.id: entry for entry in edition.library.catalog.routines}

    @property
    def generator(self) -> str:
        """What has made the library."""
        return self._edition.library.catalog.generator

    @property
    def attribution(self) -> str:
        """Who speaks, and on whose terms."""
        return self._edition.library.catalog.voice.attribution

    def entry(self, routine_id: str) -> RoutineEntry:
        """See `Renditions.entry`."""
        return self._entries[routine_id]

    def routine(self, routine_id: str) -> Routine:
        """See `Renditions.routine`."""
        return self._edition.library.routine(routine_id)

    def track(self, routine_id: str, track_id: str, pace: Pace) -> Track:
        """See `Renditions.track`."""
        return self._edition.renditions.track(routine_id, track_id, pace)
