"""The cover: drawn here, from the routine's title, the same picture for the same title.

A breath seen from above: rings that widen and fade, with the title below them. The only door to
Pillow.
"""

import io
import textwrap
from typing import Final

from PIL import Image, ImageDraw, ImageFont

SIZE: Final = 600
"""Width and height in pixels; every track carries the picture, so it stays small."""

_SCALE: Final = 3
"""Drawn this much larger, then reduced, so that edges are smooth."""
_GROUND: Final = (18, 52, 59)
_RINGS: Final = ((238, 246, 240), (163, 211, 194), (97, 165, 150), (55, 111, 107), (33, 77, 80))
_TITLE_LETTERS: Final = 16
_TITLE_LINES: Final = 3


def render_cover(title: str) -> bytes:
    """A square PNG without transparency, `SIZE` pixels a side."""
    canvas = Image.new("RGB", (SIZE * _SCALE, SIZE * _SCALE), _GROUND)
    draw = ImageDraw.Draw(canvas)
    _draw_rings(draw)
    _draw_title(draw, title)
    small = canvas.resize((SIZE, SIZE), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    small.quantize(64, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_rings(draw: ImageDraw.ImageDraw) -> None:
    centre = (SIZE * _SCALE / 2, SIZE * _SCALE * 0.36)
    for index, colour in reversed(list(enumerate(_RINGS))):
        radius = SIZE * _SCALE * (0.055 + 0.055 * index)
        draw.circle(centre, radius, fill=_GROUND, outline=colour, width=int(7 * _SCALE - index * 3))
    draw.circle(centre, SIZE * _SCALE * 0.024, fill=_RINGS[0])


def _draw_title(draw: ImageDraw.ImageDraw, title: str) -> None:
    lines = textwrap.wrap(title, _TITLE_LETTERS, max_lines=_TITLE_LINES, placeholder=" …")
    font = ImageFont.load_default(size=64 * _SCALE)
    draw.multiline_text(
        (SIZE * _SCALE / 2, SIZE * _SCALE * 0.81),
        "\n".join(lines),
        font=font,
        fill=_RINGS[0],
        anchor="mm",
        align="center",
        spacing=8 * _SCALE,
    )
