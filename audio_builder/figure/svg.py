"""A scene as SVG: one path for each part, of a class named after it."""

from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

from audio_builder.figure.camera import View
from audio_builder.figure.outline import Outline, Point, outlines
from audio_builder.figure.scene import Scene

SIDE: Final = 320
"""Width and height of a picture, in its own units."""
_METRES: Final = 2.2
"""What of space it shows, if the scene is not larger."""
_FILLED: Final = 0.96
"""Of the picture, by a scene that is."""


def render_svg(scene: Scene, view: View, *, title: str) -> str:
    """A picture of a scene: lines in the colour of the text around it, filled with the paper's.

    Args:
        scene: the body, and what it is on.
        view: where one looks from.
        title: says in words what is to be seen.
    """
    # Whatever is there stands on the mat.
    drawn = (*outlines((scene.mat,), view), *outlines((*scene.chair, *scene.body), view))
    frame = _framed(drawn)
    paths = "\n".join(f"  {_path(each, frame)}" for each in drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}"'
        ' stroke="currentColor" stroke-width="2.2" stroke-linejoin="round">\n'
        "  <style>path{fill:var(--paper,#fff)}.mat{fill:none;stroke-opacity:.35}</style>\n"
        f"  <title>{escape(title)}</title>\n{paths}\n</svg>\n"
    )


class _Frame(NamedTuple):
    """What of the plane a picture shows: its middle in metres, and units a metre."""

    right: float
    up: float
    scale: float

    def placed(self, point: Point) -> str:
        """A point as SVG counts: to the right and down."""
        x = SIDE / 2 + self.scale * (point[0] - self.right)
        y = SIDE / 2 - self.scale * (point[1] - self.up)
        return f"{x:.1f} {y:.1f}"


def _framed(drawn: Sequence[Outline]) -> _Frame:
    rights, ups = zip(*(point for each in drawn for point in each.points), strict=True)
    size = max(max(rights) - min(rights), max(ups) - min(ups)) / _FILLED
    scale = SIDE / max(size, _METRES)
    return _Frame((min(rights) + max(rights)) / 2, (min(ups) + max(ups)) / 2, scale)


def _path(each: Outline, frame: _Frame) -> str:
    corners = "L".join(map(frame.placed, each.points))
    return f'<path class="{each.name}" d="M{corners}Z"/>'
