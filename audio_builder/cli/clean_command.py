"""repcast clean."""

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Final

import click

from audio_builder.building.cache_folder import cache_folder
from audio_builder.building.cleaning import clean, clean_cache
from audio_builder.cli.options import out_option, read_store_url
from audio_builder.cli.progress import Progress
from audio_builder.errors import InputError
from audio_builder.publishing.cleaning import Rest, clean_store
from audio_builder.stores.opening import open_bucket

_AGE: Final = re.compile(r"(\d{1,4})([dh])", re.ASCII)
_UNITS: Final = {"d": timedelta(days=1), "h": timedelta(hours=1)}


@click.command("clean")
@out_option
@click.option(
    "--cache",
    "of_cache",
    is_flag=True,
    help="Empty this machine's cache of spoken phrases instead; no output folder is touched.",
)
@click.option("--store", metavar="URL", help="Clean an object store instead.")
@click.option(
    "--older-than",
    metavar="AGE",
    default="30d",
    show_default=True,
    help="Of a store: what no edition has named for so long, as in 30d or 12h.",
)
@click.option("--yes", is_flag=True, help="Of a store: remove it, without asking.")
def clean_command(
    *, out: Path, of_cache: bool, store: str | None, older_than: str, yes: bool
) -> None:
    """Remove from an output folder what its routines do not need any more; or from a store."""
    if store is not None:
        _clean_store(store, _age(older_than), yes=yes)
        return
    if of_cache:
        folder = cache_folder(os.environ)
        cleaned = clean_cache(folder)
        megabytes = cleaned.size_bytes / 1e6
        click.echo(f"emptied {folder}: {cleaned.files} files, {megabytes:.1f} MB")
        return
    cleaned = clean(out, Progress().waiting)
    click.echo(f"removed {cleaned.files} files, {cleaned.size_bytes / 1e6:.1f} MB")


def _clean_store(url: str, age: timedelta, *, yes: bool) -> None:
    bucket = open_bucket(read_store_url(url))
    if not yes:
        found = clean_store(bucket, age, really=False)
        click.echo(f"{bucket}: {_told(found)} can be removed")
        if not found.objects or not click.confirm("Remove them?"):
            return
    click.echo(f"{bucket}: removed {_told(clean_store(bucket, age, really=True))}")


def _told(rest: Rest) -> str:
    return f"{rest.objects:,} of {rest.of:,} objects, {rest.size_bytes / 1e6:.1f} MB"


def _age(text: str) -> timedelta:
    found = _AGE.fullmatch(text)
    if found is None:
        message = f"--older-than: '{text}' is no age: give days or hours, as in 30d or 12h"
        raise InputError(message)
    return int(found[1]) * _UNITS[found[2]]
