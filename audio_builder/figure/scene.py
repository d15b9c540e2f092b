"""A scene: the body where it rests, and what it is on."""

from typing import NamedTuple

from audio_builder.figure.flesh import Part, parts
from audio_builder.figure.kinematics import posed
from audio_builder.figure.props import chair, mat
from audio_builder.figure.vectors import Vector
from audio_builder.model.pose import Pose


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
    """A pose on the floor: its lowest point touches it."""
    floating = tuple(parts(posed(pose)))
    lowest = min(sphere.at.y - sphere.radius for part in floating for sphere in part.spheres)
    body = tuple(part.moved(Vector(0, -lowest, 0)) for part in floating)
    pelvis = next(part for part in body if part.name == "pelvis")
    return Scene(body=body, chair=tuple(chair(pelvis)) if pose.chair else (), mat=mat(body))
