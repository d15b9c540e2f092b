"""A routine as a draft, for programs that count and time, and say nothing."""

from dataclasses import dataclass, field

from audio_builder.exchange.draft import Draft, DraftExercise, DraftItem, Remark
from audio_builder.model.pace import STANDARD_BREATH
from audio_builder.model.routine import Exercise, Routine, Step
from audio_builder.units import Ms


def draft_of(routine: Routine) -> Draft:
    """What of a routine other programs can be told, and what not."""
    reading = _Reading(routine)
    items = tuple(
        reading.item(item, number) for number, item in enumerate(routine.exercises, start=1)
    )
    reading.lose("the routine", "what the coach says at its start and end")
    return Draft(
        title=routine.title,
        origin="Repcast",
        items=items,
        summary=routine.summary,
        author=routine.author,
        losses=tuple(reading.losses),
    )


@dataclass(slots=True)
class _Reading:
    routine: Routine
    losses: list[Remark] = field(default_factory=list)

    def lose(self, where: str, what: str) -> None:
        """Note what cannot be carried over."""
        self.losses.append(Remark(where=where, what=what))

    def item(self, item: Exercise, number: int) -> DraftItem:
        """One item of the routine."""
        is_last = number == len(self.routine.exercises)
        after_ms = None if is_last else self.routine.rest_before_ms(number + 1)
        return self.exercise(item, after_ms if item.sets == 1 else item.rest_between_sets_ms)

    def exercise(self, exercise: Exercise, rest_ms: Ms | None) -> DraftExercise:
        """One exercise: how often and how long, without its words."""
        where = exercise.id
        told = [line for line in exercise.setup if "{" not in line]
        self.lose(where, "its purpose and cautions, and the words of its steps")
        if len(told) < len(exercise.setup):
            self.lose(where, "the lines of its setup that name a side")
        return DraftExercise(
            title=exercise.title,
            where=where,
            sets=exercise.sets,
            reps=(exercise.reps.default,),
            reps_most=exercise.reps.max,
            work_ms=self._held_ms(exercise.steps, where),
            rest_ms=rest_ms,
            posture=exercise.posture,
            sides=exercise.sides,
            notes=tuple(told),
        )

    def _held_ms(self, steps: tuple[Step, ...], where: str) -> Ms | None:
        """How long the positions of a rep are held in all."""
        held = [step.hold for step in steps if step.hold is not None]
        if not held:
            return None
        breaths = sum(hold.breaths or 0 for hold in held)
        if breaths:
            breath_ms = STANDARD_BREATH.in_ms + STANDARD_BREATH.out_ms
            self.lose(where, f"holds by the breath: each breath is {breath_ms / 1000:g} s")
        if len(held) > 1:
            self.lose(where, f"{len(held)} holds in a rep: their sum is told")
        breath_ms = STANDARD_BREATH.in_ms + STANDARD_BREATH.out_ms
        return Ms(sum(hold.length_ms or 0 for hold in held) + breaths * breath_ms)
