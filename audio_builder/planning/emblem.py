"""The emblem: which pose stands for an exercise, or for a routine, on a picture."""

from collections.abc import Iterable
from dataclasses import dataclass

from audio_builder.model.exercise import Exercise
from audio_builder.model.pose import Pose
from audio_builder.model.view import View, view_from
from audio_builder.planning.step_poses import has_poses, key_poses


@dataclass(frozen=True, slots=True, kw_only=True)
class Emblem:
    """A pose, and where it is seen from."""

    pose: Pose
    view: View


def emblem_of(exercises: Iterable[Exercise]) -> Emblem | None:
    """The first exercise that moves, as far as it goes; else the first that has poses, if any."""
    posed = [(each, key_poses(each)) for each in exercises if has_poses(each)]
    if not posed:
        return None
    exercise, poses = next((each for each in posed if len(each[1]) > 1), posed[0])
    return Emblem(pose=poses[-1], view=view_from(exercise.view, mirrored=False))
