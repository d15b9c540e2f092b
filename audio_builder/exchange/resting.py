"""The rest between the items of a routine, which has one length for all of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from audio_builder.exchange.dosing import seconds
from audio_builder.exchange.draft import DraftExercise, DraftItem, Remark
from audio_builder.units import Ms

SECONDS_MAX_MS: Final = 300_000
"""The longest rest between items, and lead-in (model.values.Seconds)."""


def rest_between_items(items: Sequence[DraftItem]) -> tuple[Ms | None, tuple[Remark, ...]]:
    """The rest that most exercises of one set have behind them, and the rests that differ.

    Returns:
        The rest, or None if the file says nothing of it; and what was lost.
    """
    after = [
        (item.where, item.rest_ms)
        for item in items[:-1]
        if isinstance(item, DraftExercise) and item.sets == 1 and item.rest_ms is not None
    ]
    if not after:
        return None, ()
    [(usual_ms, _)] = Counter(rest_ms for _, rest_ms in after).most_common(1)
    kept_ms = min(usual_ms, SECONDS_MAX_MS)
    losses = tuple(
        Remark(where=where, what=f"the rest of {rest_ms / 1000:g} s is {seconds(kept_ms):g} s here")
        for where, rest_ms in after
        if rest_ms != round(seconds(kept_ms) * 1000)
    )
    return Ms(kept_ms), losses
