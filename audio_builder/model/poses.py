"""Poses by their names. What is one-sided is done with the left; `Pose.mirrored` does the right."""

from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import BeforeValidator, Field, model_serializer

from audio_builder.model.pose import Pose
from audio_builder.model.poses_floor import ON_THE_FLOOR
from audio_builder.model.poses_upright import UPRIGHT
from audio_builder.model.record import Record
from audio_builder.model.values import Posture

PoseName = Literal[
    "standing",
    "standing, arms overhead",
    "standing, hands on a chair",
    "standing on one leg",
    "calf raise",
    "half squat",
    "squat",
    "wall sit",
    "step-up",
    "lunge",
    "tandem stance",
    "walking",
    "hinge",
    "hinge on one leg",
    "hinge on one leg, turned in",
    "thigh out, torso across",
    "thigh in, torso across",
    "forward fold",
    "half lift",
    "sitting",
    "seated twist",
    "half kneeling",
    "tall kneeling",
    "all fours",
    "bird dog",
    "downward dog",
    "plank",
    "push-up",
    "cobra",
    "side bridge",
    "side plank",
    "lying on the back",
    "lying on the back, knees bent",
    "lying on the back, thigh in",
    "supine 90/90",
    "knees to chest",
    "curl-up",
    "bridge",
    "lying on the front",
    "lying on the side",
    "clamshell",
    "long sitting",
]
"""A pose of the catalogue."""
NAMES: Final[tuple[PoseName, ...]] = get_args(PoseName)
"""All of them."""


class PoseChange(Pose):
    """What a step changes of the pose before it, or of one from the catalogue."""

    like: PoseName | None = Field(
        default=None, description="The pose to start from; without it, the one before."
    )

    def applied(self, before: Pose) -> Pose:
        """The pose that comes of it: what is written here is changed, and nothing else.

        What is there stays there, unless this names other props.
        """
        start = before
        if self.like is not None:
            named = pose_named(self.like)
            start = named.model_copy(update={"props": named.props or before.props})
        changed = {
            name: _changed(getattr(start, name), getattr(self, name))
            for name in self.model_fields_set - {"like"}
        }
        return start.model_copy(update=changed)

    @model_serializer
    def written(self) -> dict[str, Any]:
        """What was written, and no more: a 0 that was written is another thing than none."""
        return {
            name: value.model_dump(exclude_unset=True) if isinstance(value, Record) else value
            for name, value in self
            if name in self.model_fields_set
        }


def _named(value: object) -> object:
    return {"like": value} if isinstance(value, str) else value


Posing = Annotated[
    PoseChange, BeforeValidator(_named, json_schema_input_type=PoseName | PoseChange)
]
"""A pose by its name, or what is different in it."""


@cache
def pose_named(name: PoseName) -> Pose:
    """The pose of a name."""
    return Pose.model_validate(_POSES[name])


def pose_of(posture: Posture) -> Pose:
    """How somebody begins who is told nothing but a posture."""
    return pose_named(_OF_POSTURE[posture])


_OF_POSTURE: Final = MappingProxyType[Posture, PoseName](
    {
        "standing": "standing",
        "sitting": "sitting",
        "kneeling": "tall kneeling",
        "lying": "lying on the back",
    }
)


def _changed(before: object, written: object) -> object:
    """A joint with the motions that were written replaced; anything else as it was written."""
    if not isinstance(before, Record) or not isinstance(written, Record):
        return written
    motions = {name: getattr(written, name) for name in written.model_fields_set}
    return before.model_copy(update=motions)


_POSES: Final = MappingProxyType({**UPRIGHT, **ON_THE_FLOOR})
