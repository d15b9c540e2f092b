"""repcast remove."""

import os
from pathlib import Path

import click

from audio_builder.building.removing import removal, remove
from audio_builder.cli.options import build_time, out_option
from audio_builder.cli.progress import Progress


@click.command("remove")
@click.argument("routines", nargs=-1, required=True, metavar="ROUTINE...")
@out_option
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove_command(*, routines: tuple[str, ...], out: Path, yes: bool) -> None:
    """Remove routines from a built library, by their ids; their routine files are not touched."""
    ids = tuple(dict.fromkeys(routines))
    planned = removal(out, ids)
    size = f"{planned.size_bytes / 1e6:.1f} MB"
    click.echo(f"{', '.join(ids)}: {len(planned.files)} files, {size}, in {out}")
    for path in planned.others:
        click.echo(f"{path} is not Repcast's and stays")
    if not yes:
        click.confirm("Delete them?", abort=True)
    with Progress() as progress:
        remove(out, ids, build_time(os.environ), progress.waiting)
    click.echo("removed; 'repcast clean' also deletes the clips that no other routine needs")
