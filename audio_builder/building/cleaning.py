"""Cleaning: what no build needs any more is removed from an output folder."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_builder.building.edition import settle, write_index
from audio_builder.building.inventory import Inventory, clips_in
from audio_builder.building.locking import sole_writer
from audio_builder.building.versioned import named_files, versioned_files
from audio_builder.clips.store import ClipStore
from audio_builder.files import PARTIAL_SUFFIX
from audio_builder.library.art import DRAWING
from audio_builder.library.library import Library
from audio_builder.library.opening import open_library
from audio_builder.library.reading import read_record
from audio_builder.publishers.page import PARTS_FOLDER
from audio_builder.publishers.table import BESIDE_TRACK
from audio_builder.records import CLIPS_FOLDER, INDEX_NAME, Score
from audio_builder.stores.folder import Folder

_EXERCISE_TRACK: Final = re.compile(r"\d+(-[a-z0-9]+)+")
"""How exercises' tracks are named; a file of any other name is the user's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """What was removed."""

    files: int
    size_bytes: int


def clean(folder: Path, waiting: Callable[[], None]) -> Cleaned:
    """Remove clips that no score names, tracks that the catalog no longer lists, and half files.

    Args:
        folder: an output folder.
        waiting: told if a build holds the folder and has to be waited for.

    Raises:
        LibraryError: if the folder holds no library that this version can read; nothing is
            removed then.
        OSError: if a file cannot be removed.
    """
    open_library(folder)  # before the lock leaves a file in a folder that is no library
    with sole_writer(folder, waiting):
        library = open_library(folder)
        stale = [*_stale_records(folder, library), *_stale_tracks(folder, library)]
        stale += _stale_clips(folder, set(stale))
        stale += _stale_modules(folder, library)
        stale += folder.rglob(f".*{PARTIAL_SUFFIX}")
        clips_before = clips_in(folder)[0]
        size = 0
        for path in stale:
            size += path.stat().st_size
            path.unlink()
        if stale and (folder / INDEX_NAME).exists():
            if library.index.clips == clips_before:
                clips = clips_in(folder)[0]
                write_index(folder, library.index.model_copy(update={"clips": clips}))
            settle(folder)
    return Cleaned(files=len(stale), size_bytes=size)


def clean_cache(folder: Path) -> Cleaned:
    """Remove every clip of the machine's cache; a command at work in it voices anew, or keeps less.

    Args:
        folder: the cache's folder (building.cache_folder); files of others in it are left alone.

    Raises:
        OSError: if a file cannot be removed.
    """
    store = ClipStore(folder)
    paths = [*(store.path(clip_id) for clip_id in store.ids())]
    paths += folder.glob(f"??/.*{PARTIAL_SUFFIX}")
    files = size = 0
    for path in paths:
        with suppress(FileNotFoundError):  # another command was quicker
            size += path.stat().st_size
            path.unlink()
            files += 1
    for each in (*folder.glob("??"), folder):
        with suppress(OSError):  # not empty, or not there
            each.rmdir()
    return Cleaned(files=files, size_bytes=size)


def _stale_records(folder: Path, library: Library) -> Iterator[Path]:
    """Versioned files of earlier editions, and of routines that nobody knows any more."""
    if not (folder / INDEX_NAME).exists():
        return
    rows = (*library.index.routines, *Inventory(folder).pending.values())
    named = named_files(folder, rows)
    for each in folder.iterdir():
        for path in versioned_files(each) if each.is_dir() else ():
            if path.relative_to(folder).as_posix() not in named:
                yield path


def _stale_clips(folder: Path, gone: set[Path]) -> Iterator[Path]:
    """Clips that no score in the folder names, also none that a killed build left."""
    store, files = ClipStore(folder / CLIPS_FOLDER), Folder(folder)
    needed = {
        entry.clip
        for path in folder.glob("*/score*.json")
        if path not in gone
        for entry in read_record(files, path.relative_to(folder).as_posix(), Score).sounds.values()
    }
    return (store.path(clip_id) for clip_id in store.ids() if clip_id not in needed)


def _stale_modules(folder: Path, library: Library) -> Iterator[Path]:
    """Parts of earlier pages; of an index that names no page, none is known to be one."""
    named = {file.path for file in library.index.files}
    for path in (folder / PARTS_FOLDER).glob("*.js") if named else ():
        if path.relative_to(folder).as_posix() not in named:
            yield path


def _stale_tracks(folder: Path, library: Library) -> Iterator[Path]:
    """Files in a routine's folder that are named like a track's, but whose track is gone."""
    for routine_id in library.ids:
        tracks = {track.id for track in library.entry(routine_id).tracks}
        versioned = set(versioned_files(folder / routine_id))
        for ending in (".mp3", DRAWING, *BESIDE_TRACK):
            for path in (folder / routine_id).glob(f"*{ending}"):
                name = path.name.removesuffix(ending)
                ours = _EXERCISE_TRACK.fullmatch(name) and path not in versioned
                if ours and name not in tracks:
                    yield path
