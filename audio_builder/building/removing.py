"""Removing routines from an output folder."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from audio_builder.building.edition import Change, settle, write_edition
from audio_builder.building.inventory import Inventory
from audio_builder.building.locking import sole_writer
from audio_builder.building.static_files import static_names
from audio_builder.building.versioned import versioned_files
from audio_builder.errors import InputError
from audio_builder.library.library import Library
from audio_builder.library.opening import open_library


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What is deleted with routines: their files. Clips are `repcast clean`'s."""

    files: tuple[Path, ...]
    size_bytes: int
    others: tuple[Path, ...]
    """Files in the routines' folders that are the user's own, and stay."""


def removal(folder: Path, routine_ids: Sequence[str]) -> Removal:
    """What removing routines would delete; nothing is changed.

    Raises:
        InputError: if the folder holds no such routine.
        LibraryError: if it holds no library, or what it says of one is damaged.
    """
    library = open_library(folder)
    unknown = [each for each in routine_ids if each not in library]
    if unknown:
        message = (
            f"{folder} holds no routine '{unknown[0]}'; it holds {', '.join(library.ids[:20])}"
        )
        raise InputError(message)
    if set(library.ids) <= set(routine_ids):
        message = f"no routine would be left in {folder}: delete the folder itself"
        raise InputError(message)
    ours = [path for each in routine_ids for path in _files(folder, library, each)]
    every = [path for each in routine_ids for path in (folder / each).rglob("*") if path.is_file()]
    return Removal(
        files=tuple(ours),
        size_bytes=sum(path.stat().st_size for path in ours),
        others=tuple(sorted(set(every) - set(ours))),
    )


def remove(
    folder: Path, routine_ids: Sequence[str], now: datetime, waiting: Callable[[], None]
) -> Removal:
    """Remove routines: first no reader finds them any more, then their files are deleted.

    Args:
        folder: an output folder.
        routine_ids: which routines.
        now: the time of the change.
        waiting: told if a build holds the folder and has to be waited for.

    Raises:
        InputError: if the folder holds no such routine; nothing is removed then.
        LibraryError: if it holds no library, or what it says of one is damaged.
        OSError: if a file cannot be removed.
    """
    removal(folder, routine_ids)  # before the lock leaves a file in a folder that is no library
    with sole_writer(folder, waiting):
        deleted = removal(folder, routine_ids)
        inventory = Inventory(folder)
        library = open_library(folder)
        rows = tuple(row for row in library.index.routines if row.id not in routine_ids)
        change = Change(
            rows=rows,
            written=frozenset(),
            base_url=library.index.base_url,
            static=library.index.static,
            now=now,
            clips_whole=inventory.clips_intact,
        )
        write_edition(inventory, change)
        for path in deleted.files:
            path.unlink(missing_ok=True)
        for routine_id in routine_ids:
            with suppress(OSError):  # the user has files of their own in it
                (folder / routine_id).rmdir()
        settle(folder)
    return deleted


def _files(folder: Path, library: Library, routine_id: str) -> Iterator[Path]:
    """The files of a routine that builds have written."""
    place = folder / routine_id
    entry = library.entry(routine_id)
    names = {*static_names(entry), *(Path(file.path).name for file in entry.files)}
    versioned = set(versioned_files(place))
    for path in sorted(place.glob("*")):
        if path in versioned or (path.is_file() and path.name in names):
            yield path
