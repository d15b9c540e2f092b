"""The cover: drawn here, from the routine's title, the same picture for the same title."""

import textwrap
from typing import Final

from audio_builder.building.lettering import plain
from audio_builder.building.painting import Painting

SIZE: Final = 600
"""Width and height in pixels; every track carries the picture, so it stays small."""

_TITLE_LETTERS: Final = 16
_TITLE_LINES: Final = 3


def render_cover(title: str) -> bytes:
    """A square PNG without transparency, `SIZE` pixels a side."""
    lines = textwrap.wrap(plain(title), _TITLE_LETTERS, max_lines=_TITLE_LINES, placeholder=" ...")
    painting = Painting(SIZE, finer=3)
    painting.breath((0.5, 0.31), 0.078)
    painting.words(lines, (0.5, 0.775), 0.11, 0.008)
    return painting.small_png()
