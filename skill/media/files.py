"""Files of the library that are served as they lie there: the page, covers, feed, playlists.

Tracks and what stands beside them are not among them: those are laid out from the library.
"""

import hashlib
import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from audio_builder.library import Library, LibraryError, Location, picture_path
from skill.media.content import Content, etag_of
from skill.media.editions import Editions
from skill.media.modified import told_time

MEDIA_TYPES: Final = MappingProxyType(
    {
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".m3u8": "audio/mpegurl; charset=utf-8",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".xml": "application/xml; charset=utf-8",
        ".zip": "application/zip",
    }
)
"""What is served, by its ending. Scores, clips, packages and half files have none of these."""

_NOT_SERVED: Final = ("clips", "alexa")
"""Folders for programs: the clip store, and the skill's package."""
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
"""No name that begins with a dot, and nothing that means something to a file system."""
_DEPTH_MAX: Final = 3
_DIGESTS_MAX: Final = 1000


class Files(Protocol):
    """What is served as it lies there. Threads may share it."""

    def open(self, path: str) -> Content | None:
        """The file at a path of an address; None if there is none that is served.

        Raises:
            LibraryError: if the routine that it belongs to cannot be read.
            OSError: if it cannot be read now.
        """
        ...


def files_of(output: Location, editions: Editions) -> Files:
    """What is served as it lies in an output folder, or in a store."""
    if isinstance(output, Path):
        return FilesOfFolder(output, editions)
    return FilesOfEdition(editions)


class FilesOfFolder:
    """The files below one folder. Nothing outside it can be reached, through a link either."""

    def __init__(self, folder: Path, editions: Editions) -> None:
        """Files of a folder.

        Args:
            folder: where they lie.
            editions: tells which picture belongs to the edition that is served.
        """
        self._folder = folder
        self._editions = editions
        self._digests: dict[tuple[str, int, int, int], str] = {}

    def open(self, path: str) -> Content | None:
        """The file at a path of an address; None if there is none that is served.

        It is read through one open file: a build that puts another in its place changes nothing
        for whoever reads this one.
        """
        media_type = MEDIA_TYPES.get(os.path.splitext(path)[1])  # noqa: PTH122 - no file's path yet
        names = path.split("/")
        if media_type is None or not _may_be_served(names):
            return None
        try:
            place = (self._folder / self._of_edition(path)).resolve(strict=True)
            if not place.is_relative_to(self._folder.resolve()) or not place.is_file():
                return None
            file = place.open("rb")
        except OSError:
            return None
        return self._content(path, file, media_type)

    def _of_edition(self, path: str) -> str:
        """Where the file lies that the edition means; a build at work may have drawn another."""
        edition = self._editions.current()
        try:
            digest = None if edition is None else _digest(edition.library, path)
        except LibraryError:
            return path
        if digest is None:
            return path
        kept = picture_path(path, digest)
        return kept if (self._folder / kept).is_file() else path

    def _content(self, path: str, file: io.BufferedReader, media_type: str) -> Content:
        stat = os.fstat(file.fileno())
        key = (path, stat.st_mtime_ns, stat.st_size, stat.st_ino)
        digest = self._digests.get(key)
        if digest is None:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            if len(self._digests) >= _DIGESTS_MAX:
                self._digests.clear()
            self._digests[key] = digest
        return Content(
            media_type=media_type,
            etag=etag_of(digest),
            size=stat.st_size,
            read=_reading(file),
            close=file.close,
            modified=told_time(stat.st_mtime),
        )


class FilesOfEdition:
    """The files that the edition names by their digests: those of a store, which has no others."""

    def __init__(self, editions: Editions) -> None:
        self._editions = editions

    def open(self, path: str) -> Content | None:
        """The file at a path of an address. See `Files.open`."""
        media_type = MEDIA_TYPES.get(os.path.splitext(path)[1])  # noqa: PTH122 - no file's path yet
        edition = self._editions.current()
        if media_type is None or edition is None or not _may_be_served(path.split("/")):
            return None
        library = edition.library
        digest = _digest(library, path)
        if digest is None:
            return None
        try:
            data = library.files.read(path, digest)
        except FileNotFoundError as error:
            message = f"{path}: the store has lost it; publish it anew"
            raise LibraryError(message) from error
        return Content(
            media_type=media_type,
            etag=etag_of(digest),
            size=len(data),
            read=lambda offset, length: data[offset : offset + length],
        )


def _digest(library: Library, path: str) -> str | None:
    """The digest of a file of an edition; None if it names none at this path.

    Raises:
        LibraryError: if the routine that it belongs to cannot be read.
    """
    named = library.index.files
    routine_id, slash, _ = path.partition("/")
    if slash and routine_id in library:
        named = library.entry(routine_id).files
    return next((file.sha256 for file in named if file.path == path), None)


def _may_be_served(names: list[str]) -> bool:
    named = all(_NAME.fullmatch(name) for name in names)
    return named and len(names) <= _DEPTH_MAX and names[0].casefold() not in _NOT_SERVED


def _reading(file: io.BufferedReader) -> Callable[[int, int], bytes]:
    def read(offset: int, length: int) -> bytes:
        file.seek(offset)
        return file.read(length)

    return read
