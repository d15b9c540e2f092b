"""repcast new."""

import json
import re
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import Final

import click

from audio_builder.cli.shipped import routine_path
from audio_builder.errors import InputError, RepcastError
from audio_builder.files import write_whole
from audio_builder.loading.routine_file import load_routine

SCHEMA_NAME: Final = "routine.schema.json"
TITLE_MAX: Final = 80
"""The longest title of a routine, in characters (model.routine.Name)."""


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
    title = " ".join(name.removesuffix(".yaml").split())[:TITLE_MAX]
    slug = _slug(title)
    if not slug:
        message = (
            f"'{name}' has no letters or digits to name a file by; try 'repcast new knee-care'"
        )
        raise InputError(message)
    path, schema = Path(f"{slug}.yaml"), Path(SCHEMA_NAME)
    if path.exists():
        message = f"{path} is there already; choose another name"
        raise RepcastError(message)
    shipped = files("audio_builder.routines")
    shown = json.dumps(title, ensure_ascii=False)
    if source is None:
        start = (shipped / "start.yaml.txt").read_text(encoding="utf-8")
        start = start.replace("<id>", slug).replace("<title>", shown)
    else:
        start = _renamed(_text_of(routine_path(source)), slug, shown)
    if not schema.exists():
        write_whole(schema, [(shipped / SCHEMA_NAME).read_bytes()])
    write_whole(path, [start.encode()])
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


def _slug(title: str) -> str:
    """An id for a title: accents dropped, everything else that is no letter or digit a hyphen."""
    plain = unicodedata.normalize("NFKD", title.lower().replace("ß", "ss"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
