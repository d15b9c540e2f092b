"""repcast picture."""

from difflib import get_close_matches
from pathlib import Path

import click

from audio_builder.errors import InputError
from audio_builder.figure.camera import View
from audio_builder.figure.scene import scene_of
from audio_builder.figure.svg import render_svg
from audio_builder.files import write_whole
from audio_builder.model.poses import NAMES, pose_named


@click.command("picture")
@click.argument("pose", required=False)
@click.option(
    "--view",
    type=click.Choice([view.value for view in View]),
    default=View.THREE_QUARTER.value,
    show_default=True,
    help="Where one looks from; left and right are the figure's own.",
)
@click.option(
    "--side",
    type=click.Choice(["left", "right"]),
    default="left",
    show_default=True,
    help="The side that works, or that is stood on.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The SVG file; named after the pose unless given.",
)
def picture_command(*, pose: str | None, view: str, side: str, out: Path | None) -> None:
    """Draw a POSE as an SVG picture; without one, list the poses there are."""
    if pose is None:
        click.echo("\n".join(NAMES))
        return
    name = pose.replace("-", " ").strip().lower()
    found = next((each for each in NAMES if each == name), None)
    if found is None:
        raise InputError(_unknown(name))
    left = pose_named(found)
    posed = left if side == "left" else left.mirrored()
    title = f"{name}, {side}, seen from the {view}" if view != View.THREE_QUARTER else name
    path = out or Path(f"{name.translate({ord(' '): '-', ord(','): None, ord('/'): '-'})}.svg")
    if not path.parent.is_dir():
        message = f"{path.parent} is no folder; make it first, or choose another --out"
        raise InputError(message)
    write_whole(path.resolve(), [render_svg((scene_of(posed),), View(view), title=title).encode()])
    click.echo(f"wrote {path}")


def _unknown(name: str) -> str:
    near = get_close_matches(name, NAMES, n=1)
    hint = f"did you mean '{near[0]}'? " if near else ""
    return f"there is no pose '{name}'; {hint}'repcast picture' lists them"
