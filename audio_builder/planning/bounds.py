"""Bounds: how long a routine can get, worked out without laying it out."""

from typing import Final

from audio_builder.model.pace import BREATH_MAX_MS
from audio_builder.model.routine import Exercise, Routine, Step

LONGEST_SESSION_MS: Final = 6 * 60 * 60 * 1000
"""The longest session that a routine may come to, at its slowest pace: six hours."""
_MS_A_CHARACTER: Final = 60
"""Roughly what a spoken character takes."""


def longest_session_ms(routine: Routine) -> int:
    """About how long a session lasts with all reps at the slowest breath, in ms."""
    return sum(_exercise_ms(exercise) for exercise in routine.exercises)


def _exercise_ms(exercise: Exercise) -> int:
    reps = exercise.reps.max or exercise.reps.default
    rounds = exercise.sets * max(1, len(exercise.sides))
    return rounds * (reps * _steps_ms(exercise.steps) + exercise.rest_between_sets_ms)


def _steps_ms(steps: tuple[Step, ...]) -> int:
    return sum(_step_ms(step) for step in steps)


def _step_ms(step: Step) -> int:
    length_ms = step.move_ms + _MS_A_CHARACTER * len(step.short) + 1000 * sum(step.tempo_beats)
    if step.hold is not None:
        length_ms += step.hold.length_ms or 2 * BREATH_MAX_MS * (step.hold.breaths or 0)
    return length_ms
