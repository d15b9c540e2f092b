"""When lines are said that go with a hold or with work: spread evenly, and clear of calls."""

from collections.abc import Iterable
from typing import Final

CLEAR_MS: Final = 4_000
"""A line keeps this far from a call, so that neither talks into the other."""
_GRID_MS: Final = 500


def spread(lines: tuple[str, ...], length_ms: int, calls_ms: Iterable[int]) -> dict[int, str]:
    """When each line is said, in ms from the start; one that would find no room is left out.

    Args:
        lines: in their order; the first opens the stretch.
        length_ms: of the whole stretch.
        calls_ms: when something else is said on the way.
    """
    calls = sorted(calls_ms)
    said: dict[int, str] = {}
    for index, line in enumerate(lines):
        at = index * length_ms // len(lines) // _GRID_MS * _GRID_MS
        if index:
            at = _clear(at, calls)
        if index == 0 or max(said) + CLEAR_MS <= at <= length_ms - CLEAR_MS:
            said[at] = line
    return said


def _clear(at: int, calls: list[int]) -> int:
    for call in calls:
        if abs(at - call) < CLEAR_MS:
            at = call + CLEAR_MS
    return at
