"""Numbers between slashes: positions (`90/90`), patterns (`4/7/8`) and blood pressure."""

import re
from typing import Final

_TENTHS: Final = 10
"""The finest fraction that engines read as one."""
_PAIR: Final = re.compile(r"(?<![\w/.,])(\d+)/(\d+)(?![\w/]|[.,]\d)")
_PRESSURE: Final = re.compile(
    r"((?:BP|blood pressure)(?: (?:of|is|at|was|above|below|over|under))* )(\d+)/(\d+)(?![\w/])"
)
_CHAIN: Final = re.compile(r"(?<![\w/.,])\d(?:/\d){2,}(?![\w/]|[.,]\d)")
"""Single digits only: of more, three may be a date, which engines read as one."""


def pairs_said(text: str) -> str:
    """Numbers with a slash that are no fraction, said one after the other."""
    text = _PRESSURE.sub(r"\1\2 over \3", text)
    text = _CHAIN.sub(lambda match: match[0].replace("/", ", "), text)
    return _PAIR.sub(_pair, text)


def _pair(match: re.Match[str]) -> str:
    """`90/90`, a position, is two numbers; `3/4`, a fraction, is left to the engine."""
    first, second = int(match[1]), int(match[2])
    fraction = 0 < first < second <= _TENTHS
    return match[0] if fraction else f"{match[1]} {match[2]}"
