"""A letter with a number: vertebrae (`L5/S1`, `L4-5`, `C5-C7`) and exercises (`A1/A2`)."""

import re
from typing import Final

_SLASHED: Final = re.compile(r"(?<![\w/-])([A-Z]\d{1,2})((?:/[A-Z]?\d{1,2})+)(?![\w/-])")
_HYPHENED: Final = re.compile(
    r"(?<![\w/-])([A-Z])(\d{1,2}) ?- ?([A-Z]?)(\d{1,2})(?![\w/-]|[.,:]\d)"
)
_VERTEBRAE: Final = tuple(
    f"{part}{number}"
    for part, count in (("C", 7), ("T", 12), ("L", 5), ("S", 5))
    for number in range(1, count + 1)
)


def labels_said(text: str) -> str:
    """Pairs of labels: two of a joint one after the other, others as a range."""
    text = _SLASHED.sub(lambda match: match[1] + match[2].replace("/", " "), text)
    return _HYPHENED.sub(_hyphened, text)


def _hyphened(match: re.Match[str]) -> str:
    letter, number, other, last = match.groups()
    first, second = letter + number, (other or letter) + last
    if first in _VERTEBRAE and second in _VERTEBRAE:
        neighbours = _VERTEBRAE.index(second) == _VERTEBRAE.index(first) + 1
        return f"{first} {other}{last}" if neighbours else f"{first} to {second}"
    return f"{first} to {second}" if other in {"", letter} else match[0]
