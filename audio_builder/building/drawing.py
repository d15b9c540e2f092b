"""Drawing a routine's art into its folder: cover, artwork, and each exercise's line drawing."""

from collections.abc import Iterator
from pathlib import Path

from audio_builder.drawings.drawings import drawing
from audio_builder.files import write_whole
from audio_builder.library.art import DRAWING, read_picture
from audio_builder.model.block import leaves
from audio_builder.model.routine import Routine
from audio_builder.model.values import Drawing
from audio_builder.planning.session import track_names
from audio_builder.records import ARTWORK_NAME, COVER_NAME


def draw_art(folder: Path, routine: Routine) -> None:
    """Draw all of a routine's art into an output folder.

    Raises:
        OSError: if the disk or the rights do not allow it.
    """
    # Loaded here, since most builds draw nothing, and what they draw with takes long to load.
    from audio_builder.building.artwork import badge_for, render_artwork  # noqa: PLC0415
    from audio_builder.building.cover import render_cover  # noqa: PLC0415

    badge = badge_for(routine.title, routine.spoken_names)
    pictures = {
        COVER_NAME: render_cover(routine.title),
        ARTWORK_NAME: render_artwork(routine.title, badge),
        **{name: drawing(shown) for name, shown in _drawings(routine)},
    }
    for name, data in pictures.items():
        write_whole(folder / routine.id / name, [data])


def has_art(folder: Path, routine: Routine) -> bool:
    """Whether each picture of a routine's is there, and whole."""
    names = (COVER_NAME, ARTWORK_NAME, *(name for name, _ in _drawings(routine)))
    return all(read_picture(folder / routine.id / name) is not None for name in names)


def _drawings(routine: Routine) -> Iterator[tuple[str, Drawing]]:
    """For each item, the name of its drawing's file, and what is drawn: of a block, its first."""
    for name in track_names(routine):
        if name.number is not None:
            first = next(leaves((routine.exercises[name.number - 1],)))
            yield f"{name.id}{DRAWING}", first.picture
