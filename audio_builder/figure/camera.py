"""The camera: space seen from one side, without perspective."""

from math import cos, radians, sin
from types import MappingProxyType
from typing import Final, NamedTuple

from audio_builder.figure.vectors import Vector
from audio_builder.model.view import View


class Seen(NamedTuple):
    """A point as it is seen: to the right, up, and towards whoever looks; in metres."""

    right: float
    up: float
    near: float


_ANGLES: Final = MappingProxyType(
    {
        # How far the camera has gone round, from the front to the body's left, and how far up.
        View.FRONT: (0, 4),
        View.LEFT: (90, 4),
        View.RIGHT: (-90, 4),
        View.BACK: (180, 4),
        View.THREE_QUARTER: (-38, 14),
        View.TOP: (0, 90),
    }
)


def seen(point: Vector, view: View) -> Seen:
    """A point, seen from a view."""
    round_degrees, up_degrees = _ANGLES[view]
    c, s = cos(radians(round_degrees)), sin(radians(round_degrees))
    # Whoever faces the body has its left at their right hand.
    near, right = point.x * c - point.z * s, -point.z * c - point.x * s
    pitch_c, pitch_s = cos(radians(up_degrees)), sin(radians(up_degrees))
    return Seen(right, point.y * pitch_c - near * pitch_s, near * pitch_c + point.y * pitch_s)
