"""Content of a wanted length: the shipped routine's held drills, again and again, by the clock.

Few sounds a minute, about as many as an hour of stretching has. That is kind to the usual way,
whose cost grows with the sounds times the minutes; the shipped routine has five times as many.
"""

from bisect import bisect_left
from typing import Final

from audio_builder.cli.shipped import routine_path
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.doses import Reps
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.model.steps import Hold, Step
from audio_builder.planning.plan import estimate_ms, plan

MINUTE_MS: Final = 60_000
EXERCISES_MAX: Final = 20
MINUTES_A_SET: Final = 12
STAND_UP: Final = "Stand up when you are ready."
HALF_SECONDS: Final = range(2, 601)
"""Lengths that a hold may have."""


def synthetic(minutes: int) -> Routine:
    """A routine whose session lasts about `minutes`, within what the language allows.

    One rep a set, and as many sets as it takes for holds of about two minutes; then the holds are
    made as long as the session needs.

    Raises:
        ValueError: if no routine of the language lasts that long.
    """
    shipped = load_routine(routine_path("hip-ir")).routine

    def is_enough(half_seconds: int) -> bool:
        return _minutes(_routine(shipped, minutes, half_seconds)) >= minutes

    index = bisect_left(HALF_SECONDS, x=True, key=is_enough)
    if index == len(HALF_SECONDS):
        message = f"no routine lasts {minutes} minutes"
        raise ValueError(message)
    return _routine(shipped, minutes, HALF_SECONDS[index])


def _routine(shipped: Routine, minutes: int, half_seconds: int) -> Routine:
    held = [exercise for exercise in shipped.leaves if _holds(exercise)]
    sets = -(-minutes // MINUTES_A_SET)
    count = min(sets, EXERCISES_MAX)
    exercises = tuple(
        _variant(held[index % len(held)], index + 1, (sets - index - 1) // count + 1, half_seconds)
        for index in range(count)
    )
    update = {
        "id": f"bench-{minutes}",
        "title": f"Bench, {minutes} minutes",
        "exercises": exercises,
    }
    return shipped.model_copy(update=update)


def _variant(exercise: Exercise, number: int, sets: int, half_seconds: int) -> Exercise:
    update = {
        "id": f"{exercise.id}-{number}",
        "title": f"{exercise.title}, part {number}",
        "spoken_names": (),
        "change_of_posture": exercise.change_of_posture or STAND_UP,
        "sets": sets,
        "reps": Reps(default=1),
        "steps": tuple(_by_the_clock(step, half_seconds) for step in exercise.steps),
    }
    return exercise.model_copy(update=update)


def _by_the_clock(step: Step, half_seconds: int) -> Step:
    if step.hold is None:
        return step
    return step.model_copy(update={"hold": Hold(seconds=(half_seconds / 2,))})


def _holds(exercise: Exercise) -> bool:
    return any(step.hold is not None for step in exercise.steps)


def _minutes(routine: Routine) -> float:
    return plan(routine, Pace(), estimate_ms).duration_ms / MINUTE_MS
