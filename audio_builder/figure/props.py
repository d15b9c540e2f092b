"""What a body is on: the mat below it, and a chair."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from audio_builder.figure.flesh import Part, Sphere
from audio_builder.figure.vectors import Vector

_BEYOND_M: Final = 0.22
"""How far the mat reaches beyond the body."""
_LEG_M: Final = 0.014
"""Half as thick as a chair's leg."""
_SEAT_M: Final = 0.22
"""Half as broad and deep as a chair."""


def mat(body: Iterable[Part]) -> Part:
    """A mat on the floor that reaches beyond the body everywhere."""
    points = [sphere.at for part in body for sphere in part.spheres]
    xs, zs = [point.x for point in points], [point.z for point in points]
    corners = product(
        (min(xs) - _BEYOND_M, max(xs) + _BEYOND_M), (min(zs) - _BEYOND_M, max(zs) + _BEYOND_M)
    )
    return Part("mat", tuple(Sphere(Vector(x, 0, z), 0) for x, z in corners))


def chair(pelvis: Part) -> Iterator[Part]:
    """A stool below a pelvis: its seat, and four legs."""
    lowest = min(sphere.at.y - sphere.radius for sphere in pelvis.spheres)
    middle = sum(sphere.at.x for sphere in pelvis.spheres) / len(pelvis.spheres)
    top = lowest - _LEG_M
    corners = [(middle + x, z) for x, z in product((-_SEAT_M, _SEAT_M), (-_SEAT_M, _SEAT_M))]
    yield Part("chair", tuple(Sphere(Vector(x, top, z), _LEG_M) for x, z in corners))
    for x, z in corners:
        ends = (Vector(x, top, z), Vector(x, _LEG_M, z))
        yield Part("chair", tuple(Sphere(end, _LEG_M) for end in ends))
