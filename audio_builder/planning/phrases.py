"""The sentences of the house: what the coach says that no routine has to write."""

import re
from functools import lru_cache
from typing import Final

GET_READY: Final = "Get ready."
IN: Final = "In."
OUT: Final = "Out."
HOLD: Final = "Stay there."
HALF_WAY: Final = "Half way."
COUNT_DOWN: Final = ("3.", "2.", "1.")
LAST_REP: Final = "Last one."
SWITCH_SIDES: Final = "Switch sides."
REST: Final = "Rest."
GET_UP: Final = "Roll to your side, and sit up slowly."
TRACK_DONE: Final = "That is this exercise done."


def sentence(text: str) -> str:
    """A title or a word as a sentence, so that a voice lets it fall at its end."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def sentences(text: str) -> list[str]:
    """A text's sentences: voices pause between them as they like, a coach as the listener needs."""
    return _BETWEEN_SENTENCES.split(text)


def exercise_of(number: int, total: int) -> str:
    """Which exercise of how many."""
    return f"Exercise {number} of {total}."


def rep_of(number: int, total: int) -> str:
    """Which rep of how many; the last one is told apart."""
    return LAST_REP if number == total > 1 else f"Rep {number} of {total}."


def side(name: str) -> str:
    """Which side it is, where nothing else says it."""
    return f"{name.capitalize()} side."


def set_next(number: int, total: int) -> str:
    """Which set comes after the rest."""
    return f"Next, set {number} of {total}."


def next_exercise(title: str) -> str:
    """What comes after the rest."""
    return sentence(f"Next: {title}")


def beat(opening: str, number: int) -> str:
    """The word on one beat of a tempo phase: its opening word, then its count."""
    return sentence(opening) if number == 1 else f"{number}."


@lru_cache(maxsize=4096)
def for_side(text: str, side: str | None) -> str:
    """A routine's line with its side filled in, capital where a sentence starts with it."""
    if side is None:
        return text
    names = {"side": side, "other_side": "left" if side == "right" else "right"}

    def name(found: re.Match[str]) -> str:
        word = names[found["which"]]
        return found["start"] + (word.capitalize() if found["opens"] is not None else word)

    return _PLACEHOLDER.sub(name, text)


_BETWEEN_SENTENCES: Final = re.compile(
    r"(?:(?<=[a-z0-9][.!?])|(?<=[.!?][”\"]))"
    r"(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bSt\.)(?<!\bvs\.)(?<!\be\.g\.)(?<!\bi\.e\.)"
    r"(?<!\bapprox\.)\s+(?=[A-Z“\"])"
)
"""Not behind a capital ("I. R.") or a usual abbreviation."""
_PLACEHOLDER: Final = re.compile(r"(?P<start>(?P<opens>^|[.!?] +)?)\{(?P<which>side|other_side)\}")
