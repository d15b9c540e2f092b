"""The inventory: what a folder holds of earlier builds, and whether it is still as it was."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from audio_builder.clips.store import ClipStore
from audio_builder.errors import LibraryError
from audio_builder.library.library import Library
from audio_builder.library.opening import open_library
from audio_builder.library.reading import read_record
from audio_builder.records import (
    CATALOG_NAME,
    CLIPS_FOLDER,
    INDEX_NAME,
    SCHEMA_VERSION,
    FileEntry,
    Index,
    RoutineEntry,
    Row,
    Score,
)
from audio_builder.stores.folder import Folder

_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
PENDING_FOLDER: Final = ".build"
"""Rows of a build that has not come to its end: their files are whole, and no reader knows them."""


class Inventory:
    """What a folder holds. It is looked at once; whoever writes to it makes another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = Folder(folder)
        self.store = ClipStore(folder / CLIPS_FOLDER)
        self.library = held_library(folder)
        rows = self.library.index.routines if self.library else ()
        self.rows = {row.id: row for row in rows}
        self.pending = dict(_pending(self.files))
        self._by_source = {row.source: row for row in (*rows, *self.pending.values())}

    def made_from(self, source: str) -> Row | None:
        """The routine that was made from what has this digest; None if there is none."""
        return self._by_source.get(source)

    def score(self, row: Row) -> Score | None:
        """A routine's score; None if it is damaged or gone."""
        try:
            return read_record(self.files, row.score.path, Score, row.score.sha256)
        except LibraryError:
            return None

    def is_intact(self, row: Row) -> bool:
        """Whether a routine's files are those that its build left.

        Files are not read for it: whatever is no younger than the index is as it was then.
        """
        if self.pending.get(row.id) == row:
            return self._is_whole(row)
        if self._touched(row.id):
            return False
        return self.clips_intact or self._is_whole(row)

    @cached_property
    def clips_intact(self) -> bool:
        """Whether the clips are those that the index was written with, and as they were then."""
        digest, youngest_ns = self.clips
        known = self.library is not None and self.library.index.clips == digest
        return known and youngest_ns < self._written_ns

    @cached_property
    def clips(self) -> tuple[str, int]:
        """A digest of which clips there are, and when the youngest was written."""
        return clips_in(self.folder)

    def is_site_intact(self, paths: Iterable[str]) -> bool:
        """Whether files that belong to no routine are those that the index was written after."""
        try:
            times = [(self.folder / path).stat().st_mtime_ns for path in paths]
        except FileNotFoundError:
            return False
        return max(times, default=0) < self._written_ns

    @cached_property
    def _written_ns(self) -> int:
        try:
            return (self.folder / INDEX_NAME).stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def _touched(self, routine_id: str) -> bool:
        """Whether anything in a routine's folder has changed since the index was written."""
        folder = self.folder / routine_id
        try:
            if folder.stat().st_mtime_ns >= self._written_ns:
                return True
            with os.scandir(folder) as entries:
                return any(entry.stat().st_mtime_ns >= self._written_ns for entry in entries)
        except FileNotFoundError:
            return True

    def _is_whole(self, row: Row) -> bool:
        """Whether a routine's files and clips are there and undamaged; all are read."""
        try:
            for file in (row.entry, row.score):
                if hashlib.sha256(self.files.read(file.path)).hexdigest() != file.sha256:
                    return False
        except OSError:
            return False
        score = self.score(row)
        return score is not None and all(
            self.store.get(entry.clip) is not None for entry in score.sounds.values()
        )


def clips_in(folder: Path) -> tuple[str, int]:
    """A digest of which clips a folder holds, and when the youngest was written, in ns."""
    names: list[str] = []
    youngest_ns = 0
    for entry in _clip_files(folder / CLIPS_FOLDER):
        names.append(entry.name)
        youngest_ns = max(youngest_ns, entry.stat().st_mtime_ns)
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest(), youngest_ns


def held_library(folder: Path) -> Library | None:
    """What a folder holds, as it was last built; None if it holds nothing."""
    files = Folder(folder)
    if files.edition() is None:
        return None
    try:
        return open_library(files)
    except LibraryError:
        return Library(files, _recovered(files))


def _recovered(files: Folder) -> Index:
    """An index in the place of one that is damaged: routines that are whole are not lost by it."""
    rows: dict[str, Row] = {}
    paths = files.path.glob("*/entry-*.json")
    for path in sorted(paths, key=lambda each: each.stat().st_mtime_ns):
        name = path.relative_to(files.path).as_posix()
        try:
            entry = read_record(files, name, RoutineEntry)
            scored = _file(files, entry.score)
        except (LibraryError, OSError):
            continue
        rows[entry.id] = Row.of(
            entry, entry_file=_file(files, name), score_file=scored, source="", conditions=""
        )
    return Index(
        schema_version=SCHEMA_VERSION,
        generator="",
        base_url=None,
        static=(files.path / CATALOG_NAME).exists(),
        clips="",
        changed=max((row.changed for row in rows.values()), default=_NEVER),
        routines=tuple(rows.values()),
    )


def _file(files: Folder, path: str) -> FileEntry:
    return FileEntry(path=path, sha256=hashlib.sha256(files.read(path)).hexdigest())


def _pending(files: Folder) -> Iterator[tuple[str, Row]]:
    for path in sorted((files.path / PENDING_FOLDER).glob("*.json")):
        try:
            row = read_record(files, f"{PENDING_FOLDER}/{path.name}", Row)
        except LibraryError:
            continue
        yield row.id, row


def _clip_files(folder: Path) -> Iterator[os.DirEntry[str]]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as shards:
        for shard in shards:
            if shard.is_dir():
                with os.scandir(shard) as entries:
                    yield from (entry for entry in entries if entry.name.endswith(".clip"))
