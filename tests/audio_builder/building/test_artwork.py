"""Artwork and icons: what podcast directories and phones ask of them."""

import io
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from audio_builder.building.artwork import (
    ARTWORK_SIZE,
    FAVICON,
    badge_for,
    render_artwork,
    render_icons,
)
from audio_builder.model.poses import pose_named
from audio_builder.model.view import View
from audio_builder.planning.emblem import Emblem

TITLES: Final = (
    "Hip internal rotation",
    "Hips",
    "Rücken & Füße – pliés für müde Knie",
    "W" * 80,
    " ".join(["Supine"] * 11),
    "股関節",
)
LARGEST: Final = 512_000
"""Bytes that podcast directories take at most."""


EMBLEMS: Final = (
    None,
    Emblem(pose=pose_named("sitting"), view=View.THREE_QUARTER),
    Emblem(pose=pose_named("plank"), view=View.LEFT),
)


@pytest.mark.parametrize("shown", EMBLEMS)
@pytest.mark.parametrize("title", TITLES)
def test_artwork_is_what_podcast_directories_take(title: str, shown: Emblem | None) -> None:
    """A square baseline JPEG of 3000 pixels in RGB, without alpha, of at most 512 KB."""
    data = render_artwork(title, badge_for(title), shown)
    assert len(data) <= LARGEST
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.mode) == ("JPEG", "RGB")
        assert picture.size == (ARTWORK_SIZE, ARTWORK_SIZE) == (3000, 3000)
        assert "progressive" not in picture.info
        picture.load()


def test_the_same_words_make_the_same_artwork() -> None:
    """A rebuild changes no byte, so that apps do not fetch it anew; other words do."""
    first = render_artwork("Hip internal rotation", "Hip IR")
    assert render_artwork("Hip internal rotation", "Hip IR") == first
    assert render_artwork("Hip internal rotation", "Hips") != first
    assert render_artwork("Hip rotation", "Hip IR") != first


def test_a_badge_is_as_wide_as_the_picture_allows() -> None:
    """Read at 55 pixels: the badge takes most of the width, and none of it is cut off."""
    with (
        Image.open(io.BytesIO(render_artwork(" ", "Hip IR"))) as written,
        Image.open(io.BytesIO(render_artwork(" ", " "))) as empty,
    ):
        lights = written.convert("L").point([0] * 226 + [255] * 30)
        bright = lights.crop((0, 1400, 3000, 3000)).getbbox()
        assert max(empty.convert("L").crop((0, 1400, 3000, 3000)).tobytes()) <= 225
    assert bright is not None
    left, _, right, _ = bright
    assert 0.8 < (right - left) / 3000 < 0.9
    assert abs(left - (3000 - right)) < 12


@pytest.mark.parametrize(
    ("title", "spoken_names", "badge"),
    [
        ("Hip internal rotation", ("hip I R", "hip rotation", "the hip routine"), "Hip IR"),
        ("Side lean routine", ("the lean",), "Lean"),
        ("Side lean routine", (), "SLR"),
        ("Calm hips", (), "Calm hips"),
        ("Hips", ("loose", "back"), "Hips"),
        ("Rücken & Füße", (), "RF"),
        ("3 drills for the very end of your range", (), "3DFT"),
        ("Physiotherapy", (), "P"),
        ("Élan at the barre", ("élan",), "Élan"),
        ("The", (), "The"),
    ],
)
def test_a_badge_is_the_shortest_name_or_the_initials(
    title: str, spoken_names: tuple[str, ...], badge: str
) -> None:
    """Eight letters at most, without an article, as it is written; else the title's initials."""
    assert badge_for(title, spoken_names) == badge


def _pngs() -> list[tuple[str, bytes]]:
    return [(name, data) for name, data in render_icons().items() if name.endswith(".png")]


def test_icons_are_opaque_squares_of_their_names_size() -> None:
    """Phones paint black where an icon is transparent, and refuse one of another size."""
    sizes = {}
    for name, data in _pngs():
        with Image.open(io.BytesIO(data)) as picture:
            assert (picture.format, picture.mode) == ("PNG", "RGB"), name
            assert "transparency" not in picture.info
            sizes[name] = picture.size
    assert sizes == {
        "icons/icon-192.png": (192, 192),
        "icons/icon-512.png": (512, 512),
        "icons/maskable-512.png": (512, 512),
        "icons/apple-touch-icon.png": (180, 180),
    }


def test_a_maskable_icon_is_the_plain_one_drawn_smaller() -> None:
    """What a phone cuts off holds only what is fainter: the picture is within the middle 80 %."""
    icons = {name: Image.open(io.BytesIO(data)) for name, data in _pngs()}
    plain, masked = icons["icons/icon-512.png"], icons["icons/maskable-512.png"]
    inner = masked.crop((51, 51, 461, 461)).resize(plain.size)
    differences = (
        abs(a - b)
        for a, b in zip(inner.convert("L").tobytes(), plain.convert("L").tobytes(), strict=True)
    )
    assert sum(differences) / 512**2 < 2


def test_icons_are_the_same_each_time() -> None:
    """A rebuild changes no byte."""
    assert render_icons() == render_icons()


def test_the_favicon_is_a_small_plain_svg() -> None:
    """Under 1 kB, well-formed, without references."""
    root = ET.fromstring(FAVICON)  # noqa: S314 - our own text
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(FAVICON.encode()) < 1000
    assert "href" not in FAVICON
