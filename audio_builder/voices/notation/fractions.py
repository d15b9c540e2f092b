"""Fractions: mixed (`1 1/2`), of a unit (`1/2 kg`), and halves of things (`1/2 kneeling`).

A fraction on its own, such as `3/4`, is left to the engine.
"""

import re
from typing import Final

from audio_builder.voices.notation.units import UNIT, UNITS

_QUARTERS: Final = {"¼": "1/4", "½": "1/2", "¾": "3/4"}
_SIGNS: Final = re.compile("(?<=\\d) ?([¼½¾])")
_NAMES: Final = {"1/4": "a quarter", "1/2": "a half", "3/4": "three quarters"}
_ALONE: Final = {"¼": "one quarter", "½": "one half", "¾": "three quarters"}
_FRACTION: Final = r"(?:1/[23458]|2/3|3/[458]|5/8|7/8|2/5|4/5)(?![\w/]|[.,]\d)"
_FREE: Final = r"(?<![\w/.,:-])"
_MIXED: Final = re.compile(rf"{_FREE}(\d+)[ -]({_FRACTION})")
_RANGE: Final = re.compile(rf"({_FRACTION}) ?- ?(?={_FRACTION})")
_OF_UNIT: Final = re.compile(rf"{_FREE}({_FRACTION}|[¼½¾])[ -]?({UNIT})(?![\w/'])( [a-z]+)?")
_HALF: Final = re.compile(
    rf"{_FREE}(?:1/2|½)(?=[ -](?!(?:of|to|and|or|as|at|for|in|is|on|then)(?!\w))[a-z])"
)
_ARTICLE: Final = re.compile(r"(?<!\w)an? $", re.IGNORECASE)


def fractions_said(text: str) -> str:
    """Fractions that an engine would read without their "and", "of" or "half a"."""
    text = _SIGNS.sub(lambda match: f" {_QUARTERS[match[1]]}", text)
    text = _MIXED.sub(lambda match: f"{match[1]} and {_NAMES.get(match[2], match[2])}", text)
    text = _RANGE.sub(r"\1 to ", text)
    text = _HALF.sub("half", _OF_UNIT.sub(_of_unit, text))
    return re.sub("[¼½¾]", lambda match: f" {_ALONE[match[0]]} ", text)


def _of_unit(match: re.Match[str]) -> str:
    """`half a kilogram`, but `a half kilogram plate`; `3/4 of an hour`."""
    fraction, unit = _QUARTERS.get(match[1], match[1]), UNITS[match[2]][0]
    following = match[3] or ""
    if _ARTICLE.search(match.string[: match.start()]):
        return f"{'half' if fraction == '1/2' else fraction} {unit}{following}"
    article = "an" if unit == "hour" else "a"
    return f"{'half' if fraction == '1/2' else f'{fraction} of'} {article} {unit}{following}"
