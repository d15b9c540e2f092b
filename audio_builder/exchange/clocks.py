"""Clocks inside rounds: a block that waits for the coach's words has no clocked block inside it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from audio_builder.exchange.draft import DraftBlock, DraftExercise, DraftItem, Remark, leaves


def is_clocked(block: DraftBlock) -> bool:
    """Whether a strict clock runs a block from its start to its end."""
    own = block.every_ms is not None or block.for_ms is not None
    return own or all(exercise.by_clock for exercise in leaves((block,)))


def clocks_apart(block: DraftBlock, losses: list[Remark]) -> Iterator[DraftBlock]:
    """Yield a block, or several in a row so that no clock runs inside one that waits for words.

    Args:
        block: one whose inner blocks are sound already.
        losses: takes the rounds of clocked blocks that stand inside rounds: they are gone through
            once in each round.
    """
    if is_clocked(block) or not any(_is_inner_clock(item) for item in block.items):
        yield block
        return
    if block.rounds > 1:
        yield replace(block, items=tuple(_once(block.items, losses)))
        return
    for is_clock, run in groupby(block.items, _is_inner_clock):
        items = tuple(run)
        if is_clock:
            yield from (item for item in items if isinstance(item, DraftBlock))
        else:
            yield replace(block, items=items, title=None)


def _is_inner_clock(item: DraftItem) -> bool:
    return isinstance(item, DraftBlock) and is_clocked(item)


def _once(items: tuple[DraftItem, ...], losses: list[Remark]) -> Iterator[DraftItem]:
    for item in items:
        if isinstance(item, DraftExercise) or not is_clocked(item):
            yield item
            continue
        what = f"{item.rounds} rounds by the clock, inside rounds by the coach's words, are 1 here"
        losses.append(Remark(where=item.where, what=what))
        yield from leaves(item.items)
