"""What the rules need to know of the library."""

from typing import Protocol

from audio_builder.library import Pace, Timeline


class View(Protocol):
    """Pure: the same question has the same answer."""

    def parts(self, routine: str) -> tuple[str, ...]:
        """The tracks that make up a routine's run, one an exercise; empty if there is no such."""
        ...

    def timeline(self, routine: str, part: str, pace: Pace) -> Timeline:
        """What sounds when in one of them at a pace."""
        ...
