"""FIT workouts, as Garmin's devices and others take them, become drafts."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from audio_builder.exchange.draft import Draft, DraftBlock, DraftExercise, DraftItem, Remark, leaves
from audio_builder.exchange.fit_messages import read_messages
from audio_builder.exchange.fit_sets import sets_merged, sides_merged
from audio_builder.exchange.fit_steps import FitStep, FitWorkout, Lasts
from audio_builder.exchange.limits import within_steps
from audio_builder.units import Ms

ORIGIN: Final = "a FIT file"
REST: Final = 1
_TITLES: Final = {
    None: "Work",
    0: "Work",
    2: "Warm-up",
    3: "Cool-down",
    4: "Recovery",
    5: "Interval",
    REST: "Rest",
}
_KINDS: Final = {REST: "rest", 4: "walk"}
_CYCLING: Final = (2, 21)
"""Sports in which one sits."""
_SET_BY_SET: Final = (19, 20, 43, 44)
"""Sub-sports whose exercises stand for themselves: flexibility, strength, yoga, Pilates."""


def read_fit(raw: bytes) -> Draft:
    """Read a FIT workout.

    Raises:
        UnreadableError: if it is none.
    """
    workout = read_messages(raw)
    reading = _Reading()
    items = tuple(reading.items(workout.steps))
    within_steps(sum(1 for _ in leaves(items)))
    return Draft(
        title=workout.title,
        origin=ORIGIN,
        items=_one_clock(items, workout),
        usual_posture="sitting" if workout.sport in _CYCLING else "standing",
        summary=workout.description,
        losses=tuple(reading.losses),
    )


def _one_clock(items: tuple[DraftItem, ...], workout: FitWorkout) -> tuple[DraftItem, ...]:
    """Intervals that run on from one to the next, as one block; exercises in sets as they are."""
    timed = all(exercise.work_ms is not None and not exercise.reps for exercise in leaves(items))
    if len(items) < 2 or not timed or workout.sub_sport in _SET_BY_SET or _levels(items) > 1:  # noqa: PLR2004
        return items
    return (DraftBlock(items=items, where="the workout"),)


def _levels(items: tuple[DraftItem, ...]) -> int:
    """How many blocks will stand inside each other; sets in a block are a block too."""
    return max(
        1 + _levels(item.items) if isinstance(item, DraftBlock) else int(item.sets > 1)
        for item in items
    )


@dataclass(slots=True)
class _Reading:
    losses: list[Remark] = field(default_factory=list)

    def items(self, steps: tuple[FitStep, ...]) -> Iterator[DraftItem]:
        """Yield the items of a flat list of steps."""
        built: list[tuple[int, DraftItem]] = []
        for step in steps:
            where = f"step {step.index + 1}"
            for what in step.unmeasured:
                self.lose(where, what)
            if step.lasts is not Lasts.REPEAT:
                self._add(built, step, where)
                continue
            start = next((at for at, (index, _) in enumerate(built) if index >= step.amount), None)
            if start is None:
                self.lose(where, "it repeats no step before it")
                continue
            first = built[start][0]
            inner = self._merged(item for _, item in built[start:])
            built[start:] = [(first, _repeated(inner, step.times or 1, where))]
        yield from self._merged(item for _, item in built)

    def _merged(self, items: Iterator[DraftItem]) -> tuple[DraftItem, ...]:
        return tuple(sets_merged(sides_merged(items), self.lose))

    def _add(self, built: list[tuple[int, DraftItem]], step: FitStep, where: str) -> None:
        """Add an exercise; or a rest, to what it follows."""
        before = built[-1][1] if built else None
        rests = step.intensity == REST and not (step.title and step.lasts is Lasts.REPS)
        if (
            rests
            and isinstance(before, DraftExercise)
            and before.kind != "rest"
            and before.sets == 1
        ):
            if step.lasts is Lasts.TIME:
                rested_ms = Ms((before.rest_ms or 0) + step.amount)
                built[-1] = (built[-1][0], replace(before, rest_ms=rested_ms))
            else:
                self.lose(where, "a rest that ends with the press of a button, or a measure")
            return
        built.append((step.index, self._exercise(step, where)))

    def _exercise(self, step: FitStep, where: str) -> DraftExercise:
        if step.lasts is Lasts.OPEN:
            self.lose(where, "how long it lasts: until a button is pressed")
        by_time = step.lasts is Lasts.TIME and step.amount > 0
        by_reps = step.lasts is Lasts.REPS and step.amount > 0
        return DraftExercise(
            title=step.title or _TITLES.get(step.intensity, "Work"),
            where=where,
            is_titled=bool(step.title),
            work_ms=Ms(step.amount) if by_time else None,
            reps=(step.amount,) if by_reps else (),
            kind=_KINDS.get(step.intensity or 0, "work"),
            notes=(step.notes,) if step.notes else (),
        )

    def lose(self, where: str, what: str) -> None:
        """Note what cannot be carried over."""
        self.losses.append(Remark(where=where, what=what))


def _repeated(items: tuple[DraftItem, ...], times: int, where: str) -> DraftItem:
    """One exercise in sets, or several in rounds."""
    if len(items) == 1:
        item = items[0]
        if isinstance(item, DraftExercise) and item.sets == 1:
            return replace(item, sets=times)
        if isinstance(item, DraftBlock) and item.rounds == 1:
            return replace(item, rounds=times)
    return DraftBlock(items=items, where=where, rounds=times)
