"""The icons: drawn here, a breath seen from above, as on the cover. A door to Pillow."""

import io
from typing import Final

from PIL import Image, ImageDraw

_SCALE: Final = 4
"""Drawn this much larger, then reduced, so that edges are smooth."""
_GROUND: Final = (18, 52, 59)
_RINGS: Final = ((238, 246, 240), (163, 211, 194), (97, 165, 150), (55, 111, 107))
_INNERMOST: Final = 0.1
"""Radius of the first ring, as a part of the icon's side; each ring adds this to the next."""
_STROKE: Final = 0.028


def render_icon(size: int) -> bytes:
    """A square PNG without transparency, `size` pixels a side; Amazon cuts it to a circle."""
    side = size * _SCALE
    canvas = Image.new("RGB", (side, side), _GROUND)
    draw = ImageDraw.Draw(canvas)
    centre = (side / 2, side / 2)
    for index, colour in reversed(list(enumerate(_RINGS))):
        radius = side * _INNERMOST * (index + 1)
        draw.circle(centre, radius, fill=_GROUND, outline=colour, width=round(side * _STROKE))
    draw.circle(centre, side * _INNERMOST * 0.45, fill=_RINGS[0])
    small = canvas.resize((size, size), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    small.quantize(64, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()
