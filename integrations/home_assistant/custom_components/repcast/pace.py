"""Paces, as the server's addresses write them: `breath=5-7&level=easier`. Pure.

What is left out is as the routine has it. What is possible the server knows, and says.
"""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from .const import PACE_KEYS

_CHOICES: Final = (
    ("Slower breathing (5 s in, 7 s out)", "breath=5-7"),
    ("Brisk breathing (3 s in, 3 s out)", "breath=3-3"),
    ("Few words", "guide=short"),
)
_LEVELS: Final = (("Easier", "easier"), ("Harder", "harder"))


def pace_query(chosen: Mapping[str, Any]) -> str:
    """The query of a pace, always in one order; empty if nothing is chosen."""
    return urlencode([(key, str(chosen[key])) for key in PACE_KEYS if chosen.get(key) is not None])


def pace_choices(levels: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The paces that are offered to whoever browses: what each is called, and its query."""
    had = tuple((name, f"level={level}") for name, level in _LEVELS if level in levels)
    return (*_CHOICES, *had)
