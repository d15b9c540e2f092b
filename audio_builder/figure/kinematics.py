"""Forward kinematics: where each segment of a posed body is, and which way it points."""

from collections.abc import Mapping
from math import atan2, degrees
from types import MappingProxyType
from typing import Final, NamedTuple

from audio_builder.figure import skeleton
from audio_builder.figure.vectors import (
    ORIGIN,
    UPRIGHT,
    Turn,
    Vector,
    about_x,
    about_y,
    about_z,
)
from audio_builder.model.pose import Ball, Neck, Pose, Spine


class Segment(NamedTuple):
    """A segment in space: the joint that it hangs from, and its own axes."""

    at: Vector
    turn: Turn

    def point(self, x: float, y: float, z: float) -> Vector:
        """A point of its own, in space."""
        return self.at.plus(self.turn.of(Vector(x, y, z)))


Body = Mapping[str, Segment]
"""Every segment by its name: pelvis, waist, chest, head, thigh-left, shank-left, foot-left,
upper-arm-left, forearm-left, hand-left, and the same on the right."""

_LYING: Final = MappingProxyType(
    {
        # Where the chest's forward, up and right point to.
        "back": Turn(Vector(0, 1, 0), Vector(-1, 0, 0), Vector(0, 0, 1)),
        "front": Turn(Vector(0, -1, 0), Vector(1, 0, 0), Vector(0, 0, 1)),
        "left-side": Turn(Vector(0, 0, 1), Vector(1, 0, 0), Vector(0, 1, 0)),
        "right-side": Turn(Vector(0, 0, 1), Vector(-1, 0, 0), Vector(0, -1, 0)),
    }
)


def posed(pose: Pose) -> Body:
    """A body in a pose, resting on what it rests on; its pelvis is at the origin."""
    upright = _hung(pose, UPRIGHT)
    # Whoever lies on the right side has the head at the other end.
    lean = -pose.lean if pose.support == "right-side" else pose.lean
    return _hung(pose, about_z(-lean).then(_rest(pose, upright)))


def _rest(pose: Pose, upright: Body) -> Turn:
    """How the pelvis is turned when what supports the body lies flat."""
    support = pose.support
    match support:
        case "seat" | "chair":
            return UPRIGHT
        case "back" | "front" | "left-side" | "right-side":
            return _LYING[support].then(upright["chest"].turn.back())
        case "feet":
            return about_z(-_mean(*(_pitch(upright[f"foot-{side}"].turn.x) for side in _SIDES)))
        case "knees":
            ups = (upright[f"shank-{side}"].turn.y for side in _SIDES)
            return about_z(-_mean(*map(_pitch, ups)))
        case "left-foot" | "right-foot":
            return upright[f"foot-{support.removesuffix('-foot')}"].turn.back()
        case "left-knee" | "right-knee":
            shank = upright[f"shank-{support.removesuffix('-knee')}"].turn
            return _LYING["front"].then(shank.back())


_SIDES: Final = ("left", "right")


def _mean(one: float, other: float) -> float:
    return (one + other) / 2


def _pitch(way: Vector) -> float:
    """By how many degrees a way that should be level points up."""
    return degrees(atan2(way.y, way.x))


def _hung(pose: Pose, pelvis: Turn) -> Body:
    """The body with its pelvis turned like this."""
    segments = {"pelvis": Segment(ORIGIN, pelvis)}
    half = _half(pose.spine)
    waist = Segment(segments["pelvis"].point(0, skeleton.WAIST, 0), pelvis.then(half))
    chest = Segment(waist.point(0, skeleton.CHEST, 0), waist.turn.then(half))
    segments |= {"waist": waist, "chest": chest}
    above = skeleton.TRUNK - skeleton.WAIST - skeleton.CHEST
    neck = chest.point(0, above, 0)
    segments["head"] = Segment(neck, chest.turn.then(_trunk(pose.neck)))
    for side, sign in (("left", -1), ("right", 1)):
        arm = chest.point(0, above, sign * skeleton.SHOULDERS_APART / 2)
        arm_joints = ("shoulder", "elbow", "wrist")
        shoulder, elbow, wrist = (getattr(pose, f"{name}_{side}") for name in arm_joints)
        upper = Segment(arm, chest.turn.then(_ball(shoulder, sign)))
        fore = Segment(
            upper.point(0, -skeleton.UPPER_ARM, 0), upper.turn.then(about_z(elbow.flexion))
        )
        hand = Segment(
            fore.point(0, -skeleton.FOREARM, 0), fore.turn.then(about_z(wrist.extension))
        )
        hip, knee, ankle = (getattr(pose, f"{name}_{side}") for name in ("hip", "knee", "ankle"))
        socket = segments["pelvis"].point(0, 0, sign * skeleton.HIPS_APART / 2)
        thigh = Segment(socket, pelvis.then(_ball(hip, sign)))
        shank = Segment(thigh.point(0, -skeleton.THIGH, 0), thigh.turn.then(about_z(-knee.flexion)))
        foot = Segment(shank.point(0, -skeleton.SHANK, 0), shank.turn.then(about_z(ankle.flexion)))
        named = {"upper-arm": upper, "forearm": fore, "hand": hand}
        named |= {"thigh": thigh, "shank": shank, "foot": foot}
        segments |= {f"{name}-{side}": segment for name, segment in named.items()}
    return MappingProxyType(segments)


def _ball(joint: Ball, sign: int) -> Turn:
    """A limb's turn: flexion, then abduction, then rotation; `sign` is -1 on the left."""
    outward = about_x(-sign * joint.abduction)
    return about_z(joint.flexion).then(outward).then(about_y(sign * joint.rotation))


def _half(spine: Spine) -> Turn:
    """What each of the spine's two bends does."""
    bent = about_z(-spine.flexion / 2).then(about_x(spine.side_bend / 2))
    return bent.then(about_y(spine.rotation / 2))


def _trunk(neck: Neck) -> Turn:
    bent = about_z(-neck.flexion).then(about_x(neck.side_bend))
    return bent.then(about_y(neck.rotation))
