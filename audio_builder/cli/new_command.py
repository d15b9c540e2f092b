"""repcast new."""

import re
from importlib.resources import files
from pathlib import Path

import click

from audio_builder.errors import InputError, RepcastError
from audio_builder.files import write_whole

SCHEMA_NAME = "routine.schema.json"


@click.command("new")
@click.argument("name")
def new_command(*, name: str) -> None:
    """Start a routine: a commented NAME.yaml to write on from, and its schema for your editor."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.removesuffix(".yaml").lower()).strip("-")[:40].strip("-")
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
    title = slug.replace("-", " ").capitalize()
    start = (shipped / "start.yaml.txt").read_text(encoding="utf-8")
    keys = {"id: <id>": f"id: {_scalar(slug)}", "title: <title>": f"title: {_scalar(title)}"}
    for key, filled in keys.items():
        start = start.replace(key, filled)
    text = start.replace("<id>", slug).replace("<title>", title)
    write_whole(schema, [(shipped / SCHEMA_NAME).read_bytes()])
    write_whole(path, [text.encode()])
    click.echo(f"wrote {path}, and {schema} beside it for your editor")
    click.echo(f"next: edit it, then 'repcast check {path}' and 'repcast build {path}'")


def _scalar(words: str) -> str:
    """Words as a YAML text, in quotes where YAML would take them for something else: 2024, null."""
    misread = words[0].isdigit() or words.lower() in ("null", "true", "false")
    return f'"{words}"' if misread else words
