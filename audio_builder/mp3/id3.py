"""The ID3v2.4 tag in front of a track: what a player shows, and where its chapters are."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from audio_builder.model.timeline import Chapter
from audio_builder.mp3 import id3_frames as frames
from audio_builder.units import Ms

UNDETERMINED: Final = "und"
"""ISO 639-2 for "some language, no telling which"."""

_VERSION_2_4_NO_FLAGS: Final = b"ID3\x04\x00\x00"
_LANGUAGE_LETTERS: Final = 3
_NO_LENGTH: Final = Ms(0)
# ISO 639-1 to ISO 639-2 (terminology codes), https://www.loc.gov/standards/iso639-2/
_ISO_639_2: Final = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "it": "ita", "ja": "jpn",
    "ko": "kor", "nb": "nob", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron",
    "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A cover: its media type, as in image/jpeg, and the file's bytes."""

    mime: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What a track says about itself. Empty fields are not written.

    Attributes:
        title: the track's name.
        album: the routine's name.
        artist: who is to be credited.
        track: its number, and of how many.
        genre: as in Fitness.
        language: three letters of ISO 639-2.
        year: when it was made, as in 2025.
        length_ms: how long it plays, in ms; the last chapter ends there.
        comment: a sentence or two.
        transcript: everything that is said.
        chapters: where each part starts, in ms, in any order.
        cover: the front cover.
    """

    title: str = ""
    album: str = ""
    artist: str = ""
    track: tuple[int, int] | None = None
    genre: str = ""
    language: str = ""
    year: str | None = None
    length_ms: Ms = _NO_LENGTH
    comment: str = ""
    transcript: str = field(default="", repr=False)
    chapters: tuple[Chapter, ...] = ()
    cover: Picture | None = None


def iso639_2(language_tag: str) -> str:
    """The three letters for a tag like en-US: eng; `und` if it is not among the common ones."""
    return _ISO_639_2.get(language_tag.partition("-")[0].lower(), UNDETERMINED)


def render_tag(tag: Tag) -> bytes:
    """The tag's bytes: the same for the same tag, and none at all if every field is empty.

    Neither unsynchronised nor padded: players of ID3v2.4 skip it by its size.

    Raises:
        ValueError: if the language is not three small letters, a chapter starts outside the
            track, or something is larger than ID3 can state.
    """
    _check(tag)
    number = "" if tag.track is None else f"{tag.track[0]}/{tag.track[1]}"
    body = b"".join(
        (
            frames.text("TIT2", tag.title),
            frames.text("TALB", tag.album),
            frames.text("TPE1", tag.artist),
            frames.text("TRCK", number),
            frames.text("TCON", tag.genre),
            frames.text("TDRC", tag.year or ""),
            frames.text("TLAN", tag.language),
            frames.text("TLEN", str(tag.length_ms) if tag.length_ms else ""),
            frames.chapters(_spans(tag)),
            frames.long_text("COMM", tag.language, tag.comment),
            frames.long_text("USLT", tag.language, tag.transcript),
            b"" if tag.cover is None else frames.picture(tag.cover.mime, tag.cover.data),
        )
    )
    return _VERSION_2_4_NO_FLAGS + frames.syncsafe(len(body)) + body if body else b""


def _check(tag: Tag) -> None:
    """Refuse what would make an unreadable tag."""
    code = tag.language
    three_letters = len(code) == _LANGUAGE_LETTERS and code.isascii() and code.isalpha()
    if code and not (three_letters and code.islower()):
        message = f"'{code}' is not a language: give three letters of ISO 639-2, as in eng"
        raise ValueError(message)
    if not 0 <= tag.length_ms <= frames.LONGEST_MS:
        message = f"a length of {tag.length_ms} ms does not fit into an ID3 tag"
        raise ValueError(message)
    for chapter in tag.chapters:
        if not 0 <= chapter.start_ms <= tag.length_ms:
            message = (
                f"chapter '{chapter.title}' starts at {chapter.start_ms} ms, "
                f"outside a track of {tag.length_ms} ms"
            )
            raise ValueError(message)


def _spans(tag: Tag) -> list[tuple[int, int, str]]:
    """Start, end and title of each chapter in the order of time: it ends where the next starts."""
    ordered = sorted(tag.chapters, key=lambda chapter: chapter.start_ms)
    edges = pairwise([*(chapter.start_ms for chapter in ordered), tag.length_ms])
    return [
        (start, end, chapter.title) for chapter, (start, end) in zip(ordered, edges, strict=True)
    ]
