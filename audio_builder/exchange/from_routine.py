"""A routine as a draft, for programs that count and time, and say nothing."""

from dataclasses import dataclass, field

from audio_builder.exchange.draft import Draft, DraftBlock, DraftExercise, DraftItem, Remark
from audio_builder.model.block import Block
from audio_builder.model.doses import Length
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import STANDARD_BREATH
from audio_builder.model.routine import Routine
from audio_builder.units import Ms


def draft_of(routine: Routine) -> Draft:
    """What of a routine other programs can be told, and what not."""
    reading = _Reading()
    reading.lose("the routine", "what the coach says at its start and its end, and all its calls")
    reading.lose("every exercise", "its purpose and cautions, and the words of its steps")
    items = tuple(
        _item(reading, item, _after_ms(routine, number))
        for number, item in enumerate(routine.exercises, start=1)
    )
    return Draft(
        title=routine.title,
        origin="Repcast",
        items=items,
        summary=routine.summary,
        author=routine.author,
        losses=tuple(reading.losses),
    )


def _after_ms(routine: Routine, number: int) -> Ms | None:
    """The rest behind item `number` (from 1); None behind the last."""
    return None if number == len(routine.exercises) else routine.rest_before_ms(number + 1)


def _item(reading: "_Reading", item: Exercise | Block, after_ms: Ms | None) -> DraftItem:
    """One item at the top of a routine, or of a block."""
    if isinstance(item, Block):
        return _block(reading, item)
    return reading.exercise(item, item.rest_ms if item.turns > 1 else after_ms, item.turns)


def _block(reading: "_Reading", block: Block) -> DraftBlock:
    inner: list[DraftItem] = []
    for item in block.exercises:
        if isinstance(item, Block):
            inner.append(_block(reading, item))
            continue
        rest_ms = block.change_ms if item.rest is None else item.rest.ms
        inner.append(reading.exercise(item, rest_ms, 1))
    return DraftBlock(
        items=tuple(inner),
        where=block.id or block.name,
        title=block.title,
        rounds=block.rounds,
        rest_ms=_ms(block.rest),
        every_ms=_ms(block.every),
        for_ms=_ms(block.for_),
    )


def _ms(length: Length | None) -> Ms | None:
    return None if length is None else length.ms


@dataclass(slots=True)
class _Reading:
    losses: list[Remark] = field(default_factory=list)

    def lose(self, where: str, what: str) -> None:
        """Note what cannot be carried over."""
        self.losses.append(Remark(where=where, what=what))

    def exercise(self, exercise: Exercise, rest_ms: Ms | None, sets: int) -> DraftExercise:
        """One exercise: how often and how long, without its words."""
        where = exercise.id
        told = [line for line in exercise.setup if "{" not in line]
        self._untold(exercise, all_told=len(told) == len(exercise.setup))
        reps, reps_most = self._reps(exercise)
        work_ms = self._work_ms(exercise) if exercise.work else self._held_ms(exercise)
        return DraftExercise(
            title=exercise.title,
            where=where,
            sets=sets,
            reps=reps,
            reps_most=reps_most,
            work_ms=work_ms,
            rest_ms=rest_ms,
            kind=exercise.kind,
            posture=exercise.posture,
            sides=exercise.sides,
            notes=tuple(told),
        )

    def _untold(self, exercise: Exercise, *, all_told: bool) -> None:
        if not all_told:
            self.lose(exercise.id, "the lines of its setup that name a side")
        if exercise.levels is not None:
            self.lose(exercise.id, "how it is made easier or harder")
        if exercise.every is not None:
            self.lose(exercise.id, f"that a set starts every {exercise.every.ms / 1000:g} s")
        if any(step.tempo or step.breath for step in exercise.steps):
            self.lose(exercise.id, "the tempo or the breath of its steps")

    def _reps(self, exercise: Exercise) -> tuple[tuple[int, ...], int | None]:
        reps = exercise.reps
        if reps is None:
            return (), None
        if reps.by_turn:
            return reps.by_turn, None
        most = reps.max if reps.max is not None and reps.max > reps.default else None
        if reps.min < reps.default and reps.min > 1:
            self.lose(exercise.id, f"that it may be as few as {reps.min} reps")
        return (reps.default,), most

    def _work_ms(self, exercise: Exercise) -> Ms | None:
        work = exercise.work
        if work is None:
            return None
        if work.turns > 1:
            self.lose(exercise.id, "that each turn has a length of its own: the first is told")
        return work.length_ms(1)

    def _held_ms(self, exercise: Exercise) -> Ms | None:
        """How long the positions of a rep are held in all."""
        held = [step.hold for step in exercise.steps if step.hold is not None]
        if not held:
            return None
        breath_ms = STANDARD_BREATH.in_ms + STANDARD_BREATH.out_ms
        breaths = sum(hold.breaths or 0 for hold in held)
        if breaths:
            what = f"holds by the breath: each breath is {breath_ms / 1000:g} s there"
            self.lose(exercise.id, what)
        if len(held) > 1:
            self.lose(exercise.id, f"{len(held)} holds in a rep: their sum is told")
        if any(len(hold.seconds or ()) > 1 for hold in held):
            self.lose(exercise.id, "that each turn has a hold of its own: the first is told")
        return Ms(sum(hold.length_ms() or 0 for hold in held) + breaths * breath_ms)
