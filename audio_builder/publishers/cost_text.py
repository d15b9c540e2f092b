"""What freedom costs, as a table that a person can read."""

from collections.abc import Sequence

from audio_builder.planning.costs import Cost
from audio_builder.publishers.clock import minutes_clock

_BYTES_A_MS = 8
"""At 64 kbit/s."""


def render_costs(title: str, costs: Sequence[Cost]) -> str:
    """Render one line for each kind of freedom, and the totals."""
    whole = Cost(
        freedom="all of it",
        phrases=sum(cost.phrases for cost in costs),
        airs=sum(cost.airs for cost in costs),
        length_ms=sum(cost.length_ms for cost in costs),
    )
    lines = [title, "", f"{'':<26}{'phrases':>9}{'airs, tones':>13}{'length':>9}{'MB':>7}"]
    for cost in (*costs, whole):
        size = cost.length_ms * _BYTES_A_MS / 1e6
        clock = minutes_clock(cost.length_ms)
        lines.append(f"{cost.freedom:<26}{cost.phrases:>9}{cost.airs:>13}{clock:>9}{size:>7.1f}")
    return "\n".join(lines) + "\n"
