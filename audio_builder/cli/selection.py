"""Which routines a build is about: those that are named, else what the folder holds, else ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audio_builder.building.holdings import held_routines
from audio_builder.cli.shipped import FIRST_ROUTINE, routine_path, shipped_routines
from audio_builder.loading.routine_file import Loaded, load_routine
from audio_builder.model.routine import Routine


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Routines to build, and for those that were read from a file, where their parts stand."""

    routines: tuple[Routine, ...]
    files: dict[Path, Loaded]


def select(names: Sequence[str], folder: Path) -> Selection:
    """Choose by names: of files, of shipped routines, or of routines that the folder holds.

    Without names it is all that the folder holds, at whatever pace is asked now; in an empty folder
    it is the first routine that shipped with Repcast.

    Raises:
        InputError: if a name is nothing of that, or a file cannot be read.
        RoutineError: if a file has problems.
    """
    held = held_routines(folder)
    routines: list[Routine] = []
    files: dict[Path, Loaded] = {}
    for name in names or held or [FIRST_ROUTINE]:
        path = _path(name, held)
        if path is None:
            routines.append(held[name])
        else:
            files[path] = load_routine(path)
            routines.append(files[path].routine)
    return Selection(routines=tuple(routines), files=files)


def _path(name: str, held: dict[str, Routine]) -> Path | None:
    """The file that is meant; None for a routine of which the folder holds all there is.

    Raises:
        InputError: if nothing is meant.
    """
    shipped = {path.stem.replace("_", "-") for path in shipped_routines()}
    if name in held and name not in shipped and not Path(name).is_file():
        return None
    return routine_path(name)
