"""What a request may mean: events for the rules, something to be said, or both."""

from dataclasses import dataclass
from enum import StrEnum

from skill.playback.events import Event
from skill.store.port import EventKind


class Topic(StrEnum):
    """What is to be said."""

    ASKED_AGAIN = "asked again"
    """The question that is open, once more."""
    GO_ON_OR_START = "go on or start"
    ELSEWHERE = "elsewhere"
    """To go on here with what was begun in another room?"""
    START_HERE = "start here"
    """Not to go on with that: to start it here, then?"""
    START_AGAIN = "start again"
    """Not to go on: to start again, then?"""
    WHAT_IS_THIS = "what is this"
    HOW_LONG_LEFT = "how long left"
    LIST_EXERCISES = "list exercises"
    LIST_ROUTINES = "list routines"
    FOUND = "found"
    """Several routines are as wished."""
    NOTHING_FITS = "nothing fits"
    HOW_AM_I_DOING = "how am I doing"
    HELP = "help"
    NO_SHUFFLE = "no shuffle"
    SHUFFLE_IS_OFF = "shuffle is off"
    GOODBYE = "goodbye"
    WHICH_ROUTINE = "which routine"
    """The exercise is in several routines, and none of them is the one heard last."""
    NO_SUCH_EXERCISE = "no such exercise"
    """A place that the routine does not have."""
    SLOWEST = "slowest"
    FASTEST = "fastest"
    BREATH_IS_SO = "breath is so"
    """The pace is already as was asked for; so are those below."""
    REPS_ARE_SO = "reps are so"
    GUIDE_IS_SO = "guide is so"
    LEVEL_IS_SO = "level is so"
    REPS_RANGE = "reps range"
    """So many reps are not possible."""
    NO_SUCH_LEVEL = "no such level"
    """The routine is not written at that level."""
    PAIN = "pain"
    CANNOT = "cannot"
    CANNOT_POSTURE = "cannot posture"
    """Not in this posture; other exercises of the routine are done otherwise."""
    ALL_DONE_SO = "all done so"
    """Every exercise of the routine is done in the posture that cannot be."""
    NOTHING_DONE_SO = "nothing done so"
    TAKE_YOUR_TIME = "take your time"
    PAUSED = "paused"
    ENOUGH = "enough"
    HOW_MANY_MINUTES = "how many minutes"
    SHORT_ENOUGH = "short enough"
    """It already ends in the time that there is."""
    SHORTENED = "shortened"
    TOO_SHORT = "too short"
    """There is not enough time, even with the fewest reps."""
    WHICH_SIDE = "which side"
    REPS_LEFT = "reps left"
    WHAT_NEXT = "what next"
    WHAT_WAS_THAT = "what was that"
    HOW_TO = "how to"
    IS_THIS_RIGHT = "is this right"
    HOW_FAR = "how far"
    WHAT_DID_I = "what did I do"
    WHO_MADE_THIS = "who made this"
    NOT_ADVICE = "not advice"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Say something about a routine, or about none in particular."""

    topic: Topic
    routine: str | None = None
    exercise: str = ""
    """The key of an exercise (`skill.package.index`)."""
    found: tuple[str, ...] = ()
    """The ids of the routines that there are, or that are as wished."""
    what: str = ""
    """A posture, or a day."""
    number: int = 0
    """Of minutes."""
    left_ms: int = 0
    """How long it will still take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something done with what plays, in one go, and something said of it.

    Attributes:
        events: what is asked of the rules, one after the other.
        say: what is said; None where the rules' answer tells.
        logged: what is remembered of it, if a run was begun.
        transfers: whether it is done with what was begun in another room.
    """

    events: tuple[Event, ...]
    say: Say | None = None
    logged: EventKind | None = None
    transfers: bool = False


Meaning = Event | Say | Action
