"""Lettering: words drawn with the font that Pillow carries, marks and all.

That font knows hardly more than ASCII, and draws a box for the rest. A letter with a mark, as é or
ü, is drawn here as the letter with its mark above; what else has a plain spelling is spelt plainly.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

from PIL import ImageDraw, ImageFont

Point = tuple[float, float]

_PLAIN: Final = str.maketrans("øØłŁđĐð×‘’“”–—·⁄", "oOlLdDdx''\"\"---/") | str.maketrans(  # noqa: RUF001 - typographer's signs are what it is about
    {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th"}
)
_MARKS: Final[dict[str, tuple[tuple[Point, ...], ...]]] = {
    "\u0300": (((-0.09, -0.12), (0.05, 0.0)),),  # grave
    "\u0301": (((-0.05, 0.0), (0.09, -0.12)),),  # acute
    "\u0302": (((-0.11, 0.0), (0.0, -0.11), (0.11, 0.0)),),  # circumflex
    "\u0303": (((-0.13, -0.02), (-0.05, -0.07), (0.05, -0.03), (0.13, -0.08)),),  # tilde
    "\u0304": (((-0.11, -0.05), (0.11, -0.05)),),  # macron
    "\u0308": (((-0.09, -0.06), (-0.09, -0.06)), ((0.09, -0.06), (0.09, -0.06))),  # diaeresis
    "\u030c": (((-0.11, -0.11), (0.0, 0.0), (0.11, -0.11)),),  # caron
    "\u030a": (
        ((0.0, -0.13), (0.06, -0.07), (0.0, -0.01), (-0.06, -0.07), (0.0, -0.13)),  # ring
    ),
}
"""Strokes of each mark, in parts of the font's size, from the middle of the letter's top."""
_GAP: Final = 0.09
"""Between a letter and the mark above it, in parts of the font's size."""
_DOTTED: Final = "ij"


def plain(text: str) -> str:
    """A text in letters and marks that can be drawn; what cannot is left out."""
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN)).translate(_PLAIN)
    return "".join(
        part for part in parts if part in _MARKS or (part.isascii() and part.isprintable())
    )


def width(text: str, size: float, weight: float) -> float:
    """How wide a plain text is, in pixels.

    Args:
        text: letters and marks, as from `plain`.
        size: the font's size in pixels.
        weight: how much each stroke is thickened on either side, in parts of the size.
    """
    left, right = _ink(_font(size), _letters(text))
    return right - left + 2 * round(size * weight)


def draw_line(
    draw: ImageDraw.ImageDraw, text: str, middle: Point, size: float, weight: float, light: int
) -> None:
    """Draw a plain text on one line, its ink's middle above `middle`; lengths as in `width`."""
    font = _font(size)
    letters = _letters(text)
    left = middle[0] - sum(_ink(font, letters)) / 2
    stroke = round(size * weight)
    draw.text((left, middle[1]), letters, fill=light, font=font, anchor="ls", stroke_width=stroke)
    for index, mark in _marks(text):
        if letters[index] in _DOTTED:  # its dot stands where the mark would
            continue
        start, end = (font.getlength(letters[:stop]) for stop in (index, index + 1))
        top = font.getbbox(letters[index], anchor="ls")[1] - size * _GAP
        at = (left + (start + end) / 2, middle[1] + top)
        _draw_mark(draw, _MARKS[mark], at, size, (2 * weight + 0.085) * size, light)


def _draw_mark(
    draw: ImageDraw.ImageDraw,
    strokes: tuple[tuple[Point, ...], ...],
    at: Point,
    size: float,
    thick: float,
    light: int,
) -> None:
    for stroke in strokes:
        points = [(at[0] + x * size, at[1] + y * size) for x, y in stroke]
        draw.line(points, fill=light, width=round(thick))
        for x, y in points:  # round ends and bends
            half = thick / 2
            draw.ellipse((x - half, y - half, x + half, y + half), fill=light)


def _ink(font: ImageFont.FreeTypeFont, letters: str) -> tuple[float, float]:
    """Where the ink of a line begins and ends; Pillow's own box begins at the pen."""
    mask, (offset, _) = font.getmask2(letters, "L")
    left, _, right, _ = mask.getbbox() or (0, 0, 0, 0)
    return offset + left, offset + right


def _letters(text: str) -> str:
    return "".join(part for part in text if part not in _MARKS)


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each mark with the index of its letter; a mark that follows none is left out."""
    index = -1
    for part in text:
        if part not in _MARKS:
            index += 1
        elif index >= 0:
            yield index, part


def _font(size: float) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size=size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        message = "Pillow was built without FreeType, and cannot draw letters of any size"
        raise TypeError(message)
    return font
