"""The report: a line for each figure, aligned, with its ratio, its goal and the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

_LABEL: Final = 60
_FIGURE: Final = 11
_MILLISECONDS_BELOW_S: Final = 1.0
_MICROSECONDS_BELOW_S: Final = 1e-3
_SPREAD_FROM: Final = 2
"""Runs from which their spread is worth telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a ratio should be at most, or at least."""

    most: float | None = None
    least: float | None = None

    def is_met(self, ratio: float) -> bool:
        """Whether a ratio is within the goal."""
        return (self.most is None or ratio <= self.most) and (
            self.least is None or ratio >= self.least
        )

    def __str__(self) -> str:
        return f"≤ {self.most:g} ×" if self.most is not None else f"≥ {self.least:g} ×"


@dataclass(slots=True)
class Report:
    """Prints each line at once, and counts what was missed."""

    missed: list[str] = field(default_factory=list)
    met: int = 0

    def section(self, title: str) -> None:
        """Start a section."""
        print(f"\n{title}\n{'─' * len(title)}", flush=True)

    def text(self, text: str) -> None:
        """Explain something."""
        print(f"  {text}", flush=True)

    def figure(
        self, label: str, figure: str, ratio: float | None = None, goal: Goal | None = None
    ) -> None:
        """Print a figure, and beside it its ratio, the goal for that and whether it is met."""
        line = f"  {label:<{_LABEL}}{figure:>{_FIGURE}}"
        if ratio is not None:
            line += f"{_ratio(ratio):>10} ×"
        if ratio is not None and goal is not None:
            met = goal.is_met(ratio)
            line += f"   goal {goal!s:<9} {'met' if met else 'MISSED'}"
            if met:
                self.met += 1
            else:
                self.missed.append(f"{label.strip()}: {_ratio(ratio)} ×, goal {goal}")
        print(line, flush=True)

    def failure(self, what: str) -> None:
        """Say what should never be, and count it among what was missed."""
        print(f"  FAULT   {what}", flush=True)
        self.missed.append(what)

    def promise(self, label: str, *, broken: int, of: int) -> None:
        """Print how often something came true that always should; never is missed too."""
        line = f"  {label:<{_LABEL}}{of - broken:>6,} of {of:,}"
        is_missed = broken > 0 or not of
        print(f"{line}   goal all     {'MISSED' if is_missed else 'met'}", flush=True)
        if is_missed:
            self.missed.append(f"{label.strip()}: {broken:,} of {of:,} did not")
        else:
            self.met += 1

    def verdict(self) -> None:
        """Say at the end which goals were missed."""
        self.section(f"Goals: {self.met} met, {len(self.missed)} missed")
        for line in self.missed:
            self.text(f"MISSED  {line}")


def seconds(value: float) -> str:
    """A duration, in the unit that suits it."""
    if value < _MICROSECONDS_BELOW_S:
        return f"{value * 1e6:.1f} µs"
    return f"{value * 1e3:.1f} ms" if value < _MILLISECONDS_BELOW_S else f"{value:.2f} s"


def megabytes(value: float) -> str:
    """An amount of memory or of bytes on a disk."""
    return f"{value:.1f} MB"


def runs(values: Sequence[float]) -> str:
    """How many runs a median is of, and how far they lie apart."""
    count = f"n={len(values)}"
    if len(values) < _SPREAD_FROM:
        return count
    return f"{count}, {seconds(min(values))} to {seconds(max(values))}"


def middle(values: Sequence[float]) -> float:
    """The median."""
    return float(median(values))


def _ratio(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:,.0f}"  # noqa: PLR2004
