"""A routine file is read: the routine and where its parts stand, or every problem at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_builder.errors import InputError
from audio_builder.loading.decoding import SIZE_MAX
from audio_builder.loading.document import read_document
from audio_builder.loading.exercise_folder import FOLDER_NAME, ExerciseFolders
from audio_builder.loading.plain import Finding
from audio_builder.loading.positions import Positions
from audio_builder.loading.problems import Problem, RoutineError, in_order, legible
from audio_builder.loading.reuse import Exercises, NoExercises, resolve_uses
from audio_builder.loading.rules import broken_rules
from audio_builder.loading.split_lines import split_line_findings
from audio_builder.loading.structure import validate
from audio_builder.model.routine import Routine
from audio_builder.planning.bounds import LONGEST_SESSION_MS, longest_session_ms
from audio_builder.planning.levels import at_level

_NO_EXERCISES: Final = NoExercises()
_SHIPPED: Final = Path(__file__).parent.parent / "routines" / FOLDER_NAME
"""The exercises that ship with Repcast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A routine, and where each part of it stands in its file."""

    routine: Routine
    positions: Positions


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
    document = resolve_uses(read_document(raw), exercises)
    if document.data is None:
        raise RoutineError(path=name, problems=in_order(document.problems))
    checked = validate(document.data, document.unread)
    broken = (
        *broken_rules(document.data, document.unread),
        *split_line_findings(document.data, document.positions),
    )
    if isinstance(checked, Routine):
        loaded = Loaded(routine=checked, positions=document.positions)
        too_long = tuple(_length_findings(checked))
        if not document.problems and not too_long:
            return _obeying(loaded, broken, name)
        broken = (*broken, *too_long)
    objections = () if isinstance(checked, Routine) else checked
    # The rules come first: where structure says the same, their mend is the more precise one.
    problems = _placed(document.positions, [*broken, *objections])
    raise RoutineError(path=name, problems=in_order([*document.problems, *problems]))


def _obeying(loaded: Loaded, broken: tuple[Finding, ...], name: str) -> Loaded:
    """The routine, if it breaks no rules."""
    if broken:
        problems = in_order(_placed(loaded.positions, broken))
        raise BrokenRulesError(path=name, problems=problems, loaded=loaded)
    return loaded


def _length_findings(routine: Routine) -> Iterator[Finding]:
    longest_ms = max(longest_session_ms(at_level(routine, level)) for level in routine.levels)
    hours = longest_ms / 3_600_000
    most = LONGEST_SESSION_MS // 3_600_000
    if hours > most:
        yield Finding(
            path=("exercises",),
            what=f"with all its reps at the slowest breath this lasts about {hours:.0f} hours",
            mend=f"keep a session under {most}: fewer sets or reps, shorter holds, or two routines",
            on_key=True,
        )


def _placed(positions: Positions, findings: Iterable[Finding]) -> Iterator[Problem]:
    return (positions.problem(finding) for finding in findings)


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
