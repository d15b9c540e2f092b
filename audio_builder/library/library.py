"""A built library, opened for reading: its catalog, and its tracks at any pace."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from audio_builder.clips.store import ClipStore
from audio_builder.errors import LibraryError
from audio_builder.library.art import read_art
from audio_builder.library.routine_tracks import RoutineTracks
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Timeline
from audio_builder.mp3.track import Track
from audio_builder.records import (
    CATALOG_NAME,
    CLIPS_FOLDER,
    SCHEMA_VERSION,
    Catalog,
    Entry,
    Score,
)

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What one build left, as it was when it was opened."""

    catalog: Catalog
    shelves: dict[str, RoutineTracks]
    """For each routine's id, its tracks."""

    @property
    def pace(self) -> Pace:
        """The pace at which the files in the folder were written."""
        return self.catalog.pace.pace

    def routine(self, routine_id: str) -> Routine:
        """A routine, whole.

        Raises:
            KeyError: if the library has no such routine.
        """
        return self.shelves[routine_id].routine

    def parts(self, routine_id: str) -> tuple[str, ...]:
        """The ids of the tracks that in a row are a routine's session, one an exercise.

        Raises:
            KeyError: if the library has no such routine.
        """
        return tuple(part.id for part in self.shelves[routine_id].parts)

    def timeline(self, routine_id: str, track_id: str, pace: Pace) -> Timeline:
        """What sounds when in a track at a pace.

        Raises:
            KeyError: if the library has no such routine or track.
            LibraryError: if the library lacks a sound it should hold.
        """
        return self.shelves[routine_id].timeline(track_id, pace)

    def track(self, routine_id: str, track_id: str, pace: Pace | None = None) -> Track:
        """A track at a pace; at the library's own if none is given.

        Raises:
            KeyError: if the library has no such routine or track.
            LibraryError: if a clip is missing or damaged.
        """
        return self.shelves[routine_id].track(track_id, pace or self.pace)


def open_library(folder: Path) -> Library:
    """Open the library in a folder such as output/.

    Raises:
        LibraryError: if there is none, it is damaged, or another version wrote it.
    """
    catalog = read_catalog(folder)
    store = ClipStore(folder / CLIPS_FOLDER)
    shelves = {}
    for entry in catalog.routines:
        score = _read(folder / entry.score, Score)
        art = read_art(folder / entry.id, score.routine)
        shelf = shelves[entry.id] = RoutineTracks(score, store, catalog.format, art)
        if [track.id for track in entry.tracks] != [name.id for name in shelf.tracks]:
            message = (
                f"{folder}: the catalog and the score of {entry.id} are of two builds; "
                "run 'repcast build' to finish the second"
            )
            raise LibraryError(message)
    return Library(catalog=catalog, shelves=shelves)


def read_catalog(folder: Path) -> Catalog:
    """Read a library's catalog.

    Raises:
        LibraryError: if there is none, it is damaged, or another version wrote it.
    """
    return _read(folder / CATALOG_NAME, Catalog)


def read_score(path: Path) -> Score:
    """Read a routine's score.

    Raises:
        LibraryError: if there is none, it is damaged, or another version wrote it.
    """
    return _read(path, Score)


def _read(path: Path, kind: type[EntryT]) -> EntryT:
    try:
        text = path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); run 'repcast build' first"
        raise LibraryError(message) from error
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        message = f"{path}: {_why(text, error)}"
        raise LibraryError(message) from error


def _why(text: bytes, error: ValidationError) -> str:
    """Another version, or damage: the two need different things done."""
    try:
        version = json.loads(text)["schema_version"]
    except (ValueError, TypeError, KeyError, RecursionError):
        version = SCHEMA_VERSION
    if version != SCHEMA_VERSION:
        return (
            f"is of version {version}, this Repcast reads version {SCHEMA_VERSION}; "
            "run 'repcast build' to write it anew"
        )
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "its top"
    return f"is damaged at {where} ({first['msg']}); run 'repcast build' to write it anew"
