"""repcast picture."""

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click

from audio_builder.cli.shipped import routine_path
from audio_builder.errors import InputError
from audio_builder.figure.svg import render_svg
from audio_builder.files import write_whole
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.block import leaves
from audio_builder.model.exercise import Exercise
from audio_builder.model.pose import Pose
from audio_builder.model.poses import NAMES, pose_named
from audio_builder.model.view import View, view_from
from audio_builder.planning.step_poses import has_poses, poses_of_a_rep

_FILMS: Final = MappingProxyType({".webp": "WEBP", ".gif": "GIF"})
_FILE_NAME: Final = re.compile(r"[^a-z0-9]+")
"""What a file's name has a hyphen for."""


@click.command("picture")
@click.argument("pose", required=False)
@click.option("--routine", help="A routine: POSE is then the id of one of its exercises.")
@click.option(
    "--view",
    type=click.Choice([view.value for view in View]),
    help="Where one looks from; left and right are the figure's own. The exercise's view, or "
    "three-quarter, unless given.",
)
@click.option(
    "--side",
    type=click.Choice(["left", "right", "both"]),
    default="left",
    show_default=True,
    help="The side that works, or that is stood on; of an exercise also both, one after the other.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="An .svg, or of an exercise a film: .webp or .gif. Named after the pose unless given.",
)
def picture_command(
    *, pose: str | None, routine: str | None, view: str | None, side: str, out: Path | None
) -> None:
    """Draw a POSE as an SVG picture; without one, list the poses there are.

    With --routine it draws an exercise instead: its key poses, or a film of a rep.
    """
    if pose is None:
        click.echo("\n".join(NAMES))
        return
    if routine is None:
        shown = _of_pose(pose, side)
    else:
        shown = _of_exercise(_exercise(routine, pose), side)
    if view is not None:
        shown = replace(shown, view=View(view))
    path = out or Path(f"{_FILE_NAME.sub('-', pose.lower()).strip('-')}.svg")
    if not path.parent.is_dir():
        message = f"{path.parent} is no folder; make it first, or choose another --out"
        raise InputError(message)
    write_whole(path.resolve(), [_rendered(shown, side, path.suffix.lower())])
    click.echo(f"wrote {path}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What is drawn: poses in their order, by a name, and where they are seen from."""

    name: str
    poses: tuple[Pose, ...]
    view: View


def _of_pose(wanted: str, side: str) -> _Shown:
    name = wanted.replace("-", " ").strip().lower()
    pose = _posed(name)
    sides = {"left": (pose,), "right": (pose.mirrored(),), "both": (pose, pose.mirrored())}
    return _Shown(name=name, poses=sides[side], view=View.THREE_QUARTER)


def _of_exercise(exercise: Exercise, side: str) -> _Shown:
    mirrored = {"left": (False,), "right": (True,), "both": (False, True)}[side]
    poses = chain.from_iterable(poses_of_a_rep(exercise, mirrored=each) for each in mirrored)
    view = view_from(exercise.view, mirrored=side == "right")
    return _Shown(name=exercise.title, poses=tuple(poses), view=view)


def _rendered(shown: _Shown, side: str, ending: str) -> bytes:
    if ending in _FILMS:
        # Loaded here, since what paints takes longer to load than a drawing to make.
        from audio_builder.building.film import render_film  # noqa: PLC0415

        return render_film(shown.poses, shown.view, kind=_FILMS[ending])
    if ending != ".svg":
        message = f"a picture ends in .svg, a film in .webp or .gif, not in '{ending}'"
        raise InputError(message)
    once = tuple(dict.fromkeys(shown.poses))
    is_usual = shown.view is View.THREE_QUARTER
    title = shown.name if is_usual else f"{shown.name}, {side}, seen from the {shown.view}"
    return render_svg(once, shown.view, title=title).encode()


def _posed(name: str) -> Pose:
    for each in NAMES:
        if each == name:
            return pose_named(each)
    raise InputError(_unknown(name))


def _exercise(routine: str, wanted: str) -> Exercise:
    loaded = load_routine(routine_path(routine)).routine
    exercises = {exercise.id: exercise for exercise in leaves(loaded.exercises)}
    if wanted not in exercises:
        message = f"{loaded.id} has no exercise '{wanted}'; it has {', '.join(exercises)}"
        raise InputError(message)
    if not has_poses(exercises[wanted]):
        message = f"{wanted} has no poses; give it a 'pose', and its steps theirs"
        raise InputError(message)
    return exercises[wanted]


def _unknown(name: str) -> str:
    near = get_close_matches(name, NAMES, n=1)
    hint = f"did you mean '{near[0]}'? " if near else ""
    return f"there is no pose '{name}'; {hint}'repcast picture' lists them"
