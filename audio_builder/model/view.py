"""Views: where one looks at a figure from."""

from enum import StrEnum
from typing import Literal

Angle = Literal["front", "side", "three-quarter"]
"""What an exercise may ask for; the side is the one that is worked on."""


class View(StrEnum):
    """Where one looks from; left and right are the figure's own."""

    FRONT = "front"
    LEFT = "left"
    RIGHT = "right"
    BACK = "back"
    THREE_QUARTER = "three-quarter"
    TOP = "top"


def view_from(angle: Angle, *, mirrored: bool) -> View:
    """The view for whoever does it with the left, or mirrored."""
    if angle == "side":
        return View.RIGHT if mirrored else View.LEFT
    return View(angle)
