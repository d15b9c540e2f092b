"""The cover: drawn here, from the routine's title, the same picture for the same title."""

import textwrap
from typing import Final

from audio_builder.building.lettering import plain
from audio_builder.building.painting import Painting
from audio_builder.figure.outline import bounds_of, outlines
from audio_builder.figure.scene import scene_of
from audio_builder.model.pose import Pose
from audio_builder.model.view import View

SIZE: Final = 600
"""Width and height in pixels; every track carries the picture, so it stays small."""

_TITLE_LETTERS: Final = 16
_TITLE_LINES: Final = 3
_LINES_BELOW: Final = 2
_HIGH: Final = 0.62
_BROAD: Final = 0.9
_METRE: Final = 0.55
"""How large a figure is, in parts of the side: at most so high, so broad, and a metre so long."""


def render_exercise_cover(title: str, pose: Pose, view: View) -> bytes:
    """An exercise's picture for screens of speakers, in size and kind like the cover."""
    lines = textwrap.wrap(plain(title), _TITLE_LETTERS, max_lines=_LINES_BELOW, placeholder=" ...")
    scene = scene_of(pose)
    drawn = outlines((*scene.props, *scene.body), view)
    bounds = bounds_of(drawn)
    metre = min(_HIGH / bounds.height, _BROAD / bounds.width, _METRE)
    painting = Painting(SIZE, finer=2)
    painting.figure(drawn, bounds.middle, (0.5, 0.36), metre)
    painting.words(lines, (0.5, 0.84), 0.1, 0.008)
    return painting.small_png()


def render_cover(title: str) -> bytes:
    """A square PNG without transparency, `SIZE` pixels a side."""
    lines = textwrap.wrap(plain(title), _TITLE_LETTERS, max_lines=_TITLE_LINES, placeholder=" ...")
    painting = Painting(SIZE, finer=3)
    painting.breath((0.5, 0.31), 0.078)
    painting.words(lines, (0.5, 0.775), 0.11, 0.008)
    return painting.small_png()
