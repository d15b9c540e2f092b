"""The poses of an exercise: how it begins, and where each of its steps leads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audio_builder.model.exercise import Exercise
from audio_builder.model.motion import Motion
from audio_builder.model.pose import Pose
from audio_builder.model.poses import pose_of
from audio_builder.model.steps import Step
from audio_builder.model.timeline import Cycle
from audio_builder.units import Ms


def has_poses(exercise: Exercise) -> bool:
    """Whether a figure can show it."""
    steps = (*exercise.prepare, *exercise.steps)
    posed = (exercise.pose, exercise.motion, *(step.pose for step in steps))
    return any(each is not None for each in posed)


def key_poses(exercise: Exercise) -> tuple[Pose, ...]:
    """What shows it in a picture that stands still: its start, and the pose farthest from it."""
    poses = StepPoses.of(exercise, mirrored=False)
    reached = [pose for (before, _), pose in poses.at.items() if pose is not None and not before]
    reached += [pose for _, pose in poses.cycle]
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
    return (*through, *(pose for _, pose in poses.cycle))


def _apart(one: Pose, other: Pose) -> int:
    """In how many joints two poses differ."""
    return sum(getattr(one, name) != getattr(other, name) for name in Pose.model_fields)


@dataclass(frozen=True, slots=True)
class StepPoses:
    """The poses of an exercise on one side.

    Attributes:
        start: at its start.
        at: of each step, before the first rep and in a rep.
        cycle: of its motion; it ends at the start.
    """

    start: Pose
    at: Mapping[tuple[bool, int], Pose | None]
    cycle: Cycle = ()

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
        cycle = tuple((takes_ms, sided(pose)) for takes_ms, pose in _cycle(exercise.motion, start))
        return cls(sided(start), at, cycle)


def _cycle(motion: Motion | None, start: Pose) -> Iterator[tuple[Ms, Pose]]:
    """There and back, and if it alternates on the other side too."""
    if motion is None:
        return
    there_ms, stays_ms, back_ms, ends_ms = motion.phases_ms
    reached = _other_side(start) if motion.to is None else motion.to.applied(start)
    for pose in (reached, _other_side(reached)) if motion.alternate else (reached,):
        legs = ((there_ms, pose), (stays_ms, pose), (back_ms, start), (ends_ms, start))
        yield from ((takes_ms, each) for takes_ms, each in legs if takes_ms > 0)


def _other_side(pose: Pose) -> Pose:
    """The same with the other side, by the same wall."""
    return pose.mirrored().model_copy(update={"props": pose.props})


def _comes_back(step: Step) -> bool:
    return step.tempo is not None and len(step.tempo_ms) > 1
