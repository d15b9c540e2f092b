"""Numbers and lengths as they are written: in figures or words, alone or as a range."""

import re
from typing import Final

_WORDS: Final = {
    "a half": 0.5,
    "half a": 0.5,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "a dozen": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty-five": 25,
    "twenty": 20,
    "thirty": 30,
    "forty-five": 45,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
_FRACTIONS: Final = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_FIGURES: Final = r"\d{1,4}(?:[.,]\d{1,2})?(?: ?(?:1/2|1/4|3/4)(?!\d))?"
_SPELLED: Final = "|".join(
    word.replace("-", "[- ]") for word in sorted(_WORDS, key=len, reverse=True)
)
NUMBER: Final = rf"(?:{_FIGURES}|(?:1/2|3/4)(?!\d)|\b(?:{_SPELLED})\b)"
BEFORE: Final = r"(?<![\w/.,:])(?<!\w-)"
"""Stands before a number that is a number of its own."""
AFTER: Final = (
    rf"(?![\w%°]|/ ?\d|[.,:]\d|-\d| ?(?:-|to|or) ?{NUMBER}| ?(?:kg|lbs?|pounds?|cm|mm|inch|inches"
    r"|feet|degrees|percent|met[er]|km|miles?|years?|months?|weeks?|days?|hours?|min(?:ute)?s?"
    r"|sec(?:ond)?s?)\b)"
)
"""Stands behind a number that is a number of something other than weight, way or time."""
UNIT: Final = r"(?:seconds?\b|secs?\b\.?|s\b|minutes?\b|mins?\b\.?|\"|')"
"""A unit of time that a length is written in."""
_CLOCK: Final = r"\d{1,2}:[0-5]\d"


def number(name: str) -> str:
    """A pattern of one number, as a group."""
    return rf"(?P<{name}>{NUMBER})"


def spread(name: str) -> str:
    """A pattern of a number or a range, as the groups `name` and `name_most`."""
    return rf"(?P<{name}>{NUMBER})(?: ?(?:-|to|or) ?(?P<{name}_most>{NUMBER}))?"


def length(name: str) -> str:
    """A pattern of a length with its unit or a range of lengths, with `name_unit` besides."""
    inner = rf"(?: ?(?:s|secs?|seconds?|min|minutes?|\"))? ?(?:-|to|or) ?(?P<{name}_most>{NUMBER})"
    return (
        rf"(?:(?P<{name}_clock>{_CLOCK})(?P<{name}_clock_unit> ?{UNIT})?"
        rf"|(?P<{name}>{NUMBER})(?:{inner})?[ -]?(?P<{name}_unit>{UNIT})(?! ?rule))"
    )


def value(text: str) -> float:
    """The number that a text is, as `NUMBER` has it."""
    plain = " ".join(text.lower().replace("-", " ").split())
    for word, worth in _WORDS.items():
        if plain == word.replace("-", " "):
            return worth
    found = re.fullmatch(r"(\d+(?:[.,]\d+)?)? ?(1/2|1/4|3/4)?", plain)
    if found is None:
        return 0
    whole = float(found[1].replace(",", ".")) if found[1] else 0
    return whole + _FRACTIONS.get(found[2] or "", 0)


def is_literal(number_: float, words: str) -> bool:
    """Whether a number stands in some words in figures."""
    return re.search(rf"(?<![\d.,]){re.escape(f'{number_:g}')}(?![\d]|[.,]\d)", words) is not None


def clock_seconds(text: str) -> int:
    """The seconds of `1:30`."""
    minutes, seconds = text.split(":")
    return int(minutes) * 60 + int(seconds)
