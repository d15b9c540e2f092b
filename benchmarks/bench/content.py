"""Content of a wanted length: the shipped routine's exercises, again and again, in more sets."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Final

from audio_builder.cli.shipped import routine_path
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Exercise, Routine
from audio_builder.planning.plan import estimate_ms, plan

MINUTE_MS: Final = 60_000
EXERCISES_MAX: Final = 20
SETS_MAX: Final = 5


def synthetic(minutes: int) -> Routine:
    """A routine whose session lasts about `minutes`, within what the language allows.

    Raises:
        ValueError: if no routine of the language lasts that long.
    """
    shipped = load_routine(routine_path("hip-ir")).routine
    longest = EXERCISES_MAX * SETS_MAX
    sets = _least(longest, lambda sets: _minutes(_routine(shipped, sets, minutes)) >= minutes)
    if sets > longest:
        message = f"no routine lasts {minutes} minutes"
        raise ValueError(message)
    routine = _routine(shipped, sets, minutes)
    cuts = list(_cuts(routine))
    too_many = _least(len(cuts), lambda count: _minutes(_cut(routine, cuts[:count])) < minutes)
    return _cut(routine, cuts[: too_many - 1])


def _least(most: int, is_enough: Callable[[int], bool]) -> int:
    """The least of 1 to `most` that is enough; one more than `most` if none is."""
    return 1 + bisect_left(range(1, most + 1), x=True, key=is_enough)


def _routine(shipped: Routine, sets: int, minutes: int) -> Routine:
    """The shipped exercises in turn, until there are `sets` sets between them."""
    count = min(sets, EXERCISES_MAX)
    exercises = tuple(
        _variant(shipped.exercises[i % len(shipped.exercises)], i, (sets - i - 1) // count + 1)
        for i in range(count)
    )
    update = {
        "id": f"bench-{minutes}",
        "title": f"Bench, {minutes} minutes",
        "exercises": exercises,
    }
    return shipped.model_copy(update=update)


def _variant(exercise: Exercise, index: int, sets: int) -> Exercise:
    update = {
        "id": f"{exercise.id}-{index + 1}",
        "title": f"{exercise.title}, part {index + 1}",
        "spoken_names": (),
        "sets": sets,
    }
    return exercise.model_copy(update=update)


def _cuts(routine: Routine) -> Iterator[int]:
    """Exercises, by index, that can do with a rep less, each as often as it can."""
    spare = [exercise.reps.default - exercise.reps.min for exercise in routine.exercises]
    for turn in range(max(spare)):
        yield from (index for index, reps in enumerate(spare) if reps > turn)


def _cut(routine: Routine, cuts: list[int]) -> Routine:
    """Take one rep away from each of these exercises."""
    exercises = list(routine.exercises)
    for index in cuts:
        reps = exercises[index].reps
        fewer = reps.model_copy(update={"default": reps.default - 1})
        exercises[index] = exercises[index].model_copy(update={"reps": fewer})
    return routine.model_copy(update={"exercises": tuple(exercises)})


def _minutes(routine: Routine) -> float:
    return plan(routine, Pace(), estimate_ms).duration_ms / MINUTE_MS
