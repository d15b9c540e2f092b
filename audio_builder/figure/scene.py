"""A scene: the body where it rests, what it is on, and what else is there."""

from typing import Final, NamedTuple

from audio_builder.figure import skeleton
from audio_builder.figure.flesh import Part, parts
from audio_builder.figure.kinematics import Body, posed
from audio_builder.figure.props import floor_at, mat, props
from audio_builder.figure.vectors import ORIGIN, Vector
from audio_builder.model.pose import Pose, Support

_BALL: Final = Vector(0.1, -skeleton.ANKLE_HEIGHT, 0)
"""Of the foot, from the ankle: whoever rises or sinks turns about it."""


class Scene(NamedTuple):
    """What there is to see; the floor is at y = 0.

    Attributes:
        body: its parts.
        props: what else is there.
        mat: what lies on the floor.
    """

    body: tuple[Part, ...]
    props: tuple[Part, ...]
    mat: Part


def scene_of(pose: Pose) -> Scene:
    """A pose on the floor or on a step: it touches what it rests on, which is at x = 0.

    One foot stands where it does when both do, so from pose to pose it stays where it is.
    """
    segments = posed(pose)
    x, z = _origin(segments, pose.support)
    over = [part.moved(Vector(-x, 0, -z)) for part in parts(segments)]
    up = max(_depth(part, pose) for part in over)
    body = tuple(part.moved(Vector(0, up, 0)) for part in over)
    there = tuple(props(pose, {part.name: part for part in body}))
    return Scene(body=body, props=there, mat=mat(body))


def _depth(part: Part, pose: Pose) -> float:
    """How far below the ground a part would be if the pelvis were on it."""
    steps = pose.props if part.name in _resting(pose.support) else ()
    return max(floor_at(each.at, steps) + each.radius - each.at.y for each in part.spheres)


def _origin(segments: Body, support: Support) -> tuple[float, float]:
    """What is at x = z = 0 in the end."""
    names = _resting(support)
    foot = _BALL if "foot" in names[0] else ORIGIN
    ats = [segments[name].point(*foot) for name in names]
    x, z = (sum(at[axis] for at in ats) / len(ats) for axis in (0, 2))
    # Of two feet, or knees, each has its place.
    aside = {"left": -1, "right": 1}.get(names[0].rpartition("-")[2], 0) if len(names) == 1 else 0
    return x, z - aside * skeleton.HIPS_APART / 2


def _resting(support: Support) -> tuple[str, ...]:
    """The segments that rest on something."""
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
