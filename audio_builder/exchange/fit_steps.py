"""A FIT workout as records: a flat list of steps, some of which repeat those before them."""

from dataclasses import dataclass
from enum import StrEnum


class Lasts(StrEnum):
    """What ends a step."""

    TIME = "time"
    REPS = "reps"
    OPEN = "open"
    """The press of a button."""
    REPEAT = "repeat"
    """The step goes back to an earlier one, so many times."""
    OTHER = "other"
    """Something that nothing here can measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FitStep:
    """One step.

    Attributes:
        index: its number, to which a step that repeats refers.
        amount: ms, reps, or the number of the step that is gone back to.
        times: how often in all, for a step that repeats.
        intensity: Garmin's number for active, rest, warm-up and so on.
        unmeasured: what it asks for that cannot be carried over.
    """

    index: int
    title: str = ""
    lasts: Lasts
    amount: int = 0
    times: int = 0
    intensity: int | None = None
    notes: str = ""
    unmeasured: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FitWorkout:
    """A workout; sports are Garmin's numbers."""

    title: str
    description: str = ""
    sport: int | None = None
    sub_sport: int | None = None
    steps: tuple[FitStep, ...]
