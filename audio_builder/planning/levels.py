"""A routine at a level: its exercises exchanged for what their author wrote for it."""

from audio_builder.model.block import Block
from audio_builder.model.exercise import Change, Exercise
from audio_builder.model.pace import Level
from audio_builder.model.routine import Routine


def at_level(routine: Routine, level: Level) -> Routine:
    """The routine as somebody does it who asked for a level; the same where none was written."""
    if level is Level.STANDARD or level not in routine.levels:
        return routine
    items = tuple(_item(item, level) for item in routine.exercises)
    return routine.model_copy(update={"exercises": items})


def _item(item: Exercise | Block, level: Level) -> Exercise | Block:
    if isinstance(item, Block):
        inner = tuple(_item(each, level) for each in item.exercises)
        return item.model_copy(update={"exercises": inner})
    change = None
    if item.levels is not None:
        change = item.levels.easier if level is Level.EASIER else item.levels.harder
    return item if change is None else changed(item, change)


def changed(exercise: Exercise, change: Change) -> Exercise:
    """The exercise with what a level changes of it; its title tells which it is."""
    update: dict[str, object] = {
        name: value for name, value in change if name != "name" and value is not None
    }
    if change.posture not in (None, exercise.posture):
        # Somebody who sits at this level is not placed as whoever lies at the standard one.
        update = {"pose": None, "motion": None} | update
    if change.work is not None:
        update = {"reps": None, "prepare": (), "steps": (), "run_on": False} | update
    elif change.steps is not None:
        update = {"work": None} | update
    return exercise.model_copy(update={"title": f"{exercise.title}, {change.name}"} | update)
