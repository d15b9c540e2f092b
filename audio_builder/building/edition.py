"""An edition: units are written beside what there is; the index, put in its place, shows them."""

import hashlib
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from audio_builder import __version__
from audio_builder.building.inventory import PENDING_FOLDER, Inventory, clips_in
from audio_builder.building.player_files import assets_digest
from audio_builder.building.site import write_site
from audio_builder.building.static_files import remove_static, write_static
from audio_builder.building.units import Unit
from audio_builder.building.versioned import named_files, versioned_files
from audio_builder.files import write_whole
from audio_builder.library.library import Library
from audio_builder.records import (
    INDEX_NAME,
    SCHEMA_VERSION,
    FileEntry,
    Index,
    Row,
    entry_path,
    render_record,
)

_TICK_S: Final = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of a library.

    Attributes:
        rows: all its routines.
        written: the ids of those whose files may be other than the index says.
        base_url: where it will be served.
        static: whether it is written for hosts that cannot lay tracks out.
        now: the time of the change.
        clips_whole: whether the clips of every routine are known to be there and whole.
    """

    rows: tuple[Row, ...]
    written: frozenset[str]
    base_url: str | None
    static: bool
    now: datetime
    clips_whole: bool


def write_unit(folder: Path, unit: Unit) -> None:
    """Write a routine's files. No reader sees them before the index names them.

    Raises:
        OSError: if the disk or the rights do not allow it.
    """
    for path, data in unit.files.items():
        write_whole(folder / path, [data])
    pending = folder / PENDING_FOLDER / f"{unit.row.id}.json"
    write_whole(pending, [render_record(unit.row).encode()])


def write_edition(inventory: Inventory, change: Change) -> Index:
    """Make a library what it is to be: its routines' files are written, all else follows.

    Raises:
        LibraryError: if what is there is damaged.
        OSError: if the disk or the rights do not allow it.
    """
    folder, before = inventory.folder, inventory.library
    rows = tuple(sorted(_with_entries(inventory, change.rows), key=lambda row: row.id))
    draft = Index(
        schema_version=SCHEMA_VERSION,
        generator=f"repcast {__version__}",
        base_url=change.base_url,
        static=change.static,
        clips="",
        changed=change.now,
        page=assets_digest(),
        removed=_removed(before, rows),
        routines=rows,
    )
    library = Library(inventory.files, draft)
    was_static = before is not None and before.index.static
    if change.static:
        written = change.written if was_static else frozenset(row.id for row in rows)
        write_static(folder, library, written)
    elif was_static and before is not None:
        remove_static(folder, before)
    site = write_site(folder, library)
    index = draft.model_copy(
        update={
            "clips": clips_in(folder)[0] if change.clips_whole else "",
            "files": tuple(
                FileEntry(path=path, sha256=hashlib.sha256(data).hexdigest())
                for path, data in sorted(site.items())
            ),
        }
    )
    write_index(folder, index)
    _forget_old(folder, before, rows)
    settle(folder)
    return index


def _removed(before: Library | None, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """The ids that the library had at some time and has no more."""
    if before is None:
        return ()
    had = {*before.index.removed, *before.ids}
    return tuple(sorted(had - {row.id for row in rows}))


def write_index(folder: Path, index: Index) -> None:
    """Put an index in its place.

    Raises:
        OSError: if the disk or the rights do not allow it.
    """
    write_whole(folder / INDEX_NAME, [render_record(index).encode()])


def settle(folder: Path) -> None:
    """Make the index younger than all that was written or removed until now.

    Whatever is as young as the index is taken for changed since. File systems tell time in ticks of
    some milliseconds, so this waits for the next.
    """
    index = folder / INDEX_NAME
    os.utime(index)
    tick = index.stat().st_mtime_ns
    while index.stat().st_mtime_ns <= tick:
        time.sleep(_TICK_S)
        os.utime(index)


def _with_entries(inventory: Inventory, rows: Iterable[Row]) -> Iterable[Row]:
    """The rows; those of a folder of before get a file for their entry."""
    for row in rows:
        if row.entry.path.startswith(f"{row.id}/") or inventory.library is None:
            yield row
            continue
        entry = inventory.library.entry(row.id)
        text = render_record(entry).encode()
        sha256 = hashlib.sha256(text).hexdigest()
        file = FileEntry(path=entry_path(row.id, sha256), sha256=sha256)
        write_whole(inventory.folder / file.path, [text])
        score = (inventory.folder / row.score.path).read_bytes()
        scored = FileEntry(path=row.score.path, sha256=hashlib.sha256(score).hexdigest())
        yield row.model_copy(update={"entry": file, "score": scored})


def _forget_old(folder: Path, before: Library | None, rows: Iterable[Row]) -> None:
    """Remove what neither this edition nor the last one names, and what waited for this one."""
    last = {} if before is None else {row.id: row for row in before.index.routines}
    for row in rows:
        if last.get(row.id) == row:
            continue
        named = named_files(folder, (row, last.get(row.id, row)))
        for path in versioned_files(folder / row.id):
            if path.relative_to(folder).as_posix() not in named:
                path.unlink(missing_ok=True)
    for row in rows:
        (folder / PENDING_FOLDER / f"{row.id}.json").unlink(missing_ok=True)
    with suppress(OSError):  # not there, or others wait in it for their build to be tried again
        (folder / PENDING_FOLDER).rmdir()
