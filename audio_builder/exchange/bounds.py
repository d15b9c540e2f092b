"""The bounds of the language: how many items stand in a block, how often, how deep."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from audio_builder.exchange.clocks import clocks_apart
from audio_builder.exchange.draft import (
    DraftBlock,
    DraftExercise,
    DraftItem,
    Remark,
    UnreadableError,
    depth,
)

ITEMS_MAX: Final = 20
TURNS_MAX: Final = 60
DEPTH_MAX: Final = 2
"""Blocks may stand in a block, and no deeper (model.block)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded:
    """Items within the bounds, and what was lost on the way."""

    items: tuple[DraftItem, ...]
    losses: tuple[Remark, ...]


def within_bounds(items: tuple[DraftItem, ...]) -> Bounded:
    """Items as the language can take them.

    Raises:
        UnreadableError: if there are too many of them, or they stand too deep.
    """
    fitting = _Fitting()
    found = tuple(fitting.top(items))
    if depth(found) > DEPTH_MAX:
        raise UnreadableError(
            where=items[0].where,
            what=f"repeats stand inside each other more than {DEPTH_MAX} deep",
            mend="write out the innermost one in the file that it comes from",
        )
    if len(found) > ITEMS_MAX:
        parts = (clocks_apart(part, fitting.losses) for part in _parts(found))
        found = tuple(block for apart in parts for block in apart)
    if len(found) > ITEMS_MAX:
        raise _too_many(found)
    return Bounded(items=found, losses=tuple(fitting.losses))


@dataclass(slots=True)
class _Fitting:
    losses: list[Remark] = field(default_factory=list)

    def top(self, items: tuple[DraftItem, ...]) -> Iterator[DraftItem]:
        for item in items:
            if isinstance(item, DraftExercise):
                yield self._exercise(item)
            else:
                yield from self._block(item)

    def _block(self, block: DraftBlock) -> Iterator[DraftBlock]:
        """Yield the block, or several that follow one another if it is too long for one."""
        items = tuple(self._inside(block.items))
        rounds = self._turns(block.rounds, "rounds", block.where)
        for apart in clocks_apart(replace(block, items=items, rounds=rounds), self.losses):
            yield from self._cut(apart)

    def _cut(self, bounded: DraftBlock) -> Iterator[DraftBlock]:
        items, rounds = bounded.items, bounded.rounds
        if len(items) <= ITEMS_MAX:
            yield bounded
        elif rounds > 1 or bounded.every_ms is not None or bounded.for_ms is not None:
            yield replace(bounded, items=tuple(_parts(items)))
        else:
            yield from (replace(bounded, title=None, items=part) for part in _cut(items))

    def _inside(self, items: tuple[DraftItem, ...]) -> Iterator[DraftItem]:
        for item in items:
            if isinstance(item, DraftBlock):
                yield from self._block(item)
                continue
            exercise = self._exercise(item)
            if exercise.sets == 1:
                yield exercise
            else:  # in a block, sets are the rounds of a block of their own
                once = replace(exercise, sets=1)
                yield DraftBlock(items=(once,), where=item.where, rounds=exercise.sets)

    def _exercise(self, exercise: DraftExercise) -> DraftExercise:
        sets = self._turns(exercise.sets, "sets", exercise.where)
        reps = exercise.reps if len(exercise.reps) in (0, 1, sets) else exercise.reps[:sets]
        return replace(exercise, sets=sets, reps=reps)

    def _turns(self, turns: int, name: str, where: str) -> int:
        kept = max(1, min(turns, TURNS_MAX))
        if kept != turns:
            self.losses.append(Remark(where=where, what=f"{turns} {name} are {kept} here"))
        return kept


def _parts(items: tuple[DraftItem, ...]) -> Iterator[DraftBlock]:
    """Yield blocks of one round, each of as many items as a block may have."""
    if depth(items) >= DEPTH_MAX or len(items) > ITEMS_MAX**2:
        raise _too_many(items)
    for part in _cut(items):
        yield DraftBlock(items=part, where=part[0].where)


def _too_many(items: tuple[DraftItem, ...]) -> UnreadableError:
    return UnreadableError(
        where=items[0].where,
        what=f"{len(items)} exercises and repeats follow one another, more than {ITEMS_MAX}",
        mend="cut it into several files",
    )


def _cut(items: tuple[DraftItem, ...]) -> Iterator[tuple[DraftItem, ...]]:
    for start in range(0, len(items), ITEMS_MAX):
        yield items[start : start + ITEMS_MAX]
