"""A scene as SVG: one path for each part, of a class named after it."""

from collections.abc import Sequence
from html import escape
from itertools import zip_longest
from types import MappingProxyType
from typing import Final, NamedTuple

from audio_builder.figure.arrow import arrows
from audio_builder.figure.outline import Outline, Point, bounds_of, outlines
from audio_builder.figure.scene import scene_of
from audio_builder.model.pose import Pose
from audio_builder.model.view import View

SIDE: Final = 320
"""Width and height of a picture, in its own units."""
_METRES: Final = 2.2
"""What of space it shows, if the scene is not larger."""
_FILLED: Final = 0.96
"""Of the picture, by a scene that is."""
_BARE: Final = ' fill="none" stroke-opacity=".35"'
_STYLES: Final = MappingProxyType(
    {"mat": _BARE, "wall": _BARE, "arrow": ' fill="var(--accent, #1f6b62)" stroke="none"'}
)


def render_svg(poses: Sequence[Pose], view: View, *, title: str) -> str:
    """A picture of poses side by side: lines in the colour of the text around it.

    Args:
        poses: an arrow leads from each to the next one.
        view: where one looks from.
        title: says in words what is to be seen.
    """
    drawn = [
        (*_scene(pose, view), *(arrows(pose, coming, view) if coming else ()))
        for pose, coming in zip_longest(poses, poses[1:])
    ]
    frames = _framed(drawn)
    paths = "\n".join(
        f"  {_path(each, frame)}"
        for frame, scene in zip(frames, drawn, strict=True)
        for each in scene
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}"'
        ' fill="var(--paper, #fff)" stroke="currentColor"'
        ' stroke-width="2.2" stroke-linejoin="round">\n'
        f"  <title>{escape(title)}</title>\n{paths}\n</svg>\n"
    )


def _scene(pose: Pose, view: View) -> tuple[Outline, ...]:
    """Whatever is there stands on the mat."""
    scene = scene_of(pose)
    return (*outlines((scene.mat,), view), *outlines((*scene.props, *scene.body), view))


class _Frame(NamedTuple):
    """Where a scene is in a picture: its middle, in metres and in units, and units a metre."""

    right: float
    up: float
    x: float
    scale: float

    def placed(self, point: Point) -> str:
        """A point as SVG counts: to the right and down."""
        x = self.x + self.scale * (point[0] - self.right)
        y = SIDE / 2 - self.scale * (point[1] - self.up)
        return f"{x:.1f} {y:.1f}"


def _framed(drawn: Sequence[Sequence[Outline]]) -> list[_Frame]:
    """A frame for each scene; in all of them a metre is as long."""
    bounds = [bounds_of(scene) for scene in drawn]
    column = SIDE / len(drawn)
    broad = max(each.width for each in bounds) / (_FILLED * column)
    high = max(each.height for each in bounds) / (_FILLED * SIDE)
    scale = 1 / max(broad, high, _METRES / SIDE)
    return [
        _Frame(*each.middle, column * (number + 0.5), scale) for number, each in enumerate(bounds)
    ]


def _path(each: Outline, frame: _Frame) -> str:
    corners = "L".join(map(frame.placed, each.points))
    return f'<path class="{each.name}"{_STYLES.get(each.name, "")} d="M{corners}Z"/>'
