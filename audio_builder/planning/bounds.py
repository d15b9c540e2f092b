"""Bounds: how long a routine can get, worked out without laying it out."""

from typing import Final

from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import BREATH_MAX_MS, REPS_MAX
from audio_builder.model.routine import Routine
from audio_builder.model.steps import Step

LONGEST_SESSION_MS: Final = 6 * 60 * 60 * 1000
"""The longest session that a routine may come to, at its slowest pace: six hours."""
_MS_A_CHARACTER: Final = 60
"""Roughly what a spoken character takes."""


def longest_session_ms(routine: Routine) -> int:
    """About how long a session lasts with all reps at the slowest breath, in ms."""
    return sum(_item_ms(item) for item in routine.exercises)


def _item_ms(item: Exercise | Block) -> int:
    if isinstance(item, Exercise):
        return sum(_turn_ms(item, turn) for turn in range(1, item.turns + 1))
    if item.for_ is not None:
        return item.for_.ms
    each_ms = item.every.ms if item.every is not None else None
    inner_ms = sum(
        _item_ms(inner) if isinstance(inner, Block) else each_ms or _turn_ms(inner, 1)
        for inner in item.exercises
    )
    change_ms = item.change_ms * len(item.exercises)
    return item.rounds * (inner_ms + change_ms + item.rest_ms)


def _turn_ms(exercise: Exercise, turn: int) -> int:
    sides = max(1, len(exercise.sides))
    if exercise.every is not None:
        return sides * exercise.every.ms
    if exercise.work is not None:
        return sides * exercise.work.length_ms(turn) + exercise.rest_ms
    reps = exercise.reps.within(REPS_MAX, turn) if exercise.reps is not None else 1
    return sides * (reps * sum(_step_ms(step, turn) for step in exercise.steps) + exercise.rest_ms)


def _step_ms(step: Step, turn: int) -> int:
    length_ms = step.move_ms + _MS_A_CHARACTER * len(step.short) + sum(step.tempo_ms)
    if step.hold is not None:
        length_ms += step.hold.length_ms(turn) or 2 * BREATH_MAX_MS * (step.hold.breaths or 0)
    if step.breath is not None:
        length_ms += BREATH_MAX_MS
    return length_ms
