"""The bytes of ID3v2.4 frames: sizes, texts, pictures, chapters.

Layouts: https://id3.org/id3v2.4.0-structure, https://id3.org/id3v2.4.0-frames and
https://id3.org/id3v2-chapters-1.0. All text is UTF-8.
"""

import struct
from collections.abc import Sequence
from typing import Final

UNKNOWN_LANGUAGE: Final = "XXX"
"""What a language field holds if the language is not known (ID3v2.4 structure, section 4)."""
MOST_CHAPTERS: Final = 255
"""The table of contents counts its entries in one byte."""
LONGEST_MS: Final = 0xFFFF_FFFE
"""Times are 32 bits, and all ones mean "not given"."""

_UTF8: Final = b"\x03"
_NO_FLAGS: Final = b"\0\0"
_FRONT_COVER: Final = b"\x03"
_TOP_LEVEL_ORDERED: Final = b"\x03"
_NO_OFFSETS: Final = b"\xff" * 8
_CONTENTS_ID: Final = b"toc\0"
_SYNCSAFE_BITS: Final = 28


def syncsafe(size: int) -> bytes:
    """A size in bytes as four bytes of seven bits each, so that none looks like a frame's sync.

    Raises:
        ValueError: if it needs more than 28 bits (256 MiB).
    """
    if size >> _SYNCSAFE_BITS:
        message = f"{size} bytes do not fit into an ID3 tag: 256 MiB is the most it can state"
        raise ValueError(message)
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def frame(frame_id: str, body: bytes) -> bytes:
    """A frame: its four-letter id, size, no flags, and its body.

    Raises:
        ValueError: if the body is too long for its size field.
    """
    return frame_id.encode("ascii") + syncsafe(len(body)) + _NO_FLAGS + body


def text(frame_id: str, value: str) -> bytes:
    """A text frame (T***), or nothing if there is no text."""
    return frame(frame_id, _UTF8 + _utf8(value)) if value else b""


def long_text(frame_id: str, language: str, value: str) -> bytes:
    """A comment (COMM) or words (USLT) in a language, or nothing if there is no text."""
    if not value:
        return b""
    no_description = b"\0"
    head = _UTF8 + (language or UNKNOWN_LANGUAGE).encode("ascii") + no_description
    return frame(frame_id, head + _utf8(value))


def picture(mime: str, data: bytes) -> bytes:
    """The front cover (APIC)."""
    head = _UTF8 + mime.encode("latin-1") + b"\0" + _FRONT_COVER + b"\0"
    return frame("APIC", head + data)


def chapters(spans: Sequence[tuple[int, int, str]]) -> bytes:
    """The table of contents (CTOC) and the chapters (CHAP), or nothing without any.

    They stand in the order given: ffprobe and some players list them as they stand.

    Args:
        spans: start and end of each chapter in ms, and its title.

    Raises:
        ValueError: if there are more than 255.
    """
    if not spans:
        return b""
    if len(spans) > MOST_CHAPTERS:
        message = f"{len(spans)} chapters do not fit into an ID3 tag: {MOST_CHAPTERS} is the most"
        raise ValueError(message)
    ids = [b"ch%d\0" % number for number in range(len(spans))]
    contents = _CONTENTS_ID + _TOP_LEVEL_ORDERED + bytes((len(ids),)) + b"".join(ids)
    marks = (
        frame("CHAP", element + struct.pack(">2I", start, end) + _NO_OFFSETS + text("TIT2", title))
        for element, (start, end, title) in zip(ids, spans, strict=True)
    )
    return frame("CTOC", contents) + b"".join(marks)


def _utf8(value: str) -> bytes:
    """Text as UTF-8. NUL ends a string in ID3 and would cut it short, so it becomes a space."""
    return value.replace("\0", " ").encode("utf-8")
