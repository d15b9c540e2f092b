"""Drawing a routine's art: cover, artwork, and each exercise's pictures.

An exercise is drawn as a file (`drawing`) if it names one, else as its figure, else as its posture.
"""

from collections.abc import Callable, Collection, Iterator
from functools import partial

from audio_builder.drawings.drawings import drawing
from audio_builder.figure.svg import render_svg
from audio_builder.library.art import DRAWING
from audio_builder.model.block import leaves
from audio_builder.model.exercise import Exercise
from audio_builder.model.routine import Routine
from audio_builder.model.view import view_from
from audio_builder.planning.emblem import Emblem, emblem_of
from audio_builder.planning.session import track_names
from audio_builder.planning.step_poses import has_poses, key_poses
from audio_builder.records import ARTWORK_NAME, COVER_NAME, EXERCISE_COVER


def picture_names(routine: Routine) -> tuple[str, ...]:
    """The names of a routine's pictures, in its folder."""
    return (COVER_NAME, ARTWORK_NAME, *(name for name, _ in _of_exercises(routine)))


def shown_by_pictures(routine: Routine) -> tuple[object, ...]:
    """What a routine's pictures show: as long as it is the same, so are they."""
    shown = ((name, _shown(exercise)) for name, exercise in _exercises(routine))
    return routine.title, routine.spoken_names, tuple(shown)


def draw_art(routine: Routine, drawn: Collection[str] = ()) -> dict[str, bytes]:
    """The pictures of a routine by their names, but for those that are drawn already."""
    pictures = {name: draw() for name, draw in _of_exercises(routine) if name not in drawn}
    if COVER_NAME not in drawn:
        # Loaded here, since most builds draw nothing, and what draws takes long to load.
        from audio_builder.building.cover import render_cover  # noqa: PLC0415

        pictures[COVER_NAME] = render_cover(routine.title, _emblem(routine))
    if ARTWORK_NAME not in drawn:
        from audio_builder.building.artwork import badge_for, render_artwork  # noqa: PLC0415

        badge = badge_for(routine.title, routine.spoken_names)
        pictures[ARTWORK_NAME] = render_artwork(routine.title, badge, _emblem(routine))
    return pictures


def _emblem(routine: Routine) -> Emblem | None:
    return emblem_of(exercise for _, exercise in _exercises(routine))


def _of_exercises(routine: Routine) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """For each picture of an exercise, the name of its file, and what draws it."""
    for name, exercise in _exercises(routine):
        yield f"{name}{DRAWING}", partial(_drawn, exercise)
        shown = emblem_of((exercise,))
        if shown is not None:
            yield f"{name}{EXERCISE_COVER}", partial(_painted, exercise.title, shown)


def _exercises(routine: Routine) -> Iterator[tuple[str, Exercise]]:
    """For each item its track's name, and what is shown of it: of a block, its first exercise."""
    for name in track_names(routine):
        if name.number is not None:
            yield name.id, next(leaves((routine.exercises[name.number - 1],)))


def _shown(exercise: Exercise) -> tuple[object, ...]:
    poses = key_poses(exercise) if has_poses(exercise) else ()
    return exercise.title, exercise.drawing, exercise.posture, exercise.view, poses


def _drawn(exercise: Exercise) -> bytes:
    if exercise.drawing is not None or not has_poses(exercise):
        return drawing(exercise.picture)
    view = view_from(exercise.view, mirrored=False)
    return render_svg(key_poses(exercise), view, title=exercise.title).encode()


def _painted(title: str, shown: Emblem) -> bytes:
    from audio_builder.building.cover import render_exercise_cover  # noqa: PLC0415 - as above

    return render_exercise_cover(title, shown)
