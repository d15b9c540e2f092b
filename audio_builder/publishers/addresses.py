"""Addresses of a library's files, at its own pace and at any other.

A pace is a folder in an address, as in `hip-ir/5-7_4_short/hip-ir.mp3`: podcast apps want an
address of its own for each file, ending in `.mp3`, without a query, of ASCII letters, digits
and `-._` alone.
"""

import re
from typing import Final

from audio_builder.errors import PaceError
from audio_builder.model.pace import Level, Pace, parse_breath, parse_guide

DEFAULT_REPS: Final = "default"
"""How an address says that each exercise has its own reps."""
_FOLDER: Final = re.compile(
    r"(?P<breath>[0-9.]{1,4}-[0-9.]{1,4})_(?P<reps>[0-9]{1,2}|default)_(?P<guide>[a-z]{1,8})"
    r"(?:_(?P<level>easier|harder))?(?:_(?P<minutes>[0-9]{1,3})min)?",
    re.ASCII,
)


def pace_folder(pace: Pace) -> str:
    """The one folder that stands for a pace, as in `5-7_4_short` or `4-6_2_full_easier_10min`."""
    reps = DEFAULT_REPS if pace.reps is None else str(pace.reps)
    parts = [str(pace.breath), reps, pace.guide]
    if pace.level is not Level.STANDARD:
        parts.append(pace.level)
    if pace.minutes is not None:
        parts.append(f"{pace.minutes}min")
    return "_".join(parts)


def parse_pace_folder(folder: str) -> Pace:
    """Read a folder that stands for a pace.

    Raises:
        PaceError: if it does not, or is not written as `pace_folder` would.
    """
    match = _FOLDER.fullmatch(folder)
    if match is None:
        message = "this folder is no pace: give one as in 5-7_4_short or 4-6_default_full"
        raise PaceError(message)
    reps = match["reps"]
    pace = Pace(
        breath=parse_breath(match["breath"]),
        reps=None if reps == DEFAULT_REPS else int(reps),
        guide=parse_guide(match["guide"]),
        level=Level(match["level"] or Level.STANDARD),
        minutes=None if match["minutes"] is None else int(match["minutes"]),
    )
    if pace_folder(pace) != folder:
        message = f"this pace has another address: {pace_folder(pace)}"
        raise PaceError(message)
    return pace


def pace_query(pace: Pace) -> str:
    """The one way of writing a pace as a query, as in `breath=5-7&reps=4&guide=short&level=easier`.

    The standard level and the whole session are left out.
    """
    reps = DEFAULT_REPS if pace.reps is None else str(pace.reps)
    query = f"breath={pace.breath}&reps={reps}&guide={pace.guide}"
    if pace.level is not Level.STANDARD:
        query += f"&level={pace.level}"
    return query if pace.minutes is None else f"{query}&minutes={pace.minutes}"


def player_query(routine_id: str) -> str:
    """What the player's address has behind it to open a routine (player/page_query.js)."""
    return f"?routine={routine_id}"


def routine_folder(base_url: str, routine_id: str, pace: Pace, own: Pace) -> str:
    """Where a routine's files are at a pace, without a trailing slash.

    Args:
        base_url: where the library is served, without a trailing slash.
        routine_id: the routine.
        pace: what is asked for.
        own: the library's own pace; its files lie in the routine's folder itself.
    """
    folder = f"{base_url}/{routine_id}"
    return folder if pace == own else f"{folder}/{pace_folder(pace)}"
