"""What the rules answer: at most one thing for the device to do, and what is to be said of it."""

from dataclasses import dataclass
from enum import StrEnum

from skill.playback.state import Entry


class Note(StrEnum):
    """What a voice answer has to say; answers to player events never say it."""

    NOTHING_PLAYS = "nothing plays"
    """There is no run to do this with."""
    FIRST = "first"
    """There is no exercise before this one; it starts again."""
    LAST = "last"
    """There is no exercise after this one; it goes on."""
    PACE_KEPT = "pace kept"
    """The new pace is remembered; nothing is playing, or nothing that it changes."""
    PACE_SAME = "pace same"
    """It is the pace already; what plays goes on."""
    EXERCISE_GONE = "exercise gone"
    """The routine does not have the exercise any more: it goes on with what is nearest."""
    NOTHING_LEFT = "nothing left"
    """What was to be skipped was the last exercise: the run is over."""
    NONE_HERE = "none here"
    """The exercise has no steps, or no reps, to move by."""
    ONE_SIDE = "one side"
    """The exercise has no other side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayNow:
    """Drop whatever plays and is queued, and play this from an offset (REPLACE_ALL)."""

    entry: Entry
    offset_ms: int
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enqueue:
    """Play this after the entry that has the expected token (ENQUEUE)."""

    entry: Entry
    expected_previous: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPlaying:
    """Stop the player."""

    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearQueue:
    """Take back what is queued; what plays goes on (CLEAR_ENQUEUED)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Leave the player alone."""

    note: Note | None = None


Answer = PlayNow | Enqueue | StopPlaying | ClearQueue | Nothing
