"""Versioned files: a routine's entries, scores and covers, each with its digest in its name."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from audio_builder.errors import LibraryError
from audio_builder.library.reading import read_record
from audio_builder.records import COVER_NAME, RoutineEntry, Row, cover_path
from audio_builder.stores.folder import Folder

_PATTERNS: Final = ("entry-*.json", "score*.json", "cover-*.png")
"""The second also of folders of before, whose scores have no digest in their name."""


def versioned_files(folder: Path) -> Iterator[Path]:
    """The versioned files in a routine's folder, of whichever editions."""
    for pattern in _PATTERNS:
        yield from folder.glob(pattern)


def named_files(folder: Path, rows: Iterable[Row]) -> frozenset[str]:
    """The versioned files that rows of a library need, as paths from its folder.

    Args:
        folder: the library's.
        rows: of any of its editions; of one whose entry is gone nothing but its records is named.
    """
    return frozenset(path for row in rows for path in _named(folder, row))


def _named(folder: Path, row: Row) -> Iterator[str]:
    yield from (row.entry.path, row.score.path)
    try:
        entry = read_record(Folder(folder), row.entry.path, RoutineEntry)
    except LibraryError:
        return
    for file in entry.files:
        if file.path == f"{row.id}/{COVER_NAME}":
            yield cover_path(row.id, file.sha256)
