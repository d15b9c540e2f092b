"""The pace in a query: `?breath=5-7&reps=4&guide=short&level=easier&minutes=10`.

Each may stand in it once. `reps=default` asks for each exercise's own reps, also of a library that
was built at others. A query that names no level or no minutes means the standard level and the
whole session.

Other keys are passed over: whoever shares a link may hang something of their own behind it
(`utm_source`, `fbclid`), and that makes no other pace.
"""

import re
from typing import Final
from urllib.parse import parse_qsl

from audio_builder.library import (
    DEFAULT_REPS,
    Level,
    Pace,
    PaceError,
    parse_breath,
    parse_guide,
    parse_level,
)

QUERY_MAX: Final = 4096
"""Letters of a query. The longest that means anything has under 70; what sites and apps hang behind
a shared address takes some hundreds, and with a campaign's every tag more than a thousand."""

_KEYS: Final = ("breath", "reps", "guide", "level", "minutes")
_VALUE: Final = re.compile(r"[0-9a-z.-]{1,16}", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9]{1,4}", re.ASCII)


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
    if not query:
        return default
    chosen = _values(query)
    if not chosen:
        return default
    return Pace(
        breath=parse_breath(chosen["breath"]) if "breath" in chosen else default.breath,
        reps=_parse_reps(chosen["reps"]) if "reps" in chosen else default.reps,
        guide=parse_guide(chosen["guide"]) if "guide" in chosen else default.guide,
        level=parse_level(chosen["level"]) if "level" in chosen else Level.STANDARD,
        minutes=_parse_minutes(chosen["minutes"]) if "minutes" in chosen else None,
    )


def names_pace(query: str) -> bool:
    """Whether a query says anything of a pace, if only something impossible."""
    return any(key in _KEYS for key, _ in _pairs(query))


def _pairs(query: str) -> list[tuple[str, str]]:
    if len(query) > QUERY_MAX:
        message = f"the query is too long: no more than {QUERY_MAX} letters are read"
        raise PaceError(message)
    return parse_qsl(query, keep_blank_values=True)


def _values(query: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for key, value in _pairs(query):
        if key not in _KEYS:
            continue
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
    if not _NUMBER.fullmatch(text):
        message = f"'{text}' reps is not possible: give a whole number as in reps=4, or default"
        raise PaceError(message)
    return int(text)


def _parse_minutes(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        message = f"'{text}' minutes is not possible: give a whole number as in minutes=10"
        raise PaceError(message)
    return int(text)
