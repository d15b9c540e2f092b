"""A pose: how a body is placed, joint by joint, in degrees.

Joints turn as the joint coordinate systems of the International Society of Biomechanics do (Wu et
al., J. Biomech. 35, 2002, 543-548, and 38, 2005, 981-992): flexion first, about the axis that runs
from left to right; then abduction, about the one that runs forward; then rotation, about the limb's
own. Signs are those of the clinic: what moves a limb away from the middle, or turns it inward, is
positive on both sides. All of it is 0 where somebody stands upright with hanging arms.
"""

from typing import Annotated, Literal

from pydantic import Field

from audio_builder.model.prop import Props
from audio_builder.model.record import Record

Support = Literal[
    "feet",
    "left-foot",
    "right-foot",
    "knees",
    "left-knee",
    "right-knee",
    "chair",
    "seat",
    "back",
    "front",
    "left-side",
    "right-side",
]
"""What the body rests on: it lies flat, and all else turns about it."""


def _degrees(least: int, most: int, description: str) -> object:
    return Field(default=0, ge=least, le=most, description=description)


class Ball(Record):
    """What a joint that turns every way has; each kind allows what most bodies can do."""

    flexion: float = 0
    abduction: float = 0
    rotation: float = 0


class Hip(Ball):
    """Thigh against pelvis."""

    flexion: Annotated[float, _degrees(-30, 150, "Thigh forward; behind the body, negative.")] = 0
    abduction: Annotated[float, _degrees(-40, 80, "Thigh outward; across the body, negative.")] = 0
    rotation: Annotated[float, _degrees(-90, 60, "Thigh turned in; turned out, negative.")] = 0


class Knee(Record):
    """Shank against thigh."""

    flexion: Annotated[
        float, _degrees(0, 160, "Heel towards the seat; no knee bends the other way.")
    ] = 0


class Ankle(Record):
    """Foot against shank."""

    flexion: Annotated[float, _degrees(-60, 40, "Toes up; pointed, negative.")] = 0


class Shoulder(Ball):
    """Upper arm against chest."""

    flexion: Annotated[float, _degrees(-60, 180, "Arm forward and up; behind, negative.")] = 0
    abduction: Annotated[float, _degrees(-50, 180, "Arm outward; across, negative.")] = 0
    rotation: Annotated[float, _degrees(-90, 90, "Arm turned in; turned out, negative.")] = 0


class Elbow(Record):
    """Forearm against upper arm."""

    flexion: Annotated[float, _degrees(0, 155, "Hand towards the shoulder.")] = 0


class Wrist(Record):
    """Hand against forearm."""

    extension: Annotated[
        float, _degrees(-90, 90, "Hand forward of the forearm, as on all fours; back, negative.")
    ] = 0


class Spine(Record):
    """Chest against pelvis."""

    flexion: Annotated[float, _degrees(-60, 110, "Rounded forward; arched, negative.")] = 0
    side_bend: Annotated[float, _degrees(-50, 50, "To the right; to the left, negative.")] = 0
    rotation: Annotated[float, _degrees(-70, 70, "Chest to the left; right, negative.")] = 0


class Neck(Record):
    """Head against chest."""

    flexion: Annotated[float, _degrees(-70, 70, "Chin to the chest; looking up, negative.")] = 0
    side_bend: Annotated[float, _degrees(-45, 45, "To the right; to the left, negative.")] = 0
    rotation: Annotated[float, _degrees(-90, 90, "Face to the left; right, negative.")] = 0


class Pose(Record):
    """All joints of a body, what it rests on, and what else is there."""

    support: Support = Field(default="feet", description="What the body rests on.")
    props: Props = Field(
        default=(),
        description="What else is there: wall, chair, bench, table, rail, step, band, weight or "
        "pole; as in the pose before unless given.",
    )
    lean: Annotated[float, _degrees(-180, 180, "All of it leaning forward; back, negative.")] = 0
    spine: Spine = Field(default=Spine(), description="The spine: chest against pelvis.")
    neck: Neck = Field(default=Neck(), description="The neck: head against chest.")
    shoulder_left: Shoulder = Field(default=Shoulder(), description="Left upper arm against chest.")
    shoulder_right: Shoulder = Field(
        default=Shoulder(), description="Right upper arm against chest."
    )
    elbow_left: Elbow = Field(default=Elbow(), description="Left forearm against upper arm.")
    elbow_right: Elbow = Field(default=Elbow(), description="Right forearm against upper arm.")
    wrist_left: Wrist = Field(default=Wrist(), description="Left hand against forearm.")
    wrist_right: Wrist = Field(default=Wrist(), description="Right hand against forearm.")
    hip_left: Hip = Field(default=Hip(), description="Left thigh against pelvis.")
    hip_right: Hip = Field(default=Hip(), description="Right thigh against pelvis.")
    knee_left: Knee = Field(default=Knee(), description="Left shank against thigh.")
    knee_right: Knee = Field(default=Knee(), description="Right shank against thigh.")
    ankle_left: Ankle = Field(default=Ankle(), description="Left foot against shank.")
    ankle_right: Ankle = Field(default=Ankle(), description="Right foot against shank.")

    def mirrored(self) -> "Pose":
        """The same, done on the other side: the body is mirrored, and left is left."""
        turned = {
            name: joint.model_copy(
                update={"side_bend": -joint.side_bend, "rotation": -joint.rotation}
            )
            for name, joint in (("spine", self.spine), ("neck", self.neck))
        }
        swapped = {
            _other(name): getattr(self, name)
            for name in type(self).model_fields
            if name.endswith(("_left", "_right"))
        }
        props = tuple(prop.mirrored() for prop in self.props)
        return self.model_copy(
            update={**turned, **swapped, "support": _other(self.support), "props": props}
        )


def _other(name: str) -> str:
    for this, that in (("left", "right"), ("right", "left")):
        if this in name:
            return name.replace(this, that)
    return name
