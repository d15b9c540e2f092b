"""Painting: a breath seen from above, rings that widen and fade, and words below them.

A picture is painted in light, one number a pixel, and coloured when it is finished: so edges are
smooth in every colour, and a large picture needs little memory.
"""

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageOps

from audio_builder.building.lettering import Point, draw_line, width
from audio_builder.figure.outline import Outline

_DARK: Final = (18, 52, 59)
_MIDDLE: Final = (97, 165, 150)
_BRIGHT: Final = (238, 246, 240)
_COLOURS: Final = 64
"""Colours of a palette; more are not seen."""
_LIGHTEST: Final = 255
_JPEG_QUALITY: Final = 85
_BREATH: Final = (255, 158, 116, 86, 62, 44, 30, 19, 10)
"""Light of each ring, from the middle outwards: 0 is the ground, 255 the brightest."""
_SKIN: Final = 40
_FAINT: Final = 90
_LIGHTS: Final[dict[str, tuple[int | None, int]]] = {
    "arrow": (_LIGHTEST, _LIGHTEST),
    "wall": (None, _FAINT),
    "mat": (None, _FAINT),
}
"""Light of what is not skin: within it, and of its line."""
_PEN: Final = 0.007
"""How thick a line is, in parts of the side."""
_LEADING: Final = 1.22
"""From one baseline to the next, in parts of the font's size."""
_CAPITAL: Final = 0.7
"""Height of a capital, in parts of the font's size."""


class Painting:
    """A square picture; places and lengths are parts of its side, from the top left.

    It is finished once, as a file of one kind.
    """

    def __init__(self, side: int, *, finer: int = 2) -> None:
        """An empty picture.

        Args:
            side: pixels a side, once finished.
            finer: how many times larger it is painted, so that edges are smooth.
        """
        self._finer = finer
        self._fine = side * finer
        self._light = Image.new("L", (self._fine, self._fine), 0)
        self._draw = ImageDraw.Draw(self._light)

    def breath(self, centre: Point, step: float, strength: float = 1) -> None:
        """Paint a breath around a bright middle, each ring `step` wider than the one within.

        Args:
            centre: its middle.
            step: from ring to ring.
            strength: how bright it is; less behind a figure.
        """
        x, y = (self._fine * part for part in centre)
        for index, light in reversed(list(enumerate(_BREATH))):
            radius = self._fine * step * (index + 0.85)
            box = (x - radius, y - radius, x + radius, y + radius)
            self._draw.ellipse(box, fill=round(light * strength))

    def figure(self, outlines: Sequence[Outline], at_m: Point, place: Point, metre: float) -> None:
        """Paint a body and what is around it, part by part.

        Args:
            outlines: the parts, those farthest away first; an arrow is bright, a wall a faint line.
            at_m: a point of them, to the right and up, in metres.
            place: where in the picture that point is.
            metre: how long a metre is.
        """
        for each in outlines:
            corners = [
                (
                    self._fine * (place[0] + metre * (x - at_m[0])),
                    self._fine * (place[1] - metre * (y - at_m[1])),
                )
                for x, y in each.points
            ]
            fill, line = _LIGHTS.get(each.name, (_SKIN, _LIGHTEST))
            if fill is not None:
                self._draw.polygon(corners, fill=fill)
            self._draw.line([*corners, corners[0]], fill=line, width=round(self._fine * _PEN))

    def words(
        self, lines: Sequence[str], middle: Point, size: float, weight: float, within: float = 0.86
    ) -> None:
        """Write plain lines one below the other.

        Args:
            lines: what is written, as from `lettering.plain`.
            middle: the middle of the lines, from the first one's top to the last one's baseline.
            size: of the font at most; smaller if a line would be too wide.
            weight: how much each stroke is thickened on either side, in parts of the size.
            within: the widest that a line may be.
        """
        widest = max((width(line, size * self._fine, weight) for line in lines), default=0.0)
        size *= min(1.0, within * self._fine / max(widest, 1.0)) * self._fine
        leading, capital = _LEADING * size, _CAPITAL * size
        baseline = middle[1] * self._fine + (capital - leading * (len(lines) - 1)) / 2
        for index, line in enumerate(lines):
            at = (middle[0] * self._fine, baseline + leading * index)
            draw_line(self._draw, line, at, size, weight, _BREATH[0])

    def png(self) -> bytes:
        """Finish the picture, as PNG in RGB."""
        return _png(_coloured(self._finished()).convert("RGB"))

    def small_png(self) -> bytes:
        """Finish the picture, as PNG with a palette of fewer colours; nobody sees it."""
        steps = [light * (_COLOURS - 1) // _LIGHTEST for light in range(_LIGHTEST + 1)]
        lights = bytes(step * _LIGHTEST // (_COLOURS - 1) for step in range(_COLOURS))
        return _png(_coloured(self._finished().point(steps), lights))

    def jpeg(self) -> bytes:
        """Finish the picture, as baseline JPEG.

        Its Huffman tables are the usual ones: to fit them to the picture would save a third of its
        bytes, and would take three times the memory.
        """
        file = io.BytesIO()
        _coloured(self._finished()).convert("RGB").save(file, "JPEG", quality=_JPEG_QUALITY)
        return file.getvalue()

    def _finished(self) -> Image.Image:
        """The picture's light in its own size; what it was painted on is given back before."""
        light = self._light.reduce(self._finer)
        del self._light, self._draw
        return light


def animation(frames: Sequence[tuple[Painting, int]], kind: str) -> bytes:
    """A film that begins anew at its end: each picture for so many ms; none is used again.

    Args:
        frames: at least one.
        kind: of file, `WEBP` or `GIF`.
    """
    pictures = [_coloured(painting._finished()).convert("RGB") for painting, _ in frames]  # noqa: SLF001 - its own module
    file = io.BytesIO()
    lengths = [ms for _, ms in frames]
    first, *rest = pictures
    first.save(file, kind, save_all=True, append_images=rest, duration=lengths, loop=0)
    return file.getvalue()


def _coloured(steps: Image.Image, lights: bytes = bytes(range(_LIGHTEST + 1))) -> Image.Image:
    """A picture in steps of light, with the colour of each step as its palette."""
    ramp = Image.frombytes("L", (len(lights), 1), lights)
    steps.putpalette(ImageOps.colorize(ramp, _DARK, _BRIGHT, mid=_MIDDLE).tobytes())
    return steps


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
