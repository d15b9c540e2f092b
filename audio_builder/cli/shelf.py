"""The shelf: what the shipped routines are looked up by.

A table of it is shipped with them, since reading them all takes a second or two. Of a routine whose
file is another one than the table knows, the file is read.
"""

import hashlib
from pathlib import Path
from typing import Final

from audio_builder.cli.shipped import shipped_routines
from audio_builder.records import Entry, SearchRow

TABLE: Final = "shelf.json"
_STAMP_LETTERS: Final = 16


class ShelfRow(SearchRow):
    """One shipped routine; its stamp is that of its file."""


class Shelf(Entry):
    """The table."""

    routines: tuple[ShelfRow, ...]


def shelf_rows() -> tuple[ShelfRow, ...]:
    """The shipped routines, in the order of their files."""
    known = {row.stamp: row for row in _table().routines}
    return tuple(known.get(stamp_of(path)) or _read(path) for path in shipped_routines())


def table_path() -> Path:
    """Where the table lies: beside the routines."""
    return shipped_routines()[0].with_name(TABLE)


def stamp_of(path: Path) -> str:
    """What tells a file from one with other bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_STAMP_LETTERS]


def _table() -> Shelf:
    try:
        return Shelf.model_validate_json(table_path().read_bytes())
    except (OSError, ValueError):  # then every file is read
        return Shelf(routines=())


def _read(path: Path) -> ShelfRow:
    # Loaded here: it brings all that reads routines, which takes longer than all of the table.
    from audio_builder.cli.shelf_reading import read_shelf_row  # noqa: PLC0415

    return read_shelf_row(path)
