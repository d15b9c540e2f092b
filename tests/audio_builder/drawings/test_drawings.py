"""The line drawings: safe to put into any page, and readable without seeing them."""

import re
from importlib import resources
from typing import Final, get_args
from xml.etree import ElementTree as ET

import pytest

from audio_builder import drawings
from audio_builder.drawings.drawings import drawing
from audio_builder.model.values import Drawing, Posture

SVG: Final = "{http://www.w3.org/2000/svg}"
LARGEST: Final = 4096
"""Bytes; a drawing is part of a page that has to appear at once."""
ALLOWED: Final = {
    "svg": {"viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"},
    "title": set(),
    "g": {"class", "stroke"},
    "path": {"d"},
}
NAMES: Final[tuple[Drawing, ...]] = get_args(Drawing)


def test_each_name_has_its_file_and_each_file_its_name() -> None:
    """What the language lets a coach name is there, and nothing is there that cannot be named."""
    files = (path.name for path in resources.files(drawings).iterdir())
    assert sorted(name for name in files if name.endswith(".svg")) == sorted(
        f"{name}.svg" for name in NAMES
    )


def test_each_posture_has_a_drawing() -> None:
    """An exercise that names no drawing always has its posture's."""
    assert set(get_args(Posture)) < set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_only_plain_shapes(name: Drawing) -> None:
    """No style, script, id, font or reference: it may stand in any page, more than once."""
    for element in ET.fromstring(drawing(name)).iter():  # noqa: S314 - our own file
        tag = element.tag.removeprefix(SVG)
        assert set(element.attrib) <= ALLOWED[tag], tag


@pytest.mark.parametrize("name", NAMES)
def test_one_line_in_the_colour_of_the_page(name: Drawing) -> None:
    """It takes the colour around it, so it reads on dark and on light; one line weight."""
    root = ET.fromstring(drawing(name))  # noqa: S314 - our own file
    assert root.attrib == {
        "viewBox": "0 0 320 320",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "7",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    groups = [group.attrib for group in root.iter(f"{SVG}g")]
    assert all(group == {"class": "accent", "stroke": "currentColor"} for group in groups)


@pytest.mark.parametrize("name", NAMES)
def test_a_title_says_what_there_is_to_see(name: Drawing) -> None:
    """A screen reader tells the position in a sentence; no two drawings say the same."""
    titles = {other: ET.fromstring(drawing(other)).findtext(f"{SVG}title") for other in NAMES}  # noqa: S314 - our own files
    assert len(titles[name] or "") > 30
    assert list(titles.values()).count(titles[name]) == 1


@pytest.mark.parametrize("name", NAMES)
def test_small_enough_to_be_inlined(name: Drawing) -> None:
    """Each stays under 4 kB."""
    assert len(drawing(name)) < LARGEST


@pytest.mark.parametrize("name", NAMES)
def test_all_of_it_is_inside_the_frame(name: Drawing) -> None:
    """Nothing is cut off: every stroke ends within the frame, its own width included."""
    for path in ET.fromstring(drawing(name)).iter(f"{SVG}path"):  # noqa: S314 - our own file
        for x, y in _ends(path.attrib["d"]):
            assert 3.5 <= x <= 316.5, path.attrib["d"]
            assert 3.5 <= y <= 316.5, path.attrib["d"]


def _ends(path: str) -> list[tuple[float, float]]:
    """The points that a path passes through: M, L and Q are absolute, c is relative."""
    ends: list[tuple[float, float]] = []
    for command, text in re.findall(r"([MLQc])([^MLQcz]*)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        x, y = numbers[-2:]
        ends.append((ends[-1][0] + x, ends[-1][1] + y) if command == "c" else (x, y))
    return ends
