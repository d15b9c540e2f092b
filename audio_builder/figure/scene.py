"""A scene: the body where it rests, and what it is on."""

from typing import NamedTuple

from audio_builder.figure.flesh import Part, parts
from audio_builder.figure.kinematics import posed
from audio_builder.figure.props import chair, mat
from audio_builder.figure.vectors import Vector
from audio_builder.model.pose import Pose, Support


class Scene(NamedTuple):
    """What there is to see; the floor is at y = 0.

    Attributes:
        body: its parts.
        chair: the chair's parts; none where nobody sits on one.
        mat: what lies on the floor.
    """

    body: tuple[Part, ...]
    chair: tuple[Part, ...]
    mat: Part


def scene_of(pose: Pose) -> Scene:
    """A pose on the floor: its lowest point touches it, and what it rests on is at x = z = 0.

    So from pose to pose a foot that is stood on stays where it is.
    """
    segments = posed(pose)
    floating = tuple(parts(segments))
    lowest = min(sphere.at.y - sphere.radius for part in floating for sphere in part.spheres)
    anchors = [segments[name].at for name in _anchors(pose.support)]
    x, z = (sum(at[axis] for at in anchors) / len(anchors) for axis in (0, 2))
    body = tuple(part.moved(Vector(-x, -lowest, -z)) for part in floating)
    pelvis = next(part for part in body if part.name == "pelvis")
    return Scene(
        body=body, chair=tuple(chair(pelvis)) if pose.support == "chair" else (), mat=mat(body)
    )


def _anchors(support: Support) -> tuple[str, ...]:
    match support:
        case "feet":
            return ("foot-left", "foot-right")
        case "knees":
            return ("shank-left", "shank-right")
        case "left-foot" | "right-foot":
            return (f"foot-{support.removesuffix('-foot')}",)
        case "left-knee" | "right-knee":
            return (f"shank-{support.removesuffix('-knee')}",)
        case "seat" | "chair":
            return ("pelvis",)
        case "back" | "front" | "left-side" | "right-side":
            return ("chest",)
