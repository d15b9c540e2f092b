"""repcast new."""

import json
import re
from importlib.resources import files
from pathlib import Path

import click

from audio_builder.cli.first_file import refuse_overwriting, write_first_file
from audio_builder.cli.shipped import routine_path
from audio_builder.errors import InputError
from audio_builder.exchange.naming import slug_of, title_from
from audio_builder.loading.routine_file import load_routine


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
    shown = json.dumps(title, ensure_ascii=False)
    if source is None:
        start = (files("audio_builder.routines") / "start.yaml.txt").read_text(encoding="utf-8")
        start = start.replace("<id>", slug).replace("<title>", shown)
    else:
        start = _renamed(_text_of(routine_path(source)), slug, shown)
    schema = write_first_file(path, start)
    click.echo(f"wrote {path}; {schema} beside it is for your editor")
    click.echo(f"next: edit it, then 'repcast check {path}' and 'repcast build {path}'")


def _text_of(path: Path) -> str:
    """The text of a routine that can be started from.

    Raises:
        RoutineError: if it has problems: what is started from is sound.
    """
    load_routine(path)
    return path.read_text(encoding="utf-8-sig")


def _renamed(text: str, slug: str, title: str) -> str:
    """A routine's text under another id and title, without the names that it is asked for by."""
    text = re.sub(r"(?m)^id:.*$", f"id: {slug}", text, count=1)
    text = re.sub(r"(?m)^title:.*$", lambda _: f"title: {title}", text, count=1)
    return re.sub(r"(?m)^spoken_names:(?: .*)?\n(?:[ -].*\n)*", "", text, count=1)
