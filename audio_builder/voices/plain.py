"""Text in plain characters: what looks different but is spoken alike becomes one thing."""

import re
import unicodedata
from typing import Final

STAND_IN: Final = "\ue000"
"""A private character that keeps a pronounced word's place while the text around it changes."""

# Quotes and dashes stand as numbers: printed, they cannot be told apart.
_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        **dict.fromkeys("[{", "("),
        **dict.fromkeys("]}", ")"),
        **dict.fromkeys("•*_|\\^", " "),  # marks on paper, silent when read aloud
        **dict.fromkeys("™®", None),
        "―": "—",
        "…": "...",
    }
)
_INVISIBLE: Final = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u200c\u200d")
"""Invisible, but they tell words apart in Persian and in Indian scripts."""
_PAUSE: Final = re.compile(r"\s*—[\s—]*|(?<![\d%°]) -+ | -+ (?!\d)")
_SPACE: Final = re.compile(r"\s+")
_SPACE_BEFORE: Final = re.compile(r" +(?=[,.;:!?])")
_PAUSED: Final = (",", ".", ";", ":", "!", "?", "(")


def plain(text: str) -> str:
    """Plain quotes, dashes, dots and brackets, single spaces, composed letters; idempotent.

    A dash between two thoughts becomes a comma: `heart` drops a lone hyphen without a pause.
    Square brackets become round ones: in an engine's text they are markup, in a routine's not.
    """
    seen = "".join(_visible(char) for char in text)
    composed = unicodedata.normalize("NFC", seen).translate(_SAME)
    paused = _PAUSE.sub(_pause, _SPACE.sub(" ", composed).strip())
    return _SPACE_BEFORE.sub("", _SPACE.sub(" ", paused)).strip()


def _visible(char: str) -> str:
    if char.isspace():
        return " "
    if "\ufe00" <= char <= "\ufe0f":  # variation selectors: how a sign is drawn
        return ""
    category = unicodedata.category(char)
    if category not in _INVISIBLE:
        return char
    if char in _JOINERS:
        return char
    return "" if category == "Cf" else " "


def _pause(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    after = match.string[match.end() :]
    if not before or not after or before.endswith(_PAUSED) or after.startswith(_PAUSED[:-1]):
        return " "
    return ", "
