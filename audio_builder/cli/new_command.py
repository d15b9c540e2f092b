"""repcast new."""

import json
from importlib.resources import files
from pathlib import Path

import click

from audio_builder.cli.first_file import write_first_file
from audio_builder.errors import InputError
from audio_builder.exchange.naming import slug_of, title_from


@click.command("new")
@click.argument("name")
def new_command(*, name: str) -> None:
    """Start a routine: a commented NAME.yaml to write on from, and its schema for your editor."""
    title = title_from(name.removesuffix(".yaml"))
    slug = slug_of(title)
    if not slug:
        message = (
            f"'{name}' has no letters or digits to name a file by; try 'repcast new knee-care'"
        )
        raise InputError(message)
    start = (files("audio_builder.routines") / "start.yaml.txt").read_text(encoding="utf-8")
    start = start.replace("<id>", slug).replace("<title>", json.dumps(title, ensure_ascii=False))
    path = Path(f"{slug}.yaml")
    schema = write_first_file(path, start)
    click.echo(f"wrote {path}; {schema} beside it is for your editor")
    click.echo(f"next: edit it, then 'repcast check {path}' and 'repcast build {path}'")
