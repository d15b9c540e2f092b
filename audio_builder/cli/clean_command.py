"""repcast clean."""

from pathlib import Path

import click

from audio_builder.building.cleaning import clean
from audio_builder.cli.options import out_option
from audio_builder.cli.progress import Progress


@click.command("clean")
@out_option
def clean_command(*, out: Path) -> None:
    """Remove from an output folder what its routines do not need any more."""
    cleaned = clean(out, Progress().waiting)
    click.echo(f"removed {cleaned.files} files, {cleaned.size_bytes / 1e6:.1f} MB")
