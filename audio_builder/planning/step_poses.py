"""The poses of an exercise: how it begins, and where each of its steps leads."""

from collections.abc import Mapping
from dataclasses import dataclass

from audio_builder.model.exercise import Exercise
from audio_builder.model.pose import Pose
from audio_builder.model.poses import pose_of
from audio_builder.model.steps import Step


def has_poses(exercise: Exercise) -> bool:
    """Whether a figure can show it."""
    steps = (*exercise.prepare, *exercise.steps)
    return exercise.pose is not None or any(step.pose is not None for step in steps)


def key_poses(exercise: Exercise) -> tuple[Pose, ...]:
    """What shows it in a picture that stands still: its start, and the pose farthest from it."""
    poses = StepPoses.of(exercise, mirrored=False)
    reached = [pose for (before, _), pose in poses.at.items() if pose is not None and not before]
    farthest = max(reached, key=lambda pose: _apart(poses.start, pose), default=poses.start)
    return (poses.start,) if farthest == poses.start else (poses.start, farthest)


def poses_of_a_rep(exercise: Exercise, *, mirrored: bool = False) -> tuple[Pose, ...]:
    """The poses that a rep goes through, from the one it starts in; a tempo comes back."""
    poses = StepPoses.of(exercise, mirrored=mirrored)
    through = [poses.start]
    for number, step in enumerate(exercise.steps, start=1):
        pose = poses.at[(False, number)]
        if pose is not None:
            before = through[-1]
            through += [pose, before] if _comes_back(step) else [pose]
    return tuple(through)


def _apart(one: Pose, other: Pose) -> int:
    """In how many joints two poses differ."""
    return sum(getattr(one, name) != getattr(other, name) for name in Pose.model_fields)


@dataclass(frozen=True, slots=True)
class StepPoses:
    """The poses of an exercise on one side: at its start, and of each step before and in a rep."""

    start: Pose
    at: Mapping[tuple[bool, int], Pose | None]

    @classmethod
    def of(cls, exercise: Exercise, *, mirrored: bool) -> "StepPoses":
        """Work them out, for the left or mirrored."""

        def sided(pose: Pose) -> Pose:
            return pose.mirrored() if mirrored else pose

        start = pose_of(exercise.posture)
        if exercise.pose is not None:
            start = exercise.pose.applied(start)
        current, at = start, {}
        for before_rep, steps in ((True, exercise.prepare), (False, exercise.steps)):
            for number, step in enumerate(steps, start=1):
                pose = None if step.pose is None else step.pose.applied(current)
                at[(before_rep, number)] = None if pose is None else sided(pose)
                if pose is not None and not _comes_back(step):
                    current = pose
        return cls(sided(start), at)


def _comes_back(step: Step) -> bool:
    return step.tempo is not None and len(step.tempo_ms) > 1
