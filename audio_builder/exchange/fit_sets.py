"""What a file writes out step by step, as one exercise: its sets, and its sides."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from audio_builder.exchange.draft import DraftExercise, DraftItem
from audio_builder.model.values import Side

Lose = Callable[[str, str], None]
_SIDES: Final[tuple[Side, Side]] = ("left", "right")


def sides_merged(items: Iterable[DraftItem]) -> Iterator[DraftItem]:
    """Yield items; `Lunge, left` and `Lunge, right` next to it, as one exercise with sides."""
    waiting: DraftExercise | None = None
    for item in items:
        pair = _pair(waiting, item)
        if pair is not None:
            yield pair
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = item if isinstance(item, DraftExercise) else None
        if waiting is None:
            yield item
    if waiting is not None:
        yield waiting


def _pair(first: DraftExercise | None, second: DraftItem) -> DraftExercise | None:
    if first is None or not isinstance(second, DraftExercise) or first.rest_ms is not None:
        return None
    title, _, side = first.title.rpartition(", ")
    order = next((order for order in (_SIDES, _SIDES[::-1]) if side.lower() == order[0]), None)
    if not title or order is None or second.title.lower() != f"{title}, {order[1]}".lower():
        return None
    both = replace(first, title=title, sides=order, rest_ms=second.rest_ms)
    twin = replace(second, title=title, where=first.where, sides=order)
    return both if twin == both else None


def sets_merged(items: Iterable[DraftItem], lose: Lose) -> Iterator[DraftItem]:
    """Yield items; neighbours that differ by their reps alone, as one exercise in sets.

    Args:
        items: in their order.
        lose: takes note, by where and what, of a rest after the last set that is another than
            between the sets.
    """
    run: list[DraftExercise] = []
    for item in items:
        if isinstance(item, DraftExercise) and run and _goes_on(run, item):
            run.append(item)
            continue
        yield from _as_one(run, lose)
        run = []
        if isinstance(item, DraftExercise) and item.sets == 1 and item.is_titled:
            run = [item]
        else:
            yield item
    yield from _as_one(run, lose)


def _goes_on(run: Sequence[DraftExercise], item: DraftExercise) -> bool:
    first, last = run[0], run[-1]
    twin = replace(item, where=first.where, reps=first.reps, rest_ms=first.rest_ms)
    alike = twin == first and bool(item.reps) == bool(first.reps)
    return alike and last.rest_ms == first.rest_ms and first.rest_ms is not None


def _as_one(run: Sequence[DraftExercise], lose: Lose) -> Iterator[DraftExercise]:
    if len(run) <= 1:
        yield from run
        return
    first, last = run[0], run[-1]
    if last.rest_ms not in (None, first.rest_ms):
        lose(last.where, f"the rest of {(last.rest_ms or 0) / 1000:g} s after the last set")
    reps = tuple(number for exercise in run for number in exercise.reps)
    yield replace(first, sets=len(run), reps=reps[:1] if len(set(reps)) == 1 else reps)
