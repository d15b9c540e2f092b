"""repcast export."""

import os
from pathlib import Path

import click

from audio_builder.cli.first_file import refuse_overwriting
from audio_builder.cli.options import build_time
from audio_builder.cli.shipped import routine_path
from audio_builder.exchange.exporting import FORMATS, export_routine
from audio_builder.files import write_whole
from audio_builder.loading.problems import legible
from audio_builder.loading.routine_file import load_routine
from audio_builder.units import Ms


@click.command("export")
@click.argument("routine")
@click.option("--to", "ending", required=True, type=click.Choice(FORMATS), help="The format.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Else by its id.")
def export_command(*, routine: str, ending: str, out: Path | None) -> None:
    """Write a ROUTINE for other programs: a FIT workout for a watch, or a table.

    What they cannot be told is listed on standard error (docs/import.md).
    """
    loaded = load_routine(routine_path(routine)).routine
    path = Path(f"{loaded.id}.{ending}") if out is None else out
    refuse_overwriting(path)
    created_ms = Ms(round(build_time(os.environ).timestamp()) * 1000)
    exported = export_routine(loaded, ending, created_ms)
    write_whole(path, [exported.raw])
    for loss in exported.losses:
        click.echo(f"not carried over: {legible(str(loss))}", err=True)
    click.echo(f"wrote {path}")
