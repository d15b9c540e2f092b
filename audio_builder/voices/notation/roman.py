"""Roman numerals after what is numbered: `Phase II`, `Grade I-II`, `Levels I & II`."""

import re
from typing import Final

_NUMBERED: Final = (
    "phase|level|stage|grade|type|part|week|step|zone|block|day|class|category|round|series|lesson|"
    "exercise|session|superset|variation|progression|circuit|volume|chapter"
)
_ROMAN: Final = "X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3}"
_RUN: Final = re.compile(
    rf"(?<!\w)((?i:{_NUMBERED})s?) ((?:{_ROMAN})(?:(?:-|/| ?& ?| ?\+ ?| - | and | or | to |, )"
    rf"(?:{_ROMAN}))*)(?![\w'])"
)
_VALUES: Final = {"I": 1, "V": 5, "X": 10}


def roman_said(text: str) -> str:
    """Roman numerals in figures. An I after a small letter stays: "at this level I stop"."""
    return _RUN.sub(_run, text)


def _run(match: re.Match[str]) -> str:
    noun, numerals = match[1], match[2]
    if noun[0].islower() and numerals in {"I", "X"}:
        return match[0]
    figures = re.sub("[IVX]+", lambda numeral: str(_value(numeral[0])), numerals)
    # Kept, a slash would make a fraction of two grades.
    return f"{noun} {re.sub(' ?- ?', ' to ', figures).replace('/', ', ')}"


def _value(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
