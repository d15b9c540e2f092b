"""Points and turns in space: x is forward, y is up, z is to the right (ISB); lengths in metres."""

from math import cos, radians, sin
from typing import Final, NamedTuple


class Vector(NamedTuple):
    """A point, or a way from one to another, in metres."""

    x: float
    y: float
    z: float

    def plus(self, other: "Vector") -> "Vector":
        """The sum."""
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def dot(self, other: "Vector") -> float:
        """The scalar product."""
        return self.x * other.x + self.y * other.y + self.z * other.z


class Turn(NamedTuple):
    """An orientation: where x, y and z of a segment point to in space (a rotation matrix)."""

    x: Vector
    y: Vector
    z: Vector

    def of(self, local: Vector) -> Vector:
        """Where a way of the segment's own leads to in space."""
        return Vector(
            *(self.x[i] * local.x + self.y[i] * local.y + self.z[i] * local.z for i in range(3))
        )

    def then(self, inner: "Turn") -> "Turn":
        """This one, and inside it another one."""
        return Turn(self.of(inner.x), self.of(inner.y), self.of(inner.z))

    def back(self) -> "Turn":
        """The one that undoes it."""
        return Turn(*(Vector(self.x[i], self.y[i], self.z[i]) for i in range(3)))


ORIGIN: Final = Vector(0, 0, 0)
UPRIGHT: Final = Turn(Vector(1, 0, 0), Vector(0, 1, 0), Vector(0, 0, 1))


def about_x(degrees: float) -> Turn:
    """A turn about the axis that runs forward, by the right-hand rule."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return Turn(Vector(1, 0, 0), Vector(0, c, s), Vector(0, -s, c))


def about_y(degrees: float) -> Turn:
    """A turn about the axis that runs up."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return Turn(Vector(c, 0, -s), Vector(0, 1, 0), Vector(s, 0, c))


def about_z(degrees: float) -> Turn:
    """A turn about the axis that runs to the right."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return Turn(Vector(c, s, 0), Vector(-s, c, 0), Vector(0, 0, 1))
