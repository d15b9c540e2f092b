"""Flesh: each part of the body as spheres, over which its skin is drawn tight."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from audio_builder.figure import skeleton
from audio_builder.figure.kinematics import Body
from audio_builder.figure.vectors import Vector


class Sphere(NamedTuple):
    """A sphere, in metres."""

    at: Vector
    radius: float


class Part(NamedTuple):
    """A part of the body: the convex hull of spheres."""

    name: str
    spheres: tuple[Sphere, ...]

    def moved(self, way: Vector) -> "Part":
        """The same somewhere else."""
        spheres = (Sphere(each.at.plus(way), each.radius) for each in self.spheres)
        return Part(self.name, tuple(spheres))


_Spheres = tuple[tuple[float, float, float, float], ...]
"""x, y, z from the segment's joint, and the radius."""
_HIP: Final = skeleton.HIPS_APART / 2
_ABOVE: Final = skeleton.TRUNK - skeleton.WAIST - skeleton.CHEST
_SHOULDER: Final = skeleton.SHOULDERS_APART / 2
_CROWN: Final = skeleton.NECK + skeleton.HEAD / 2

_TRUNK: Final[dict[str, tuple[str, _Spheres]]] = {
    "pelvis": (
        "pelvis",
        ((0, 0.01, -_HIP, 0.098), (0, 0.01, _HIP, 0.098), (0, skeleton.WAIST, 0, 0.1)),
    ),
    "chest": (
        "chest",
        (
            (0.01, -0.06, 0, 0.1),
            (0.01, 0.06, -0.05, 0.105),
            (0.01, 0.06, 0.05, 0.105),
            (0, _ABOVE - 0.02, -_SHOULDER + 0.035, 0.062),
            (0, _ABOVE - 0.02, _SHOULDER - 0.035, 0.062),
        ),
    ),
    "neck": ("head", ((-0.01, -0.02, 0, 0.05), (0.005, skeleton.NECK + 0.02, 0, 0.045))),
    "head": (
        "head",
        ((0.005, _CROWN + 0.025, 0, 0.088), (0.03, _CROWN - 0.045, 0, 0.062)),
    ),
    "nose": ("head", ((0.085, _CROWN + 0.01, 0, 0.012), (0.11, _CROWN - 0.02, 0, 0.013))),
}
_LIMBS: Final[dict[str, _Spheres]] = {
    "thigh": (
        (0, 0, 0, 0.088),
        (0, -0.6 * skeleton.THIGH, 0, 0.07),
        (0, -skeleton.THIGH, 0, 0.054),
    ),
    "shank": (
        (0, 0, 0, 0.052),
        (-0.012, -0.28 * skeleton.SHANK, 0, 0.054),
        (0, -skeleton.SHANK, 0, 0.036),
    ),
    "foot": (
        (-0.05, -skeleton.ANKLE_HEIGHT + 0.034, 0, 0.034),
        (0, -0.012, 0, 0.036),
        (0.1, -skeleton.ANKLE_HEIGHT + 0.026, 0, 0.026),
        (skeleton.FOOT - 0.075, -skeleton.ANKLE_HEIGHT + 0.018, 0, 0.018),
    ),
    "upper-arm": ((0, 0, 0, 0.056), (0, -skeleton.UPPER_ARM, 0, 0.041)),
    "forearm": (
        (0, 0, 0, 0.04),
        (0, -0.25 * skeleton.FOREARM, 0, 0.042),
        (0, -skeleton.FOREARM, 0, 0.029),
    ),
    "hand": ((0, -0.02, 0, 0.03), (0, -skeleton.HAND + 0.03, 0, 0.024)),
}


def parts(body: Body) -> Iterator[Part]:
    """All parts of a body."""
    for name, (segment, spheres) in _TRUNK.items():
        yield _part(name, body, segment, spheres)
    for side in ("left", "right"):
        for name, spheres in _LIMBS.items():
            yield _part(f"{name}-{side}", body, f"{name}-{side}", spheres)


def _part(name: str, body: Body, segment: str, spheres: _Spheres) -> Part:
    placed = body[segment]
    return Part(name, tuple(Sphere(placed.point(x, y, z), radius) for x, y, z, radius in spheres))
