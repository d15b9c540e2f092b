"""The cover: drawn here, from the routine's title, the same picture for the same title."""

import textwrap
from typing import Final

from audio_builder.building.emblem import paint_emblem, paint_figure
from audio_builder.building.lettering import plain
from audio_builder.building.painting import Painting
from audio_builder.planning.emblem import Emblem

SIZE: Final = 600
"""Width and height in pixels; every track carries the picture, so it stays small."""

_TITLE_LETTERS: Final = 16
_TITLE_LINES: Final = 3
_LINES_BELOW: Final = 2
_HIGH: Final = 0.62
_METRE: Final = 0.55
"""How large an exercise's figure is, in parts of the side: at most so high, and a metre so long."""


def render_exercise_cover(title: str, shown: Emblem) -> bytes:
    """An exercise's picture for screens of speakers, in size and kind like the cover."""
    lines = textwrap.wrap(plain(title), _TITLE_LETTERS, max_lines=_LINES_BELOW, placeholder=" ...")
    painting = Painting(SIZE, finer=2)
    paint_figure(painting, shown, (0.5, 0.36), _HIGH, _METRE)
    painting.words(lines, (0.5, 0.84), 0.1, 0.008)
    return painting.small_png()


def render_cover(title: str, shown: Emblem | None = None) -> bytes:
    """A square PNG without transparency, `SIZE` pixels a side.

    Args:
        title: the routine's title.
        shown: its figure, if it has one.
    """
    lines = textwrap.wrap(plain(title), _TITLE_LETTERS, max_lines=_TITLE_LINES, placeholder=" ...")
    painting = Painting(SIZE, finer=3)
    paint_emblem(painting, shown, (0.5, 0.31), 0.078, 0.52)
    painting.words(lines, (0.5, 0.775), 0.11, 0.008)
    return painting.small_png()
