"""A routine file is read: the routine and where its parts stand, or every problem at once."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from audio_builder.errors import InputError
from audio_builder.loading.decoding import SIZE_MAX
from audio_builder.loading.examining import Loaded, examine
from audio_builder.loading.exercise_folder import FOLDER_NAME, ExerciseFolders
from audio_builder.loading.problems import Problem, RoutineError, legible
from audio_builder.loading.reuse import Exercises, NoExercises

_NO_EXERCISES: Final = NoExercises()
_SHIPPED: Final = Path(__file__).parent.parent / "routines" / FOLDER_NAME
"""The exercises that ship with Repcast."""


class BrokenRulesError(RoutineError):
    """A file holds a routine, and it breaks rules; what else is wrong with it can be found too.

    Attributes:
        loaded: the routine and its places.
    """

    def __init__(self, *, path: str, problems: Iterable[Problem], loaded: Loaded) -> None:
        super().__init__(path=path, problems=problems)
        self.loaded = loaded


def load_routine(path: Path) -> Loaded:
    """Read a routine file.

    Raises:
        RoutineError: if the file has problems.
        InputError: if it cannot be read.
    """
    return parse_routine(read_text(path), str(path), exercise_folders(path))


def read_text(path: Path) -> bytes:
    """The bytes of a routine file, or as many as show that it is too long.

    Raises:
        InputError: if it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(SIZE_MAX + 1)  # one byte too many is enough to know
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(_unreadable(path, error)) from error


def exercise_folders(path: Path) -> ExerciseFolders:
    """The folders of exercises that a routine file may use."""
    folders = (path.parent / FOLDER_NAME, _SHIPPED)
    return ExerciseFolders(folders=folders, shown_from=path.parent)


def parse_routine(raw: bytes, name: str, exercises: Exercises = _NO_EXERCISES) -> Loaded:
    """Read the bytes of a routine file.

    Args:
        raw: what the file holds.
        name: what to call it in messages.
        exercises: those that it may use.

    Raises:
        RoutineError: with every problem, in the order of the file.
        BrokenRulesError: as one, if a routine can be read for all that.
    """
    examined = examine(raw, exercises)
    if examined.loaded is None:
        raise RoutineError(path=name, problems=examined.problems)
    if examined.located:
        raise BrokenRulesError(path=name, problems=examined.problems, loaded=examined.loaded)
    return examined.loaded


def _unreadable(path: Path, error: Exception) -> str:
    name = legible(str(path))
    match error:
        case FileNotFoundError():
            return f"{name}: there is no such file; check the name, or run 'repcast new'"
        case IsADirectoryError():
            return f"{name} is a folder; name the routine file in it"
        case PermissionError():
            return f"{name} may not be read; change its permissions"
        case _:
            reason = error.strerror if isinstance(error, OSError) else None
            return f"{name} cannot be read: {reason or 'it is no name of a file'}"
