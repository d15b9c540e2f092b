"""How often: `3x10`, `3 sets x 10`, `2x/day`, `10 reps/side`."""

import re
from typing import Final

_TIMES: Final = re.compile(
    r"(?<=\d) ?[x×] ?(?=\d)|(?<=\d) ?[x×](?: ?/ ?(?=[a-z])|(?!\w))|(?<!\w)[x×] ?(?=\d)|×"
)
_ONCE: Final = re.compile(r"(?<![\w.,:/-])(?<![-x×/] )1 ?[x×](?:( ?/ ?)(?=[a-z])|(?! ?\d)(?!\w))")
_SETS: Final = re.compile(r"(?<=\d )(sets?) ?[x×] ?(?=\d)")
_COUNTED: Final = (
    "reps?|times?|sets?|breaths?|steps?|hops?|jumps?|beats?|cycles?|laps?|rounds?|circuits?|holds?|"
    "sessions?|days?|hours?|minutes?|mins?|min|seconds?|secs?|s|h|kg|g|lbs?|kcal"
)
_PER: Final = (
    "side|leg|arm|hand|foot|knee|hip|shoulder|direction|way|set|rep|round|exercise|session|"
    "day|week|month|hour|minute|second|limb|mile|km|h|hr|min|wk"
)
_RATE: Final = re.compile(
    rf"(?<![\w/])(\d+(?:[.,]\d+)*(?: ?(?:{_COUNTED}))?) ?/ ?({_PER})(?![\w/'])(?!-\w)"
)
_SPELLED: Final = {"h": "hour", "hr": "hour", "km": "kilometer", "min": "minute", "wk": "week"}


def repeats_said(text: str) -> str:
    """The signs between figures of a dose, in words."""
    text = _RATE.sub(lambda match: f"{match[1]} per {_SPELLED.get(match[2], match[2])}", text)
    text = _SETS.sub(r"\1 of ", text)
    text = _ONCE.sub(lambda match: "once per " if match[1] else "once", text)
    return _TIMES.sub(_times, text)


def _times(match: re.Match[str]) -> str:
    return " times per " if "/" in match[0] else " times "
