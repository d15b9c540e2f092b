"""A question: what is asked, about what, and with which words it is asked again.

It is one thing all the way: an answer asks it, the session remembers it, the next request brings it
back. Which replies it takes stands in `replies`; what is asked stays asked until it is answered, or
until something else is begun.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Asking(StrEnum):
    """What is asked."""

    GO_ON = "go on"
    """Go on in mid-run, or start again?"""
    ELSEWHERE = "elsewhere"
    """Go on here with what was begun in another room?"""
    START = "start"
    """Shall the routine start? `about` is its id."""
    START_AGAIN = "start again"
    """Shall the run start from its beginning?"""
    WHAT = "what"
    """What would you like?"""
    ROUTINE = "routine"
    """In which routine is the exercise that is meant? `about` is its key; a routine answers it."""
    FOUND = "found"
    """Which of some routines? `about` is their ids, a space between them; a name or a place."""
    CODE = "code"
    """Which code? Six digits answer it."""
    RELIEF = "relief"
    """An easier way, the next exercise, or enough for today? `about` is `ENOUGH` if only that."""
    POSTURE = "posture"
    """Shall it go on with an exercise that is done otherwise? `about` is its position."""
    MINUTES = "minutes"
    """How many minutes are there?"""
    FORGET = "forget"
    """Shall all that is kept be deleted?"""


ENOUGH: Final = "enough"
WITHOUT_PLAYER: Final = frozenset({Asking.WHAT, Asking.CODE, Asking.FORGET})
"""What may be asked where nothing can play; every other question leads to a Play."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question that is open."""

    asking: Asking
    again: str
    """The words to ask it with once more."""
    about: str = ""
    to: str = ""
    """The keyed hash of the person who is asked; empty if they were not recognised."""
