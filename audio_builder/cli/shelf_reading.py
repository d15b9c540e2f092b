"""A shipped routine's file into what it is looked up by; nothing is voiced to tell its length."""

from pathlib import Path

from audio_builder.cli.shelf import ShelfRow, stamp_of
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine, title_of
from audio_builder.planning.plan import estimate_ms, plan


def read_shelf_row(path: Path) -> ShelfRow:
    """Read a shipped routine.

    Raises:
        RoutineError: if there are problems in it.
        InputError: if it cannot be read.
    """
    routine = load_routine(path).routine
    session = plan(routine.model_copy(update={"overrun": "extend"}), Pace(), estimate_ms)
    return ShelfRow(
        id=routine.id,
        title=routine.title,
        names=_names(routine),
        body_parts=routine.body_parts,
        equipment=routine.equipment,
        genre=routine.genre,
        levels=routine.levels,
        language=routine.language,
        duration_ms=session.duration_ms,
        stamp=stamp_of(path),
        postures=routine.postures,
    )


def _names(routine: Routine) -> tuple[str, ...]:
    """Its other names, and the titles of its exercises."""
    items = (title_of(item) for item in routine.exercises)
    names = dict.fromkeys((*routine.spoken_names, *items, *(leaf.title for leaf in routine.leaves)))
    return tuple(name for name in names if name != routine.title)
