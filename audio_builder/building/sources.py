"""What routines are built from: files, shipped routines, or what the folder holds of them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from audio_builder.building.checking import placed
from audio_builder.building.findings import UnfitError
from audio_builder.errors import InputError
from audio_builder.library.library import Library
from audio_builder.loading.exercise_folder import ExerciseFolders
from audio_builder.loading.reuse import USE
from audio_builder.loading.routine_file import exercise_folders, parse_routine, read_text
from audio_builder.model.routine import Routine
from audio_builder.records import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A routine, and the digest of what it was read from."""

    routine: Routine
    digest: str


class Source(Protocol):
    """Something that a routine can be read from."""

    @property
    def digest(self) -> str:
        """Of all that the routine is made of; cheap, and equal as long as that is."""

    def read(self) -> Read:
        """The routine.

        Raises:
            RoutineError: if there are problems in it.
            InputError: if it cannot be read.
        """

    def placed(self, error: UnfitError) -> InputError:
        """What a build refuses of the routine, with the places where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineFile:
    """A routine file, with the folders of exercises that it may use.

    Raises:
        InputError: if it cannot be read.
    """

    path: Path

    @property
    def digest(self) -> str:
        """Of the file's bytes; and where it uses exercises, of all that it could use."""
        return _digest(read_text(self.path), exercise_folders(self.path))

    def read(self) -> Read:
        """The routine. See `Source.read`."""
        text, folders = read_text(self.path), exercise_folders(self.path)
        loaded = parse_routine(text, str(self.path), folders)
        return Read(routine=loaded.routine, digest=_digest(text, folders))

    def placed(self, error: UnfitError) -> InputError:
        """What a build refuses, with the lines where it stands."""
        text, folders = read_text(self.path), exercise_folders(self.path)
        return placed(error, str(self.path), parse_routine(text, str(self.path), folders))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRoutine:
    """A routine as it was last built: where its file is, nobody knows any more."""

    library: Library
    row: Row

    @property
    def digest(self) -> str:
        """Of what it was read from then."""
        return self.row.source or self.row.score.sha256

    def read(self) -> Read:
        """The routine.

        Raises:
            LibraryError: if it is damaged.
        """
        return Read(routine=self.library.routine(self.row.id), digest=self.digest)

    def placed(self, error: UnfitError) -> InputError:
        """What a build refuses; there are no lines to name."""
        return error


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenRoutine:
    """A routine at hand."""

    routine: Routine

    @property
    def digest(self) -> str:
        """Of the routine itself."""
        return hashlib.sha256(self.routine.model_dump_json().encode()).hexdigest()

    def read(self) -> Read:
        """The routine."""
        return Read(routine=self.routine, digest=self.digest)

    def placed(self, error: UnfitError) -> InputError:
        """What a build refuses; there are no lines to name."""
        return error


def _digest(text: bytes, folders: ExerciseFolders) -> str:
    digest = hashlib.sha256(text)
    if USE.encode() in text:
        for name, content in _contents(folders):
            digest.update(f"\n{name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


def _contents(folders: ExerciseFolders) -> Iterator[tuple[str, bytes]]:
    for exercise_id in folders.ids():
        found = folders.read(exercise_id)
        if found is not None:
            yield exercise_id, found[1]
