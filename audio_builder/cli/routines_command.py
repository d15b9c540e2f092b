"""repcast routines."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from audio_builder.cli.options import json_option
from audio_builder.cli.shelf import shelf_rows
from audio_builder.library.search import Wish, find
from audio_builder.model.pace import Level, parse_level
from audio_builder.publishers.clock import about_minutes
from audio_builder.records import SearchRow

_INDENT = 22


@click.command("routines")
@click.option(
    "--library",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="List those of a built library instead, as in --library output.",
)
@click.option(
    "--find", "words", default="", metavar="WORDS", help="Words that begin any of theirs."
)
@click.option("--body", metavar="PART", help="A part of the body, as in hip.")
@click.option("--equipment", metavar="THING|none", help="What it takes, as in band; or none.")
@click.option("--genre", metavar="KIND", help="What kind of practice, as in mobility.")
@click.option("--level", metavar="easier|standard|harder", help="A level that it can be had at.")
@click.option("--minutes", type=click.IntRange(min=1), help="The most that its session takes.")
@click.option("--language", metavar="TAG", help="As in en or en-GB.")
@json_option
def routines_command(  # noqa: PLR0913 - one for each way of looking for a routine
    *,
    folder: Path | None,
    words: str,
    body: str | None,
    equipment: str | None,
    genre: str | None,
    level: str | None,
    minutes: int | None,
    language: str | None,
    as_json: bool,
) -> None:
    """List the routines that ship with Repcast, or a library's: all, or those looked for."""
    wish = Wish(
        words=words,
        minutes=minutes,
        equipment=equipment,
        body=body,
        genre=genre,
        level=None if level is None else parse_level(level),
        language=language,
    )
    rows: Sequence[SearchRow] = shelf_rows() if folder is None else _library_rows(folder)
    found = find(rows, wish)
    if as_json:
        told = [row.model_dump(mode="json") for row in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for row in found:
        _tell(row)
    if wish != Wish():
        click.echo(f"{len(found):,} of {len(rows):,} routines")
    elif folder is None:
        click.echo("\nbuild one with 'repcast build NAME', start from one with")
        click.echo("'repcast new \"My routine\" --from NAME'")


def _library_rows(folder: Path) -> tuple[SearchRow, ...]:
    """The routines of a library.

    Raises:
        LibraryError: if there is none in the folder.
    """
    # Loaded here: the shelf is listed without what opens a library.
    from audio_builder.library.opening import open_library  # noqa: PLC0415
    from audio_builder.publishers.search import search_of  # noqa: PLC0415

    return search_of(open_library(folder).index).routines


def _tell(row: SearchRow) -> None:
    levels = f"; {', '.join(row.levels)}" if row.levels != (Level.STANDARD,) else ""
    parts = f"; {', '.join(row.body_parts)}" if row.body_parts else ""
    lines = (
        f"{', '.join(filter(None, (row.genre, about_minutes(row.duration_ms))))}{parts}{levels}",
        _needs(row),
    )
    click.echo(f"{row.id:<{_INDENT}}{row.title}")
    for line in lines:
        click.echo(f"{'':<{_INDENT}}{line}")


def _needs(row: SearchRow) -> str:
    """What one needs for it, in a few words."""
    things = ", ".join(row.equipment) or "no equipment"
    postures = ", ".join(row.postures)
    return f"{things}; {postures}" if postures else things
