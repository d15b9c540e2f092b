"""What is counted and measured, whoever keeps it."""

from dataclasses import dataclass
from typing import Protocol

from skill.metrics.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a process holds just now.

    Attributes:
        connections: of listeners.
        routines: that are open.
        renditions: that are kept.
        built_s: when the edition in use was built, in seconds since 1970; None without one.
    """

    connections: int
    routines: int = 0
    renditions: int = 0
    built_s: int | None = None


class Meter(Protocol):
    """Counts and measures; many threads may tell it."""

    def answered(self, kind: Kind, status: int, size: int, seconds: float) -> None:
        """A request was answered: with which status, how many bytes, after how long."""

    def heard(self, kind: str, outcome: str) -> None:
        """Alexa asked: which kind of request, and what came of it; both of closed sets."""

    def holds(self, held: Holdings) -> None:
        """What this process holds now."""
