"""The tag, read back by a reader that is not ours."""

import io
from dataclasses import fields, replace

import pytest
from mutagen.id3 import ID3

from audio_builder.model.timeline import Chapter
from audio_builder.mp3.id3 import Picture, Tag, iso639_2, render_tag
from audio_builder.mp3.id3_frames import syncsafe
from audio_builder.units import Ms

FULL = Tag(
    title="Hip IR – the session",
    album="Hip IR",
    artist="Ané Coach",
    track=(2, 4),
    genre="Fitness",
    language="eng",
    year="2025",
    length_ms=Ms(240_000),
    comment="Breathe.",
    transcript="Lift up.\nAnd down.",
    chapters=(
        Chapter(start_ms=Ms(0), title="A start with a long title"),
        Chapter(start_ms=Ms(24_000), title="Öne"),
        Chapter(start_ms=Ms(120_000), title="A middling title"),
    ),
    cover=Picture(mime="image/jpeg", data=b"\xff\xd8\xff\xe0 not unsynchronised"),
)


def _read(tag: Tag) -> ID3:
    return ID3(io.BytesIO(render_tag(tag)))


def test_every_text_is_read_back() -> None:
    """Each field stands where players look for it, accents and all."""
    seen = _read(FULL)
    assert seen.version == (2, 4, 0)
    texts = {name: str(seen[name]) for name in ("TIT2", "TALB", "TPE1", "TRCK", "TCON")}
    assert texts == {
        "TIT2": FULL.title,
        "TALB": FULL.album,
        "TPE1": FULL.artist,
        "TRCK": "2/4",
        "TCON": "Fitness",
    }
    assert str(seen["TDRC"]) == "2025"
    assert str(seen["TLAN"]) == "eng"
    assert +seen["TLEN"] == 240_000
    assert seen["COMM::eng"].text == ["Breathe."]
    assert seen["USLT::eng"].text == "Lift up.\nAnd down."


def test_the_cover_is_read_back() -> None:
    """The cover is the front cover, byte for byte, though it holds what looks like a sync."""
    cover = _read(FULL)["APIC:"]
    assert (cover.mime, cover.type, cover.data) == ("image/jpeg", 3, FULL.cover.data)


def test_chapters_join_up() -> None:
    """A chapter ends where the next starts, the last one with the track; byte offsets unused."""
    seen = [_read(FULL)[f"CHAP:ch{number}"] for number in range(3)]
    assert [(c.start_time, c.end_time, str(c.sub_frames["TIT2"])) for c in seen] == [
        (0, 24_000, "A start with a long title"),
        (24_000, 120_000, "Öne"),
        (120_000, 240_000, "A middling title"),
    ]
    assert {(c.start_offset, c.end_offset) for c in seen} == {(0xFFFFFFFF, 0xFFFFFFFF)}


def test_one_contents_lists_all_chapters() -> None:
    """One ordered contents at the top level lists every chapter: some players need it."""
    contents = _read(FULL).getall("CTOC")
    assert len(contents) == 1
    assert contents[0].flags == 3
    assert contents[0].child_element_ids == ["ch0", "ch1", "ch2"]


def test_chapters_stand_in_the_order_of_time() -> None:
    """Players that list chapters as they stand list them in time, however they were handed in."""
    shuffled = replace(FULL, chapters=FULL.chapters[::-1])
    assert render_tag(shuffled) == render_tag(FULL)
    data = render_tag(FULL)
    places = [data.index(chapter.title.encode()) for chapter in FULL.chapters]
    assert places == sorted(places)


@pytest.mark.parametrize("name", [f.name for f in fields(Tag) if f.name != "length_ms"])
def test_empty_fields_are_left_out(name: str) -> None:
    """No empty frames: a player would show a blank, and the standard forbids some of them."""
    default = {f.name: f.default for f in fields(Tag)}[name]
    frames = {
        "title": {"TIT2"},
        "album": {"TALB"},
        "artist": {"TPE1"},
        "track": {"TRCK"},
        "genre": {"TCON"},
        "language": {"TLAN"},
        "year": {"TDRC"},
        "comment": {"COMM"},
        "transcript": {"USLT"},
        "chapters": {"CTOC", "CHAP"},
        "cover": {"APIC"},
    }[name]
    seen = {key.partition(":")[0] for key in _read(FULL)}
    left = {key.partition(":")[0] for key in _read(replace(FULL, **{name: default}))}
    assert seen - left == frames


def test_no_length_no_frame() -> None:
    """A length of 0 is none."""
    assert "TLEN" not in _read(Tag(title="T"))


def test_an_empty_tag_is_no_bytes() -> None:
    """ID3 wants at least one frame in a tag, so a tag without any is not written."""
    assert render_tag(Tag()) == b""


def test_texts_without_a_language_say_so() -> None:
    """A comment in no stated language carries ID3's code for that."""
    assert _read(Tag(comment="Hm"))["COMM::XXX"].text == ["Hm"]


def test_a_nul_does_not_cut_a_text_short() -> None:
    """NUL ends strings in ID3; what stands behind one is kept."""
    assert str(_read(Tag(title="a\0b"))["TIT2"]) == "a b"


def test_the_size_covers_the_tag_exactly() -> None:
    """Players skip the tag by its size: a byte off, and they hunt for the first frame."""
    data = render_tag(FULL)
    size = 0
    for byte in data[6:10]:
        assert byte < 0x80
        size = size << 7 | byte
    assert size == len(data) - 10


def test_sizes_are_syncsafe_up_to_what_fits() -> None:
    """Seven bits a byte; what needs more than 28 is refused rather than written wrong."""
    assert syncsafe(0x80) == b"\0\0\x01\0"
    assert syncsafe((1 << 28) - 1) == b"\x7f" * 4
    with pytest.raises(ValueError, match="do not fit"):
        syncsafe(1 << 28)


def test_255_chapters_and_no_more() -> None:
    """The contents counts in one byte: 255 chapters are read back, 256 are refused."""
    chapters = tuple(Chapter(start_ms=Ms(n * 24), title=f"{n}") for n in range(256))
    tag = Tag(length_ms=Ms(100_000), chapters=chapters)
    assert len(_read(replace(tag, chapters=chapters[:255])).getall("CHAP")) == 255
    with pytest.raises(ValueError, match="255 is the most"):
        render_tag(tag)


@pytest.mark.parametrize("language", ["en", "ENG", "engl", "e1g", "éng"])
def test_odd_languages_are_refused(language: str) -> None:
    """A language of any other shape would shift the text behind it."""
    with pytest.raises(ValueError, match="is not a language"):
        render_tag(Tag(title="T", language=language))


@pytest.mark.parametrize("start", [-24, 24_001])
def test_chapters_outside_the_track_are_refused(start: int) -> None:
    """A chapter starts within the track; the sentence names it."""
    with pytest.raises(ValueError, match="chapter 'Late' starts at"):
        render_tag(Tag(length_ms=Ms(24_000), chapters=(Chapter(start_ms=Ms(start), title="Late"),)))


@pytest.mark.parametrize("length", [-1, 1 << 32])
def test_lengths_that_do_not_fit_are_refused(length: int) -> None:
    """Times have 32 bits."""
    with pytest.raises(ValueError, match="does not fit"):
        render_tag(Tag(title="T", length_ms=Ms(length)))


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-US", "eng"), ("en", "eng"), ("de-DE", "deu"), ("fr", "fra"), ("xx", "und"), ("", "und")],
)
def test_language_codes(tag: str, code: str) -> None:
    """Tags of the web become the three letters ID3 wants; unknown ones are undetermined."""
    assert iso639_2(tag) == code
