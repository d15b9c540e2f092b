"""What can sound: a phrase, air, or a tone. Each becomes one clip, kept under its own key."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from audio_builder.model.values import Kind
from audio_builder.units import Ms


class Air(StrEnum):
    """The moving air under a breath or a planned quiet; told apart with eyes shut."""

    IN = "in"
    """Rises: breathe in."""
    OUT = "out"
    """Falls and darkens: breathe out."""
    REST = "rest"
    """Low and even: a gap, a rest, a change of side."""


class Bell(StrEnum):
    """Short tones that mark a moment."""

    BEGIN = "begin"
    """The work begins: after the lead-in or a change of side."""
    START = "start"
    """The clock of a hold starts."""
    END = "end"
    """The clock of a hold has ended."""
    WORK = "work"
    """Work begins: push, pull, run."""
    RELEASE = "release"
    """Let go."""
    REST = "rest"
    """Rest begins, between two stretches of work."""
    WALK = "walk"
    """Walk, or move on easily."""
    TICK = "tick"
    """One second of counting in, where nothing is spoken."""


BELL_OF_KIND: Final[dict[Kind, Bell]] = {
    "hold": Bell.START,
    "work": Bell.WORK,
    "release": Bell.RELEASE,
    "rest": Bell.REST,
    "walk": Bell.WALK,
}
"""What opens each kind of effort, so that a listener of tones alone can tell them apart."""


BELL_MS: dict[Bell, Ms] = {
    Bell.BEGIN: Ms(720),
    Bell.START: Ms(360),
    Bell.END: Ms(480),
    Bell.WORK: Ms(432),
    Bell.RELEASE: Ms(600),
    Bell.REST: Ms(600),
    Bell.WALK: Ms(480),
    Bell.TICK: Ms(192),
}
"""Length of each tone's clip in ms, on the frame grid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words, as the routine writes them; how they are pronounced is the voice's business."""

    text: str

    @property
    def key(self) -> str:
        """The sound's name in a score: `say:` and the words."""
        return f"say:{self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AirSound:
    """Air of one kind, `length_ms` long (whole frames)."""

    air: Air
    length_ms: Ms

    @property
    def key(self) -> str:
        """The sound's name in a score, as in `air:in:3984`."""
        return f"air:{self.air}:{self.length_ms}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """A bell."""

    bell: Bell

    @property
    def key(self) -> str:
        """The sound's name in a score, as in `tone:start`."""
        return f"tone:{self.bell}"


Sound = Phrase | AirSound | Tone
