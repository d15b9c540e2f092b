"""repcast clean."""

import os
from pathlib import Path

import click

from audio_builder.building.cache_folder import cache_folder
from audio_builder.building.cleaning import clean, clean_cache
from audio_builder.cli.options import out_option
from audio_builder.cli.progress import Progress


@click.command("clean")
@out_option
@click.option(
    "--cache",
    "of_cache",
    is_flag=True,
    help="Empty this machine's cache of spoken phrases instead; no output folder is touched.",
)
def clean_command(*, out: Path, of_cache: bool) -> None:
    """Remove from an output folder what its routines do not need any more."""
    if of_cache:
        folder = cache_folder(os.environ)
        cleaned = clean_cache(folder)
        megabytes = cleaned.size_bytes / 1e6
        click.echo(f"emptied {folder}: {cleaned.files} files, {megabytes:.1f} MB")
        return
    cleaned = clean(out, Progress().waiting)
    click.echo(f"removed {cleaned.files} files, {cleaned.size_bytes / 1e6:.1f} MB")
