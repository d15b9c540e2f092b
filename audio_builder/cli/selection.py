"""Which routines a build is about: those that are named, else what the folder holds, else ours."""

from collections.abc import Sequence
from pathlib import Path

from audio_builder.building.inventory import held_library
from audio_builder.building.sources import HeldRoutine, RoutineFile, Source
from audio_builder.cli.shipped import FIRST_ROUTINE, routine_path, shipped_routines
from audio_builder.library.library import Library


def select(names: Sequence[str], folder: Path) -> tuple[Source, ...]:
    """Choose by names: of files, of shipped routines, or of routines that the folder holds.

    Without names it is all that the folder holds; in an empty folder it is the first routine that
    shipped with Repcast. Nothing is read yet.

    Raises:
        InputError: if a name is nothing of that.
    """
    library = held_library(folder)
    held = library.ids if library else ()
    if not names and library is not None and held:
        return tuple(HeldRoutine(library=library, row=library.row(each)) for each in held)
    shipped = {path.stem.replace("_", "-") for path in shipped_routines()}
    return tuple(_source(name, library, shipped) for name in names or (FIRST_ROUTINE,))


def _source(name: str, library: Library | None, shipped: set[str]) -> Source:
    """What is meant by a name: of a routine of which the folder holds all there is, that.

    Raises:
        InputError: if nothing is meant.
    """
    if library is not None and name in library and name not in shipped and not Path(name).is_file():
        return HeldRoutine(library=library, row=library.row(name))
    return RoutineFile(path=routine_path(name))
