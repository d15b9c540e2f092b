"""Versioned files: a routine's entries, scores and pictures, each with its digest in its name."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from audio_builder.errors import LibraryError
from audio_builder.library.reading import read_record
from audio_builder.records import RoutineEntry, Row, picture_path
from audio_builder.stores.folder import Folder

_DIGEST: Final = "-[0-9a-f]{16}"
_VERSIONED: Final = re.compile(
    rf"(entry-.*|score.*)\.json|cover{_DIGEST}\.png|artwork{_DIGEST}\.jpg"
    rf"|\d+(-[a-z0-9]+)+{_DIGEST}\.svg",
    re.ASCII,
)
"""Scores of folders of before have no digest in their name."""


def versioned_files(folder: Path) -> Iterator[Path]:
    """The versioned files in a routine's folder, of whichever editions."""
    for path in folder.glob("*"):
        if _VERSIONED.fullmatch(path.name):
            yield path


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
        # The first too: an exercise may be called as if there were a digest in its name.
        yield from (file.path, picture_path(file.path, file.sha256))
