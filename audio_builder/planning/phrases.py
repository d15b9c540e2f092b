"""The sentences of the house: what the coach says that no routine has to write."""

import re
from functools import lru_cache
from typing import Final

GET_READY: Final = "Get ready."
IN: Final = "In."
OUT: Final = "Out."
HOLD: Final = "Stay there."
HALF_WAY: Final = "Half way."
LAST_REP: Final = "Last one."
SWITCH_SIDES: Final = "Switch sides."
REST: Final = "Rest."
GET_UP: Final = "Roll to your side, and sit up slowly."
TRACK_DONE: Final = "That is this exercise done."
GO: Final = "Go."
TEN_SECONDS: Final = "Ten seconds."
ONE_MINUTE: Final = "One minute left."
COUNTS: Final = tuple(f"{number}." for number in range(10, 0, -1))
"""Seconds counted down, from the most that can be."""
FEWER_REPS: Final = "Fewer reps than usual, to fit your time."
FEWER_SETS: Final = "Fewer sets than usual, to fit your time."
FEWER_ROUNDS: Final = "Fewer rounds than usual, to fit your time."


def sentence(text: str) -> str:
    """A title or a word as a sentence, so that a voice lets it fall at its end."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def sentences(text: str) -> list[str]:
    """A text's sentences: voices pause between them as they like, a coach as the listener needs."""
    return _BETWEEN_SENTENCES.split(text)


def exercise_of(number: int, total: int, *, blocks: bool = False) -> str:
    """Which exercise of how many, or which part where some are blocks; nothing if it is alone."""
    if total == 1:
        return ""
    return f"{'Part' if blocks else 'Exercise'} {number} of {total}."


def rep_of(number: int, total: int) -> str:
    """Which rep of how many; the last one is told apart, and one alone is not counted."""
    if total == 1:
        return ""
    return LAST_REP if number == total else f"Rep {number} of {total}."


def side(name: str) -> str:
    """Which side it is, where nothing else says it."""
    return f"{name.capitalize()} side."


def number_of(number: int, total: int) -> str:
    """A rep's number where reps run on; the last one is told apart."""
    return LAST_REP if number == total > 1 else rep_number(number)


def rep_number(number: int) -> str:
    """A rep's number, the last one's too."""
    return f"{number}."


def numbered(number: str, word: str) -> str:
    """A rep's number and what opens its count: `2, in`."""
    return f"{number.removesuffix('.')}, {word[0].lower()}{word[1:]}"


def names_side(text: str) -> bool:
    """Whether a routine's line has a side to fill in."""
    return _PLACEHOLDER.search(text) is not None


def counted(number: int, thing: str) -> str:
    """So many of a thing: `1 rep`, `6 reps`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def turn_of(number: int, total: int, *, name: str, dose: str = "") -> str:
    """Which set or round it is, and how much of it if that changes, as in `Set 2 of 3: 6 reps`."""
    return f"{name.capitalize()} {number} of {total}{f': {dose}' if dose else ''}."


def turn_next(number: int, total: int, *, name: str, dose: str = "") -> str:
    """Which set or round comes after the rest."""
    return f"Next, {name} {number} of {total}{f': {dose}' if dose else ''}."


def length(length_ms: int) -> str:
    """A length as it is said: `20 seconds`, `1 minute 30 seconds`, `12 minutes`."""
    minutes, seconds = divmod(length_ms / 1000, 60)
    parts = [counted(int(minutes), "minute")] if minutes else []
    if seconds or not parts:
        parts.append(f"{seconds:g} {'second' if seconds == 1 else 'seconds'}")
    return " ".join(parts)


def period(length_ms: int) -> str:
    """What comes after `every`: `minute`, `90 seconds`."""
    text = length(length_ms)
    return "minute" if text == "1 minute" else text


def as_many_rounds(length_ms: int) -> str:
    """The dose of a block for a time."""
    return f"As many rounds as you can in {length(length_ms)}, at your own pace."


def you_need(things: tuple[str, ...]) -> tuple[str, ...]:
    """What it takes, a sentence each: `You need a band`, `And a chair`."""
    starts = ("You need", *("And" for _ in things[1:]))
    return tuple(
        f"{start} {_with_article(thing)}." for start, thing in zip(starts, things, strict=False)
    )


def _with_article(thing: str) -> str:
    counted_already = re.match(r"(?:an?|the|one|two|three|four|some|your|\d+) ", thing)
    if counted_already or thing.endswith("s"):
        return thing
    return f"{'an' if thing[0].lower() in 'aeiou' else 'a'} {thing}"


def left_out(title: str) -> str:
    """What a shorter session goes without."""
    return sentence(f"Left out this time: {title}")


def next_exercise(title: str) -> str:
    """What comes after the rest."""
    return sentence(f"Next: {title}")


def first_exercise(title: str) -> str:
    """What a block begins with, where another exercise was taught last."""
    return sentence(f"First: {title}")


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
