"""Outlines: the skin over spheres, as it is seen."""

from collections.abc import Iterable, Sequence
from math import cos, pi, sin
from typing import Final, NamedTuple, get_args

from audio_builder.figure.camera import seen
from audio_builder.figure.flesh import Part
from audio_builder.model.prop import PropKind
from audio_builder.model.view import View

_CORNERS: Final = 24
"""Points on the rim of a sphere: a head as large as a hand looks round."""
_PROPS: Final = frozenset(get_args(PropKind))
Point = tuple[float, float]


class Outline(NamedTuple):
    """A part of the body as it is seen.

    Attributes:
        name: the part's.
        points: its rim, a convex polygon; to the right and up, in metres.
        near: how near it is to whoever looks; of a prop, its farthest point, since a body is on it
            or before it.
    """

    name: str
    points: tuple[Point, ...]
    near: float


class Bounds(NamedTuple):
    """The outermost points of what is seen, in metres: to the left, right, below and above."""

    left: float
    right: float
    low: float
    high: float

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.low + self.high) / 2

    @property
    def width(self) -> float:
        """From left to right, in metres."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From below to above, in metres."""
        return self.high - self.low


def bounds_of(drawn: Iterable[Outline]) -> Bounds:
    """The bounds of outlines, of which there is at least one."""
    rights, ups = zip(*(point for each in drawn for point in each.points), strict=True)
    return Bounds(min(rights), max(rights), min(ups), max(ups))


def outlines(parts: Iterable[Part], view: View) -> tuple[Outline, ...]:
    """All parts, those farthest away first: whoever paints them in order hides what is hidden."""
    return tuple(sorted((_outline(part, view) for part in parts), key=lambda each: each.near))


def _outline(part: Part, view: View) -> Outline:
    points, nears = [], []
    for sphere in part.spheres:
        centre = seen(sphere.at, view)
        nears.append(centre.near)
        points += [
            (centre.right + sphere.radius * cos(angle), centre.up + sphere.radius * sin(angle))
            for angle in (2 * pi * corner / _CORNERS for corner in range(_CORNERS))
        ]
    near = min(nears) if part.name in _PROPS else sum(nears) / len(nears)
    return Outline(part.name, hull(points), near)


def hull(points: Sequence[Point]) -> tuple[Point, ...]:
    """The convex hull, counterclockwise (Andrew's monotone chain, 1979)."""
    ordered = sorted(set(points))
    return (*_chain(ordered), *_chain(ordered[::-1]))


def _chain(points: Iterable[Point]) -> list[Point]:
    """One half of a hull, without its last point, which begins the other half."""
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _bends_right(chain[-2], chain[-1], point):
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _bends_right(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0
