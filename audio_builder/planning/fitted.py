"""A routine as it is told in one session: whole, or made shorter."""

from dataclasses import dataclass

from audio_builder.model.routine import Routine


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A routine, and what its session tells of what was left out of it."""

    routine: Routine
    notes: tuple[str, ...] = ()
    settled: frozenset[str] = frozenset()
    """Items that follow another one than their author wrote, in the posture they begin in: their
    way into it is not told."""
