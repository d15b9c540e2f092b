"""Sets that a file writes out one after the other, as sets of one exercise."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from audio_builder.exchange.draft import DraftExercise, DraftItem


Lose = Callable[[str, str], None]


def sets_merged(items: Iterable[DraftItem], lose: Lose) -> Iterator[DraftItem]:
    """Yield items; neighbours of one title that differ by their reps alone, as one exercise in sets.

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
    same = {"where": first.where, "reps": first.reps, "rest_ms": first.rest_ms}
    alike = replace(item, **same) == first and bool(item.reps) == bool(first.reps)
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
