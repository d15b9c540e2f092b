"""Lettering: whatever a title holds, no box is drawn in a letter's place."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from audio_builder.building.lettering import draw_line, plain, width

ASCII = "".join(map(chr, range(0x20, 0x7F)))
LATIN = "".join(map(chr, range(0xA1, 0x180)))


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Hip IR", "Hip IR"),
        ("Füße", "Fu\u0308sse"),
        ("plié", "plie\u0301"),
        ("Ångström", "A\u030angstro\u0308m"),
        ("façon", "facon"),
        ("90\u201390\u2019s \u201clift\u201d", '90-90\'s "lift"'),
        ("股関節 hips", " hips"),
        ("two\tlines\n", "twolines"),
    ],
)
def test_a_text_is_spelt_in_what_can_be_drawn(text: str, spelt: str) -> None:
    """Marks stay with their letters, ligatures are spelt out, the rest is left out."""
    assert plain(text) == spelt


def test_every_latin_letter_can_be_drawn() -> None:
    """The font has a shape of its own for each letter that a plain text may hold."""
    font = ImageFont.load_default(size=40)
    box = bytes(font.getmask("\uffff"))
    letters = {letter for letter in plain(ASCII + LATIN) if letter.isascii()}
    assert letters == set(ASCII)
    assert [letter for letter in ASCII if bytes(font.getmask(letter)) == box] == []


def drawn(text: str) -> Image.Image:
    """A text in the middle of a small picture."""
    picture = Image.new("L", (200, 100), 0)
    draw_line(ImageDraw.Draw(picture), text, (100, 70), 40, 0.02, 255)
    return picture


@pytest.mark.parametrize("letter", "àáâãäåāǎ")
def test_a_mark_stands_above_its_letter(letter: str) -> None:
    """Nothing of the letter is covered: only rows above its top differ, and there is a mark."""
    base, marked = drawn("a"), drawn(plain(letter))
    (left, top, right, _), box = base.getbbox() or (0, 0, 0, 0), marked.getbbox()
    assert box is not None
    assert box[1] < top - 2
    assert marked.crop((0, top, 200, 100)).tobytes() == base.crop((0, top, 200, 100)).tobytes()
    mark = marked.crop((0, 0, 200, top)).getbbox()
    assert mark is not None
    assert abs((mark[0] + mark[2]) / 2 - (left + right) / 2) < 4


def test_a_mark_without_a_letter_is_left_out() -> None:
    """A title that begins with a loose mark is drawn without it."""
    assert drawn("\u0301a").tobytes() == drawn("a").tobytes()


def test_a_line_is_centred_and_as_wide_as_told() -> None:
    """What `width` says is what is drawn, and its ink is in the middle."""
    left, _, right, _ = drawn("IRRL").getbbox() or (0, 0, 0, 0)
    assert abs((left + right) / 2 - 100) < 2
    assert abs((right - left) - width("IRRL", 40, 0.02)) < 3
