"""What private feeds need of the library, from the edition that is served now."""

from audio_builder.library import Pace, RoutineEntry, Timeline, Track
from skill.media.editions import Edition


class EditionRenditions:
    """One edition, as `audio_builder.programme.renditions.Renditions` wants it."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @property
    def generator(self) -> str:
        """What has made the library."""
        return self._edition.library.index.generator

    def entry(self, routine_id: str) -> RoutineEntry:
        """See `Renditions.entry`."""
        return self._edition.library.entry(routine_id)

    def track(self, routine_id: str, track_id: str, pace: Pace) -> Track:
        """See `Renditions.track`."""
        return self._edition.renditions.track(routine_id, track_id, pace)

    def timeline(self, routine_id: str, track_id: str, pace: Pace) -> Timeline:
        """See `Renditions.timeline`."""
        return self._edition.renditions.timeline(routine_id, track_id, pace)
