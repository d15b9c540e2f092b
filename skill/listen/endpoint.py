"""Where a sentence ends: pure, a frame at a time.

Nobody wants to wait for an answer, and nobody wants to be cut short. So a short quiet is enough to
look whether a whole sentence was said; only a longer one ends it whatever was said.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from skill.listen.ports import FRAME_MS

QUICK_MS: Final = 200
"""After so long a quiet it may be over."""
PATIENT_MS: Final = 800
"""After so long a quiet it is over."""
WAIT_MS: Final = 5_000
"""So long it waits for a sentence to begin."""
LONGEST_MS: Final = 10_000
"""Nobody says more in one breath."""
_LEAST_MS: Final = 120
"""A shorter sound is no word."""


class Reached(StrEnum):
    """What a frame has brought."""

    NOTHING = "nothing"
    PERHAPS = "perhaps"
    """A short quiet: look whether the sentence is whole."""
    OVER = "over"
    GIVEN_UP = "given up"
    """Nothing was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """How far a sentence has come.

    Attributes:
        since_ms: since when one listens.
        voiced_ms: how long someone has spoken.
        quiet_ms: how long nobody has spoken since.
    """

    since_ms: int = 0
    voiced_ms: int = 0
    quiet_ms: int = 0

    def after(self, *, voiced: bool) -> "tuple[Endpoint, Reached]":
        """One frame later."""
        since_ms = self.since_ms + FRAME_MS
        if voiced:
            then = Endpoint(since_ms=since_ms, voiced_ms=self.voiced_ms + FRAME_MS)
        else:
            then = replace(self, since_ms=since_ms, quiet_ms=self.quiet_ms + FRAME_MS)
        return then, then.reached()

    def reached(self) -> Reached:
        """What the last frame has brought."""
        if self.since_ms >= LONGEST_MS:
            return Reached.OVER
        if self.voiced_ms < _LEAST_MS:
            return Reached.GIVEN_UP if self.since_ms >= WAIT_MS else Reached.NOTHING
        if self.quiet_ms == QUICK_MS:
            return Reached.PERHAPS
        return Reached.OVER if self.quiet_ms >= PATIENT_MS else Reached.NOTHING
