"""How long to wait before a worker that died is started again. Pure."""

from typing import Final

STEADY_S: Final = 60.0
"""A worker that lived so long died of something new."""
LONGEST_S: Final = 30.0


def wait_s(deaths: int) -> float:
    """The wait after so many deaths in a row: none at first, then 1 s, doubled up to 30 s."""
    return 0.0 if deaths <= 1 else min(2.0 ** (deaths - 2), LONGEST_S)


def deaths_in_row(before: int, lived_s: float) -> int:
    """How many deaths in a row there are now that a worker has died."""
    return 1 if lived_s >= STEADY_S else before + 1
