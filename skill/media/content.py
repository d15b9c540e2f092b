"""Contents: what an address answers with, read piece by piece; and a part of one as a file."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from audio_builder.library import Archive, Track

_ETAG_LETTERS: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Bytes that stay as they are while they are being read.

    Attributes:
        media_type: for Content-Type.
        etag: a strong entity tag with its quotes: equal for equal bytes, and for no others.
        size: length in bytes.
        read: gives so many bytes from an offset, fewer at the end.
        close: to be called once when nothing more is read.
        encoding: for Content-Encoding, if the bytes are not the content's own but encoded.
        modified: for Last-Modified, in seconds since 1970; None if nobody knows.
    """

    media_type: str
    etag: str
    size: int
    read: Callable[[int, int], bytes]
    close: Callable[[], object] = lambda: None
    encoding: str | None = None
    modified: int | None = None


def content_of_readable(readable: Track | Archive, media_type: str) -> Content:
    """What was laid out and never written: an MP3, or a ZIP of them."""
    return Content(
        media_type=media_type, etag=readable.etag, size=readable.size, read=readable.read
    )


def content_of_bytes(data: bytes, media_type: str) -> Content:
    """Bytes that are at hand."""
    return Content(
        media_type=media_type,
        etag=etag_of(hashlib.sha256(data).hexdigest()),
        size=len(data),
        read=bytes_reader(data),
    )


def bytes_reader(data: bytes) -> Callable[[int, int], bytes]:
    """Reads bytes that are at hand."""
    return lambda offset, length: data[offset : offset + length]


def etag_of(digest: str) -> str:
    """The strong entity tag of bytes that have this SHA-256, in hex (RFC 9110, 8.8.3)."""
    return f'"{digest[:_ETAG_LETTERS]}"'


class Part:
    """The bytes [start, stop) of a content, as a file open for reading.

    waitress reads such a file only when the listener's line has room for more (`wsgi.file_wrapper`,
    PEP 3333): no thread waits and nothing is kept in memory, however slow the listener is.
    """

    def __init__(self, content: Content, start: int, stop: int) -> None:
        self._content = content
        self._start = start
        self._length = stop - start
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, no more than asked for; b"" at the end."""
        left = max(self._length - self._at, 0)
        data = self._content.read(self._start + self._at, left if size < 0 else min(size, left))
        self._at += len(data)
        return data

    def seekable(self) -> bool:
        """It is: servers find its length by seeking."""
        return True

    def tell(self) -> int:
        """Where the next read begins, from the start of the part."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to an offset from the start, from here, or from the end."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._length}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def close(self) -> None:
        """Let go of the content."""
        self._content.close()
