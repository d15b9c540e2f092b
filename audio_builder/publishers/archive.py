"""Archives: files as one ZIP that is never put together until it is read.

zipfile writes the format; what it writes is noted in a ledger instead of a file. Bytes of tracks
are noted as places in them, so an archive takes no more memory than its texts, and any range of it
can be read.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Final, Protocol, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_FILE_MODE: Final = 0o644
_CHUNK_BYTES: Final = 1 << 20
_ETAG_LETTERS: Final = 32


class Readable(Protocol):
    """Bytes that can be read from anywhere, such as a track's."""

    @property
    def size(self) -> int:
        """How many."""

    @property
    def etag(self) -> str:
        """Equal for equal bytes, and for no others."""

    def read(self, offset: int, length: int) -> bytes:
        """So many from an offset, fewer at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of an archive. Bytes at hand are texts, and packed; the rest is not worth it."""

    path: str
    content: bytes | Readable


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """The bytes [offset, offset + length) of a source."""

    source: Readable | bytes
    offset: int
    length: int

    @property
    def identity(self) -> str:
        """Equal for equal bytes."""
        if isinstance(self.source, bytes):
            return f"{self.length} {hashlib.sha256(self.source).hexdigest()}\n"
        return f"{self.length} {self.offset} {self.source.etag}\n"

    def read(self, skip: int, length: int) -> bytes:
        length = max(0, min(length, self.length - skip))
        if isinstance(self.source, bytes):
            return self.source[self.offset + skip : self.offset + skip + length]
        return self.source.read(self.offset + skip, length)


class Archive:
    """A ZIP, ready to be read."""

    def __init__(self, pieces: dict[int, _Piece]) -> None:
        self._starts = sorted(pieces)
        self._pieces = [pieces[start] for start in self._starts]
        self.size = self._starts[-1] + self._pieces[-1].length
        # Of the bytes themselves: another zlib packs the same texts into others.
        told = "".join(piece.identity for piece in self._pieces)
        self.etag = f'"{hashlib.sha256(told.encode()).hexdigest()[:_ETAG_LETTERS]}"'

    def read(self, offset: int, length: int) -> bytes:
        """So many bytes from an offset, fewer at the end."""
        found: list[bytes] = []
        index = bisect_right(self._starts, offset) - 1
        while length > 0 and index < len(self._pieces):
            data = self._pieces[index].read(offset - self._starts[index], length)
            found.append(data)
            offset, length, index = offset + len(data), length - len(data), index + 1
        return b"".join(found)


Moment = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute and second, without a zone: the time that a ZIP knows."""
FIRST: Final[Moment] = (1980, 1, 1, 0, 0, 0)
LAST: Final[Moment] = (2107, 12, 31, 23, 59, 58)
"""The first and the last that it knows."""


def lay_out_archive(members: Iterable[Member], at: Moment) -> Archive:
    """Lay out an archive. Each member is read once, for its checksum.

    Args:
        members: in their order.
        at: the time that each of them bears; a ZIP has even seconds alone.
    """
    ledger = _Ledger()
    with ZipFile(cast("IO[bytes]", ledger), "w") as archive:
        for member in members:
            _put(archive, member, at, ledger.reading(member.content))
    return Archive(ledger.pieces)


def write_archive(file: IO[bytes], members: Iterable[Member], at: Moment) -> None:
    """Write the bytes of `lay_out_archive` into a file, reading each member once.

    Raises:
        OSError: if it cannot be written.
    """
    with ZipFile(file, "w") as archive:
        for member in members:
            _put(archive, member, at, _chunks(member.content))


def _put(archive: ZipFile, member: Member, at: Moment, chunks: Iterable[bytes]) -> None:
    info = ZipInfo(member.path, date_time=at)
    info.external_attr = _FILE_MODE << 16
    info.compress_type = ZIP_DEFLATED if isinstance(member.content, bytes) else ZIP_STORED
    with archive.open(info, "w") as into:
        for chunk in chunks:
            into.write(chunk)


def _chunks(content: bytes | Readable) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    for offset in range(0, content.size, _CHUNK_BYTES):
        yield content.read(offset, _CHUNK_BYTES)


class _Ledger:
    """A file to zipfile, which notes what would be written where."""

    def __init__(self) -> None:
        self.pieces: dict[int, _Piece] = {}
        self._at = 0
        self._from: _Piece | None = None

    def reading(self, content: bytes | Readable) -> Iterator[bytes]:
        """Yield a content's bytes; those that are written as they are get noted by their place."""
        if isinstance(content, bytes):
            yield content
            return
        offset = 0
        for data in _chunks(content):
            self._from = _Piece(source=content, offset=offset, length=len(data))
            yield data
            offset += len(data)
        self._from = None

    def write(self, data: bytes) -> int:
        """Note a write; a header is written twice, the second time with its checksum."""
        piece = self._from or _Piece(source=bytes(data), offset=0, length=len(data))
        if data:
            self.pieces[self._at] = piece
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        """Where the next write goes."""
        return self._at

    def seek(self, offset: int, _whence: int = 0) -> int:
        """Go to an offset from the start; zipfile asks for no other, to write a header anew."""
        self._at = offset
        return offset

    def flush(self) -> None:
        """Nothing waits."""
