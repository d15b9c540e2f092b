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
    y: float
    scale: float

    def placed(self, point: Point) -> str:
        """A point as SVG counts: to the right and down."""
        x = self.x + self.scale * (point[0] - self.right)
        y = self.y - self.scale * (point[1] - self.up)
        return f"{x:.1f} {y:.1f}"


def _framed(drawn: Sequence[Sequence[Outline]]) -> list[_Frame]:
    """A frame for each scene, side by side or below each other, as they come out larger.

    In all of them a metre is as long.
    """
    bounds = [bounds_of(scene) for scene in drawn]
    widest, highest = (max(each.width for each in bounds), max(each.height for each in bounds))
    part = SIDE / len(drawn)
    beside = min(_FILLED * part / widest, _FILLED * SIDE / highest)
    below = min(_FILLED * SIDE / widest, _FILLED * part / highest)
    scale = min(max(beside, below), SIDE / _METRES)
    places = [part * (number + 0.5) for number in range(len(drawn))]
    middles = [(SIDE / 2, each) if below > beside else (each, SIDE / 2) for each in places]
    return [
        _Frame(*each.middle, *middle, scale) for each, middle in zip(bounds, middles, strict=True)
    ]


def _path(each: Outline, frame: _Frame) -> str:
    corners = "L".join(map(frame.placed, each.points))
    return f'<path class="{each.name}"{_STYLES.get(each.name, "")} d="M{corners}Z"/>'
