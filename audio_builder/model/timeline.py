"""A timeline: what sounds when in one track, at one pace. Times are whole ms, on frames."""

from dataclasses import dataclass
from enum import StrEnum

from audio_builder.model.pose import Pose
from audio_builder.model.sounds import Sound
from audio_builder.model.view import View
from audio_builder.units import Ms


class Role(StrEnum):
    """What a cue is there for: captions, trimming rules, the player and resuming all read it."""

    INTRO = "intro"
    SAFETY = "safety"
    ANNOUNCE = "announce"
    PURPOSE = "purpose"
    SETUP = "setup"
    CAUTION = "caution"
    LEAD_IN = "lead-in"
    REP = "rep"
    """Which rep of how many."""
    INSTRUCT = "instruct"
    MOVE = "move"
    """Time to get into the position just described."""
    HOLD = "hold"
    TEMPO = "tempo"
    BREATH = "breath"
    """A step that takes half a breath."""
    WORK = "work"
    """Work by a strict clock."""
    CHANGE_SIDE = "change of side"
    REST = "rest"
    GAP = "gap"
    """Quiet at a chapter's end: the next one starts on a whole second."""
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the routine a cue belongs, whatever the pace. Numbers count from 1.

    `exercise` is what has a track of its own: an exercise, or a block, of which `inner` is an
    exercise. None means "not inside one": the setup has no rep, the intro no exercise. `set` is the
    turn: a set, and in a block a round. `reps` is how many reps this pace gives the exercise.
    `step` counts the steps of a rep; those of `prepare` come before the first rep and belong to
    rep 0.
    """

    exercise: str | None = None
    side: str | None = None
    set: int | None = None
    rep: int | None = None
    reps: int | None = None
    step: int | None = None
    inner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Something that sounds at a time."""

    start_ms: Ms
    length_ms: Ms
    sound: Sound
    role: Role
    place: Place

    @property
    def end_ms(self) -> Ms:
        """When it has sounded, in ms from the track's start."""
        return Ms(self.start_ms + self.length_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A stretch of a track that a player can jump to; it ends where the next one starts."""

    start_ms: Ms
    title: str


Cycle = tuple[tuple[Ms, Pose], ...]
"""Poses that follow one another over and over, each with how long it takes to get there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPose:
    """The pose that the figure is in at a time; None where there is no figure from here on.

    Attributes:
        at_ms: the time.
        pose: the pose.
        view: where it is seen from, from here on.
        cycle: what it goes through from here to the next key pose; it ends in `pose`.
    """

    at_ms: Ms
    pose: Pose | None
    view: View = View.THREE_QUARTER
    cycle: Cycle = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The score of one track. Cues are in order and never overlap; the rest is quiet."""

    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    duration_ms: Ms
    movement: tuple[KeyPose, ...] = ()
    """Key poses in order of time, from one of which to the next the figure moves evenly."""
