"""Angles and temperatures: `90°`, a `360° breath`, `20 °C`, `-5°`."""

import re
from typing import Final

from audio_builder.voices.notation.attributive import is_followed_by_a_thing
from audio_builder.voices.notation.numbers import NUMBER, counted

_DEGREES: Final = re.compile(rf"((?:(?<![^ (])-)?)({NUMBER}) ?°(?: ?([CF])(?!\w))?")
_SLASH: Final = re.compile(r"(?<=°)/(?=\d)")
_SCALES: Final = {"C": "Celsius", "F": "Fahrenheit"}


def degrees_said(text: str) -> str:
    """The sign in words: "degree" of a thing that has them, else "degrees"."""
    return _DEGREES.sub(_degrees, _SLASH.sub(" ", text))


def _degrees(match: re.Match[str]) -> str:
    sign, number, scale = match.groups()
    minus = "minus " if sign else ""
    if scale:
        return f"{minus}{counted(number, 'degree', 'degrees')} {_SCALES[scale]}"
    if is_followed_by_a_thing(match.string[match.end() :]):
        return f"{minus}{number} degree"
    return f"{minus}{counted(number, 'degree', 'degrees')}"
