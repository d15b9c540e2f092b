"""What the rules need to know of the library."""

from typing import Protocol

from audio_builder.library import Pace, Timeline


class View(Protocol):
    """Pure: the same question has the same answer."""

    def parts(self, routine: str) -> tuple[str, ...]:
        """The tracks that make up a routine's run, one an exercise; empty if there is no such.

        A track's id tells its exercise, wherever in the routine that is.
        """
        ...

    def edition_of(self, routine: str) -> str:
        """What tells a routine as it is now from the same routine as it was built before."""
        ...

    def timeline(self, routine: str, part: str, pace: Pace) -> Timeline:
        """What sounds when in one of its parts at a pace."""
        ...

    def timeline_of(self, routine: str, part: str, pace: Pace, edition: str) -> Timeline | None:
        """The same as an edition has it, or had it; None if that is not known any more.

        It is only looked at: nobody is about to play it.
        """
        ...
