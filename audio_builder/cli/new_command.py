"""repcast new."""

from pathlib import Path

import click

from audio_builder.cli.first_file import refuse_overwriting, write_first_file
from audio_builder.cli.start_text import empty_text, text_like
from audio_builder.errors import InputError
from audio_builder.exchange.naming import slug_of, title_from


@click.command("new")
@click.argument("name")
@click.option(
    "--from",
    "source",
    metavar="ROUTINE",
    help="Start from a shipped routine ('repcast routines' lists them) or a file of your own.",
)
def new_command(*, name: str, source: str | None) -> None:
    """Start a routine: a commented NAME.yaml to write on from, and its schema for your editor."""
    title = title_from(name.removesuffix(".yaml"))
    slug = slug_of(title)
    if not slug:
        message = (
            f"'{name}' has no letters or digits to name a file by; try 'repcast new knee-care'"
        )
        raise InputError(message)
    path = Path(f"{slug}.yaml")
    refuse_overwriting(path)
    start = empty_text(slug, title) if source is None else text_like(source, slug, title)
    schema = write_first_file(path, start)
    click.echo(f"wrote {path}; {schema} beside it is for your editor")
    click.echo(f"next: edit it, then 'repcast check {path}' and 'repcast build {path}'")
