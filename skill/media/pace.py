"""The pace in a query: `?breath=5-7&reps=4&guide=short`, each of the three at most once.

`reps=default` asks for each exercise's own reps, also of a library that was built at others.
"""

import re
from typing import Final
from urllib.parse import parse_qsl

from audio_builder.library import DEFAULT_REPS, Pace, PaceError, parse_breath, parse_guide

QUERY_MAX: Final = 100
"""Letters of a query; the longest that means anything has under 50."""

_KEYS: Final = ("breath", "reps", "guide")
_VALUE: Final = re.compile(r"[0-9a-z.-]{1,16}", re.ASCII)
_REPS: Final = re.compile(r"[0-9]{1,4}", re.ASCII)


def parse_pace(query: str, default: Pace) -> Pace:
    """Read a query; what it leaves out is as in the default.

    Paces that say the same are equal, however they were written.

    Args:
        query: as it stands in the address, without the question mark; empty if there is none.
        default: the pace of a listener who asks for none, which is the library's own.

    Raises:
        PaceError: with one sentence, if it is anything but a pace within the language. What the
            sentence repeats of the query are digits, small letters, dots and hyphens.
    """
    chosen = _values(query)
    return Pace(
        breath=parse_breath(chosen["breath"]) if "breath" in chosen else default.breath,
        reps=_parse_reps(chosen["reps"]) if "reps" in chosen else default.reps,
        guide=parse_guide(chosen["guide"]) if "guide" in chosen else default.guide,
    )


def _values(query: str) -> dict[str, str]:
    if len(query) > QUERY_MAX:
        message = f"the query is too long: a pace takes no more than {QUERY_MAX} letters"
        raise PaceError(message)
    values: dict[str, str] = {}
    for key, value in parse_qsl(query, keep_blank_values=True):
        if key not in _KEYS:
            message = "a pace has breath, reps and guide, as in breath=5-7&reps=4&guide=short"
            raise PaceError(message)
        if key in values:
            message = f"{key} is given twice: give it once"
            raise PaceError(message)
        if not _VALUE.fullmatch(value):
            message = f"{key} has no possible value: give it as in breath=5-7&reps=4&guide=short"
            raise PaceError(message)
        values[key] = value
    return values


def _parse_reps(text: str) -> int | None:
    if text == DEFAULT_REPS:
        return None
    if not _REPS.fullmatch(text):
        message = f"'{text}' reps is not possible: give a whole number as in reps=4, or default"
        raise PaceError(message)
    return int(text)
