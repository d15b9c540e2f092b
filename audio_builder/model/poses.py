"""Poses by their names. What is one-sided is done with the left; `Pose.mirrored` does the right."""

from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import BeforeValidator, Field, model_serializer

from audio_builder.model.pose import Pose
from audio_builder.model.record import Record
from audio_builder.model.values import Posture

PoseName = Literal[
    "standing",
    "standing on one leg",
    "squat",
    "lunge",
    "hinge",
    "hinge on one leg",
    "hinge on one leg, turned in",
    "thigh out, torso across",
    "thigh in, torso across",
    "half kneeling",
    "tall kneeling",
    "all fours",
    "bird dog",
    "plank",
    "lying on the back",
    "lying on the back, knees bent",
    "lying on the back, thigh in",
    "supine 90/90",
    "bridge",
    "lying on the front",
    "lying on the side",
    "clamshell",
    "sitting",
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
        """The pose that comes of it: what is written here is changed, and nothing else."""
        start = before if self.like is None else pose_named(self.like)
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


_POSES: Final = MappingProxyType[PoseName, dict[str, Any]](
    {
        "standing": {},
        "standing on one leg": {
            "support": "left-foot",
            "hip_right": {"flexion": 20},
            "knee_right": {"flexion": 45},
        },
        "squat": {
            "hip_left": {"flexion": 108, "abduction": 14, "rotation": -14},
            "hip_right": {"flexion": 108, "abduction": 14, "rotation": -14},
            "knee_left": {"flexion": 112},
            "knee_right": {"flexion": 112},
            "ankle_left": {"flexion": 32},
            "ankle_right": {"flexion": 32},
            "shoulder_left": {"flexion": 85},
            "shoulder_right": {"flexion": 85},
        },
        "lunge": {
            "support": "left-foot",
            "hip_left": {"flexion": 88},
            "knee_left": {"flexion": 92},
            "ankle_left": {"flexion": 6},
            "hip_right": {"flexion": -12},
            "knee_right": {"flexion": 62},
            "ankle_right": {"flexion": 30},
        },
        "hinge": {
            "hip_left": {"flexion": 75},
            "hip_right": {"flexion": 75},
            "knee_left": {"flexion": 15},
            "knee_right": {"flexion": 15},
            "neck": {"flexion": -15},
            "shoulder_left": {"flexion": 60},
            "shoulder_right": {"flexion": 60},
        },
        "hinge on one leg": {
            "support": "left-foot",
            "hip_left": {"flexion": 70},
            "knee_left": {"flexion": 15},
            "ankle_left": {"flexion": 8},
            "neck": {"flexion": -15},
            "shoulder_left": {"flexion": 65},
            "shoulder_right": {"flexion": 65},
        },
        "hinge on one leg, turned in": {
            "support": "left-foot",
            "hip_left": {"flexion": 70, "rotation": 35},
            "knee_left": {"flexion": 15},
            "ankle_left": {"flexion": 8},
            "neck": {"flexion": -15},
            "shoulder_left": {"flexion": 65},
            "shoulder_right": {"flexion": 65},
        },
        "thigh out, torso across": {
            "support": "left-foot",
            "hip_right": {"flexion": 15, "rotation": -40},
            "knee_right": {"flexion": 30},
            "spine": {"rotation": 40},
            "neck": {"rotation": 35},
        },
        "thigh in, torso across": {
            "support": "left-foot",
            "hip_right": {"flexion": 15, "rotation": 35},
            "knee_right": {"flexion": 30},
            "spine": {"rotation": -40},
            "neck": {"rotation": -35},
        },
        "half kneeling": {
            "support": "left-knee",
            "knee_left": {"flexion": 90},
            "ankle_left": {"flexion": -50},
            "hip_right": {"flexion": 90},
            "knee_right": {"flexion": 90},
        },
        "tall kneeling": {
            "support": "knees",
            "knee_left": {"flexion": 90},
            "knee_right": {"flexion": 90},
            "ankle_left": {"flexion": -50},
            "ankle_right": {"flexion": -50},
        },
        "all fours": {
            "support": "knees",
            "hip_left": {"flexion": 90},
            "hip_right": {"flexion": 90},
            "knee_left": {"flexion": 90},
            "knee_right": {"flexion": 90},
            "ankle_left": {"flexion": -50},
            "ankle_right": {"flexion": -50},
            "shoulder_left": {"flexion": 82},
            "shoulder_right": {"flexion": 82},
            "neck": {"flexion": -10},
        },
        "bird dog": {
            "support": "left-knee",
            "hip_left": {"flexion": 90},
            "knee_left": {"flexion": 90},
            "ankle_left": {"flexion": -50},
            "ankle_right": {"flexion": -20},
            "shoulder_left": {"flexion": 172},
            "shoulder_right": {"flexion": 82},
            "neck": {"flexion": -10},
        },
        "plank": {
            "support": "front",
            "lean": -20,
            "shoulder_left": {"flexion": 70},
            "shoulder_right": {"flexion": 70},
            "ankle_left": {"flexion": 20},
            "ankle_right": {"flexion": 20},
        },
        "lying on the back": {
            "support": "back",
            "shoulder_left": {"abduction": 20},
            "shoulder_right": {"abduction": 20},
        },
        "lying on the back, knees bent": {
            "support": "back",
            "hip_left": {"flexion": 50},
            "hip_right": {"flexion": 50},
            "knee_left": {"flexion": 100},
            "knee_right": {"flexion": 100},
            "ankle_left": {"flexion": -40},
            "ankle_right": {"flexion": -40},
            "shoulder_left": {"abduction": 20},
            "shoulder_right": {"abduction": 20},
        },
        "lying on the back, thigh in": {
            "support": "back",
            "hip_left": {"flexion": 50, "rotation": 35},
            "hip_right": {"flexion": 50},
            "knee_left": {"flexion": 100},
            "knee_right": {"flexion": 100},
            "ankle_left": {"flexion": -20},
            "ankle_right": {"flexion": -40},
            "shoulder_left": {"abduction": 20},
            "shoulder_right": {"abduction": 20},
        },
        "supine 90/90": {
            "support": "back",
            "hip_left": {"flexion": 90},
            "hip_right": {"flexion": 90},
            "knee_left": {"flexion": 90},
            "knee_right": {"flexion": 90},
        },
        "bridge": {
            "support": "back",
            "lean": -26,
            "neck": {"flexion": 26},
            "knee_left": {"flexion": 106},
            "knee_right": {"flexion": 106},
            "ankle_left": {"flexion": -10},
            "ankle_right": {"flexion": -10},
            "shoulder_left": {"flexion": -26, "abduction": 12},
            "shoulder_right": {"flexion": -26, "abduction": 12},
        },
        "lying on the front": {
            "support": "front",
            "neck": {"flexion": -15},
            "ankle_left": {"flexion": -50},
            "ankle_right": {"flexion": -50},
            "shoulder_left": {"abduction": 20},
            "shoulder_right": {"abduction": 20},
        },
        "lying on the side": {
            "support": "left-side",
            "hip_left": {"flexion": 45},
            "hip_right": {"flexion": 45},
            "knee_left": {"flexion": 90},
            "knee_right": {"flexion": 90},
            "shoulder_left": {"flexion": 90},
            "shoulder_right": {"flexion": 60},
            "elbow_right": {"flexion": 60},
        },
        "clamshell": {
            "support": "left-side",
            "hip_left": {"flexion": 45},
            "hip_right": {"flexion": 45, "abduction": 35, "rotation": -35},
            "knee_left": {"flexion": 90},
            "knee_right": {"flexion": 90},
            "shoulder_left": {"flexion": 90},
            "shoulder_right": {"flexion": 60},
            "elbow_right": {"flexion": 60},
        },
        "sitting": {
            "support": "chair",
            "hip_left": {"flexion": 90},
            "hip_right": {"flexion": 90},
            "knee_left": {"flexion": 90},
            "knee_right": {"flexion": 90},
            "elbow_left": {"flexion": 60},
            "elbow_right": {"flexion": 60},
        },
        "long sitting": {
            "support": "seat",
            "hip_left": {"flexion": 88},
            "hip_right": {"flexion": 88},
        },
    }
)
