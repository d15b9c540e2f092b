"""Ranges (`30-60 s`), and numbers in a row (`3-2-1`, a `3-1-2-0` tempo)."""

import re
from typing import Final

from audio_builder.voices.notation.numbers import NUMBER

_SAME_UNIT: Final = re.compile(
    rf"(?<![\w.,:/-])({NUMBER})( ?)(°|%|[a-z]+) ?- ?({NUMBER}) ?\3(?![\w°%])"
)
_RANGE: Final = re.compile(rf"(?<![\w.,:/-]){NUMBER}(?: ?- ?{NUMBER})+(?![\d:/-]|[.,]\d)")


def ranges_said(text: str) -> str:
    """Figures with a hyphen between them, said with "to", or one by one."""
    return _RANGE.sub(_range, _SAME_UNIT.sub(r"\1 to \4\2\3", text))


def _range(found: re.Match[str]) -> str:
    """Two numbers are a range; more are a countdown or a tempo, said one by one."""
    numbers = re.findall(NUMBER, found[0])
    match numbers:
        case [first, last]:
            return f"{first} to {last}"
        case _:
            return ", ".join(numbers)
