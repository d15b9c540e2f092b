"""Drawing a routine's art into its folder: cover, artwork, and each exercise's line drawing."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from audio_builder.building.artwork import badge_for, render_artwork
from audio_builder.building.cover import render_cover
from audio_builder.drawings.drawings import drawing
from audio_builder.files import write_whole
from audio_builder.library.art import DRAWING, read_picture
from audio_builder.model.routine import Routine
from audio_builder.planning.session import track_names
from audio_builder.records import ARTWORK_NAME, COVER_NAME

Render = Callable[[], bytes]


def draw_art(folder: Path, routine: Routine) -> None:
    """Draw all of a routine's art into an output folder.

    Raises:
        OSError: if the disk or the rights do not allow it.
    """
    for name, render in _pictures(routine):
        write_whole(folder / routine.id / name, [render()])


def has_art(folder: Path, routine: Routine) -> bool:
    """Whether each picture of a routine's is there, and whole."""
    paths = (folder / routine.id / name for name, _ in _pictures(routine))
    return all(read_picture(path) is not None for path in paths)


def _pictures(routine: Routine) -> Iterator[tuple[str, Render]]:
    yield COVER_NAME, partial(render_cover, routine.title)
    badge = badge_for(routine.title, routine.spoken_names)
    yield ARTWORK_NAME, partial(render_artwork, routine.title, badge)
    for name in track_names(routine):
        if name.number is not None:
            picture = routine.exercises[name.number - 1].picture
            yield f"{name.id}{DRAWING}", partial(drawing, picture)
