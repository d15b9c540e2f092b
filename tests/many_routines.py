"""A library with many routines, of which there are only the index and the entries.

It is enough for whatever lists routines: nothing that needs a score or a clip of one can be made.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final

from audio_builder.library import Pace, RoutineEntry, open_library
from audio_builder.records import FileEntry, Index, PaceEntry, Row, entry_path, render_record

FIRST_DAY: Final = datetime(2026, 1, 5, 6, 45, tzinfo=UTC)
"""When the first of them was published; each of the others a day after the one before."""
_NO_PACES: Final[Mapping[str, Pace]] = MappingProxyType({})


def name_of(number: int) -> str:
    """The id of one of them, from 1."""
    return f"hips-{number:03}"


def list_many(
    source: Path, folder: Path, count: int, paces: Mapping[str, Pace] = _NO_PACES
) -> Index:
    """Write the index and the entries of many routines into a folder.

    Args:
        source: the output folder of one routine, which they all resemble.
        folder: where to; it need not be there.
        count: how many.
        paces: the own paces of those that have another one than the first.
    """
    library = open_library(source)
    entry, row = library.entry(library.ids[0]), library.row(library.ids[0])
    rows = tuple(
        _listed(folder, row, _renamed(entry, number, paces)) for number in range(1, count + 1)
    )
    index = library.index.model_copy(update={"routines": rows, "static": False})
    (folder / "index.json").write_text(render_record(index), encoding="utf-8")
    return index


def _renamed(entry: RoutineEntry, number: int, paces: Mapping[str, Pace]) -> RoutineEntry:
    name = name_of(number)
    session, *exercises = entry.tracks
    changed = {
        "id": name,
        "title": f"Hips {number}",
        "published": FIRST_DAY + timedelta(days=number - 1),
        "tracks": (session.model_copy(update={"id": name}), *exercises),
    }
    if name in paces:
        changed["pace"] = PaceEntry.of(paces[name])
    return entry.model_copy(update=changed)


def _listed(folder: Path, row: Row, entry: RoutineEntry) -> Row:
    text = render_record(entry)
    digest = hashlib.sha256(text.encode()).hexdigest()
    path = entry_path(entry.id, digest)
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_text(text, encoding="utf-8")
    return Row.of(
        entry,
        entry_file=FileEntry(path=path, sha256=digest),
        score_file=row.score,
        source=row.source,
        conditions=row.conditions,
        art=row.art,
    )
