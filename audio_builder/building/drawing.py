"""Drawing a routine's art: cover, artwork, and each exercise's line drawing."""

from collections.abc import Collection, Iterator

from audio_builder.drawings.drawings import drawing
from audio_builder.library.art import DRAWING
from audio_builder.model.block import leaves
from audio_builder.model.routine import Routine
from audio_builder.model.values import Drawing
from audio_builder.planning.session import track_names
from audio_builder.records import ARTWORK_NAME, COVER_NAME


def picture_names(routine: Routine) -> tuple[str, ...]:
    """The names of a routine's pictures, in its folder."""
    return (COVER_NAME, ARTWORK_NAME, *(name for name, _ in _drawings(routine)))


def shown_by_pictures(routine: Routine) -> tuple[object, ...]:
    """What a routine's pictures show: as long as it is the same, so are they."""
    return routine.title, routine.spoken_names, tuple(_drawings(routine))


def draw_art(routine: Routine, drawn: Collection[str] = ()) -> dict[str, bytes]:
    """The pictures of a routine by their names, but for those that are drawn already."""
    pictures = {name: drawing(shown) for name, shown in _drawings(routine) if name not in drawn}
    if COVER_NAME not in drawn:
        # Loaded here, since most builds draw nothing, and what draws takes long to load.
        from audio_builder.building.cover import render_cover  # noqa: PLC0415

        pictures[COVER_NAME] = render_cover(routine.title)
    if ARTWORK_NAME not in drawn:
        from audio_builder.building.artwork import badge_for, render_artwork  # noqa: PLC0415

        badge = badge_for(routine.title, routine.spoken_names)
        pictures[ARTWORK_NAME] = render_artwork(routine.title, badge)
    return pictures


def _drawings(routine: Routine) -> Iterator[tuple[str, Drawing]]:
    """For each item, the name of its drawing's file, and what is drawn: of a block, its first."""
    for name in track_names(routine):
        if name.number is not None:
            first = next(leaves((routine.exercises[name.number - 1],)))
            yield f"{name.id}{DRAWING}", first.picture
