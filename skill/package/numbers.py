"""Numbers in words: what Alexa hears is spelled out."""

from typing import Final

_UNITS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS: Final = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
ORDINAL_WORDS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
"""As far as a routine may have exercises."""
_TOO_LARGE: Final = 1000


def number_words(number: int) -> str:
    """A whole number in words; from a thousand on, digit by digit."""
    if number < len(_UNITS):
        return _UNITS[number]
    if number < 100:  # noqa: PLR2004 - where the tens end
        return f"{_TENS[number // 10]} {_UNITS[number % 10]}".removesuffix(" zero")
    if number < _TOO_LARGE:
        return f"{_UNITS[number // 100]} hundred {number_words(number % 100)}".removesuffix(" zero")
    return " ".join(_UNITS[int(digit)] for digit in str(number))
