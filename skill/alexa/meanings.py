"""What a request may mean: events for the rules, something to be said, or both."""

from dataclasses import dataclass
from enum import StrEnum

from skill.playback.events import Event


class Topic(StrEnum):
    """What is to be said."""

    ASKED_AGAIN = "asked again"
    """The question that is open, once more."""
    GO_ON_OR_START = "go on or start"
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


Meaning = Event | Say
