"""A page of two columns, pasted line by line, is read down the left one, then the right one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from audio_builder.exchange.handout.lines import Line

_GAP: Final = "   "
_LINES_MIN: Final = 4
_SHARE: Final = 0.5
_LEFT_MIN: Final = 18
"""Nothing narrower is a column of text."""
_RIGHT_MIN: Final = 12


def unfolded(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines in the order of reading: two columns one after the other, all else as it is."""
    at = _gutter(lines)
    if at is None:
        return tuple(lines)
    left = [replace(line, text=line.text[:at].rstrip()) for line in lines]
    right = [replace(line, text=line.text[at:]) for line in lines]
    return (*left, replace(lines[-1], text=""), *right)


def _gutter(lines: Sequence[Line]) -> int | None:
    """The column at which the right half of a page begins; None if it has but one."""
    written = [line.text for line in lines if line.text.strip()]
    starts: dict[int, int] = {}
    for text in written:
        gap = text.rfind(_GAP)
        if gap >= _LEFT_MIN and text[:gap].strip() and len(text[gap:].strip()) >= _RIGHT_MIN:
            start = gap + len(_GAP)
            starts[start] = starts.get(start, 0) + 1
    if not starts:
        return None
    at = max(starts, key=lambda start: starts[start])
    is_shared = starts[at] >= max(_LINES_MIN, _SHARE * len(written))
    is_clear = all(text[at - 2 : at].strip() == "" for text in written)
    is_prose = all(_GAP not in text[:at].strip() for text in written)
    return at if is_shared and is_clear and is_prose else None
