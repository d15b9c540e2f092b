"""What a programme needs of a library, whoever has it: the port that feeds and servers ask."""

from typing import Protocol

from audio_builder.model.pace import Pace
from audio_builder.model.timeline import Timeline
from audio_builder.mp3.track import Track
from audio_builder.records import RoutineEntry


class Renditions(Protocol):
    """Routines and their tracks at any pace. Whoever asks for one that is not there: KeyError."""

    @property
    def generator(self) -> str:
        """What has made the library, by name and version."""
        ...

    def entry(self, routine_id: str) -> RoutineEntry:
        """What the catalog says of a routine."""
        ...

    def track(self, routine_id: str, track_id: str, pace: Pace) -> Track:
        """A track at a pace.

        Raises:
            LibraryError: if a clip is missing or damaged.
        """
        ...

    def timeline(self, routine_id: str, track_id: str, pace: Pace) -> Timeline:
        """What sounds when in a track at a pace.

        Raises:
            LibraryError: if the routine lacks a sound it should have.
        """
        ...
