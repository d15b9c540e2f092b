"""Painting what stands for an exercise or a routine: a figure, and behind it a breath."""

from typing import Final

from audio_builder.building.painting import Painting
from audio_builder.figure.outline import Point, bounds_of, outlines
from audio_builder.figure.scene import scene_of
from audio_builder.planning.emblem import Emblem

_BROAD: Final = 0.9
"""As broad as a figure is at most, in parts of the side."""
_BEHIND: Final = 0.3
"""How bright the breath behind a figure is."""


def paint_figure(
    painting: Painting, shown: Emblem, place: Point, high: float, metre: float
) -> None:
    """Paint a figure and its props.

    Args:
        painting: what it is painted on.
        shown: the figure.
        place: where its middle is, in parts of the side.
        high: how high it is at most.
        metre: how long a metre is at most.
    """
    scene = scene_of(shown.pose)
    drawn = outlines((*scene.props, *scene.body), shown.view)
    bounds = bounds_of(drawn)
    scale = min(high / bounds.height, _BROAD / bounds.width, metre)
    painting.figure(drawn, bounds.middle, place, scale)


def paint_emblem(
    painting: Painting, shown: Emblem | None, place: Point, step: float, high: float
) -> None:
    """Paint a breath, and before it a routine's figure, if it has one.

    Args:
        painting: what it is painted on.
        shown: the figure.
        place: the middle of both.
        step: from ring to ring of the breath.
        high: how high the figure is at most.
    """
    painting.breath(place, step, 1 if shown is None else _BEHIND)
    if shown is not None:
        paint_figure(painting, shown, place, high, high)
