"""A folder of before: a catalog and no index. Its catalog is read as if it were one."""

import hashlib
from datetime import UTC, datetime
from typing import Final

from audio_builder.library.reading import read_record
from audio_builder.records import (
    CATALOG_NAME,
    SCHEMA_VERSION,
    Catalog,
    FileEntry,
    Index,
    RoutineEntry,
    Row,
    render_record,
)
from audio_builder.stores.port import Files

_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_UNKNOWN: Final = "0" * 64
"""Stands for the digest of a score that cannot be read."""


def read_catalog_folder(files: Files) -> tuple[Index, dict[str, RoutineEntry]]:
    """The index that a folder of before would have, and the entries that it stands for.

    Raises:
        LibraryError: if there is no catalog, it is damaged, or another version wrote it.
    """
    catalog = read_record(files, CATALOG_NAME, Catalog)
    entries = {entry.id: _whole(entry, catalog) for entry in catalog.routines}
    index = Index(
        schema_version=SCHEMA_VERSION,
        generator=catalog.generator,
        base_url=catalog.base_url,
        static=True,
        changed=max((entry.published for entry in entries.values()), default=_NEVER),
        clips="",
        routines=tuple(_row(files, entry) for _, entry in sorted(entries.items())),
    )
    return index, entries


def _whole(entry: RoutineEntry, catalog: Catalog) -> RoutineEntry:
    """An entry with what was said once for the whole folder."""
    return entry.model_copy(
        update={
            "voice": entry.voice or catalog.voice,
            "bitrate_kbps": entry.bitrate_kbps or catalog.bitrate_kbps,
            "pace": entry.pace or catalog.pace,
            "changed": entry.changed or entry.published,
        }
    )


def _row(files: Files, entry: RoutineEntry) -> Row:
    # Nothing is known of what it was made from, so that the next build of it begins anew. But it
    # has to be told from itself built otherwise, should an earlier version build the folder again.
    told = hashlib.sha256(render_record(entry).encode()).hexdigest()
    return Row.of(
        entry,
        entry_file=FileEntry(path=CATALOG_NAME, sha256=told),
        score_file=FileEntry(path=entry.score, sha256=_digest(files, entry.score)),
        source="",
        conditions="",
    )


def _digest(files: Files, path: str) -> str:
    try:
        return hashlib.sha256(files.read(path)).hexdigest()
    except OSError:
        return _UNKNOWN  # whoever opens the routine is told why
