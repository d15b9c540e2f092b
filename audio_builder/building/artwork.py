"""Artwork: what podcast apps show of a routine, and the icons of the web app; drawn here.

The same words make the same picture, byte for byte.
"""

import re
import textwrap
from collections.abc import Sequence
from typing import Final

from audio_builder.building.emblem import paint_emblem
from audio_builder.building.lettering import plain
from audio_builder.building.painting import Painting
from audio_builder.planning.emblem import Emblem

ARTWORK_SIZE: Final = 3000
"""Width and height in pixels: the most that podcast directories take, 1400 being the least."""
FAVICON: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="7" fill="#12343b"/>
  <circle cx="16" cy="16" r="13" fill="#2f6260"/>
  <circle cx="16" cy="16" r="9" fill="#61a596"/>
  <circle cx="16" cy="16" r="5" fill="#eef6f0"/>
</svg>
"""
"""The icon of the page's tab, as SVG."""

_TITLE_LETTERS: Final = 30
_TITLE_LINES: Final = 2
_BADGE_LETTERS: Final = 8
"""The longest badge that can be read on a list's thumbnail, 55 pixels wide."""
_INITIALS: Final = 4
_LETTERS_APART: Final = re.compile(r"(?<=\b[A-Z]) (?=[A-Z]\b)")
"""Between letters that are said one by one, as in a spoken name: hip I R."""
_ARTICLE: Final = re.compile(r"^(the|an?) (?=.)", re.IGNORECASE)

_ICON_STEP: Final = 0.13
"""From ring to ring, in parts of an icon's side."""
_MASKED: Final = 0.8
"""Of a maskable icon the middle 80 % are sure to be seen."""


def badge_for(title: str, spoken_names: Sequence[str] = ()) -> str:
    """A routine's name for a thumbnail: its shortest of at most eight letters, or its initials.

    As it is written, not as it is said: “the hip I R” becomes “Hip IR”.
    """
    names = (
        _LETTERS_APART.sub("", _ARTICLE.sub("", name.strip())) for name in (title, *spoken_names)
    )
    fitting = [name for name in names if 1 < _letters(name) <= _BADGE_LETTERS]
    if fitting:
        shortest = min(fitting, key=_letters)
        return shortest[0].upper() + shortest[1:]
    words = re.findall(r"\w+", title)
    return "".join(word[0].upper() for word in words[:_INITIALS])


def render_artwork(title: str, badge: str, shown: Emblem | None = None) -> bytes:
    """A routine's cover for podcast apps.

    Args:
        title: the routine's title.
        badge: its short name, as from `badge_for`, which can be read on a thumbnail.
        shown: its figure, if it has one.

    Returns:
        A square baseline JPEG in RGB, `ARTWORK_SIZE` pixels a side, of less than 512 KB.
    """
    lines = textwrap.wrap(plain(title), _TITLE_LETTERS, max_lines=_TITLE_LINES, placeholder=" ...")
    painting = Painting(ARTWORK_SIZE)
    paint_emblem(painting, shown, (0.5, 0.27), 0.085, 0.42)
    painting.words([plain(badge)], (0.5, 0.64), 0.36, 0.02)
    painting.words(lines, (0.5, 0.88), 0.07, 0.006)
    return painting.jpeg()


def render_library_artwork() -> bytes:
    """The cover of a feed of several routines, in size and kind like `render_artwork`'s."""
    return _breath(ARTWORK_SIZE, _ICON_STEP, finer=2).jpeg()


def render_icons() -> dict[str, bytes]:
    """The icons of the page, by their paths in the output folder.

    All but the tab's are square PNGs without transparency or words.
    """
    return {
        "icons/icon-192.png": _icon(192, _ICON_STEP),
        "icons/icon-512.png": _icon(512, _ICON_STEP),
        "icons/maskable-512.png": _icon(512, _ICON_STEP * _MASKED),
        "icons/apple-touch-icon.png": _icon(180, _ICON_STEP),
        "favicon.svg": FAVICON.encode(),
    }


def _icon(side: int, step: float) -> bytes:
    return _breath(side, step, finer=4).png()


def _breath(side: int, step: float, *, finer: int) -> Painting:
    painting = Painting(side, finer=finer)
    painting.breath((0.5, 0.5), step)
    return painting


def _letters(name: str) -> int:
    return len(name.replace(" ", ""))
