"""repcast programme: makes, lists and revokes private feeds, and tells what was heard of them."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

import click

from audio_builder.library import Pace, open_files, open_library, parse_breath, parse_guide
from skill.alexa.key import KeyFileError, load_key
from skill.media.editions import Edition, wall_clock
from skill.media.renditions import Renditions
from skill.programmes.access import OpenProgramme, opened
from skill.programmes.addresses import FOLDER
from skill.programmes.feeds import calendar_of
from skill.programmes.links import CODE_VALID
from skill.programmes.making import LABEL_MAX, Wish, make
from skill.programmes.port import LabelTakenError, ProgrammeStore
from skill.programmes.renditions import EditionRenditions
from skill.programmes.telling import details, linked, linking, row, summary
from skill.programmes.voice import offer_code
from skill.setting_values import parse_base_url
from skill.settings import Settings, parse_settings
from skill.store.opening import open_programmes
from skill.store.port import StoreError
from skill.store.sqlite import sqlite_url

_YEARS: Final = (2000, 2100)
_out_option = click.option(
    "--out",
    "output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The output folder of a build.  [default: output]",
)


@click.group("programme")
def programme_command() -> None:
    """Private feeds: one listener's sessions, on the days that a programme file says.

    Settings come from the environment, and have to be the server's.
    """


@programme_command.command("make")
@click.argument("file", type=click.Path(path_type=Path))
@_out_option
@click.option("--label", required=True, help="What you call it; listeners do not see it.")
@click.option(
    "--start",
    type=click.DateTime(("%Y-%m-%d",)),
    help="Its first day.  [default: today]",
)
@click.option("--breath", metavar="IN-OUT", help="Seconds in and out.  [default: the library's]")
@click.option(
    "--guide", metavar="full|short|tones", help="How much is spoken.  [default: the library's]"
)
@click.option("--base-url", help="Where the server is reached.  [default: REPCAST_BASE_URL]")
def make_command(  # noqa: PLR0913 - one an option
    *,
    file: Path,
    output: Path | None,
    label: str,
    start: datetime | None,
    breath: str | None,
    guide: str | None,
    base_url: str | None,
) -> None:
    """Make a private feed of a programme FILE, and show its address, this once."""
    settings = parse_settings(os.environ, output=output)
    base = _base_url(base_url) or settings.base_url or f"http://127.0.0.1:{settings.port}"
    library = open_library(open_files(settings.output))
    wish = Wish(
        file=file,
        label=_checked(label),
        start=_today() if start is None else _possible(start.date()),
        pace=_pace(library.pace_of_oldest, breath, guide),
    )
    with _store(settings) as store:
        try:
            token, made = make(wish, library, store, _key(settings), _today())
        except LabelTakenError as error:
            message = f"there is a programme '{label}': give another label, or revoke --forget it"
            raise click.ClickException(message) from error
    click.echo(summary(made), err=True)
    click.echo(f"{base}/{FOLDER}/{token}/feed.xml")
    click.echo("Shown this once: send it to nobody but its listener.", err=True)


@programme_command.command("list")
def list_command() -> None:
    """List all programmes: when they run, and how many sessions were heard."""
    with _store(parse_settings(os.environ)) as store:
        for kept in store.all():
            click.echo(row(opened(kept), store.all_heard(kept.token), _today()))


@programme_command.command("status")
@click.argument("label")
def status_command(*, label: str) -> None:
    """Tell which sessions of the programme LABEL were heard, and on which day."""
    with _store(parse_settings(os.environ)) as store:
        mine = _labelled(store, label)
        heard = store.all_heard(mine.kept.token)
        users = store.links.users(mine.kept.token)
    click.echo(row(mine, heard, _today()))
    for line in details(mine, heard, _today()):
        click.echo(line)
    if users:
        click.echo(f"  {linked(users)}")


@programme_command.command("link")
@click.argument("label")
def link_command(*, label: str) -> None:
    """Show a code by which the listener of the programme LABEL links it to Alexa."""
    settings = parse_settings(os.environ)
    with _store(settings) as store:
        mine = _labelled(store, label)
        code = offer_code(store, mine.kept, _key(settings), wall_clock)
    if code is None:
        message = f"the programme '{label}' is revoked: nobody can be linked to it"
        raise click.ClickException(message)
    click.echo(code)
    click.echo(linking(code, CODE_VALID), err=True)


@programme_command.command("revoke")
@click.argument("label")
@click.option("--forget", is_flag=True, help="Also delete all that is known of it.")
def revoke_command(*, label: str, forget: bool) -> None:
    """Let the address of the programme LABEL stop working, and unlink it from Alexa."""
    with _store(parse_settings(os.environ)) as store:
        _labelled(store, label)
        if forget:
            store.forget(label)
            click.echo("revoked, and forgotten")
        else:
            news = store.revoke(label, _today())
            click.echo("revoked" if news else "it was revoked before")


@programme_command.command("calendar")
@click.argument("label")
@_out_option
@click.option("--at", type=click.DateTime(("%H:%M",)), help="When sessions begin; else whole days.")
@click.option("--to", type=click.File("wb"), default="-", help="The file.  [default: the terminal]")
def calendar_command(
    *, label: str, output: Path | None, at: datetime | None, to: click.utils.LazyFile
) -> None:
    """Write the sessions of the programme LABEL as a calendar (.ics)."""
    settings = parse_settings(os.environ, output=output)
    with _store(settings) as store:
        mine = _labelled(store, label)
    renditions = EditionRenditions(_edition(settings))
    begins: time | None = None if at is None else at.time()
    to.write(calendar_of(mine, renditions, begins))


@contextmanager
def _store(settings: Settings) -> Iterator[ProgrammeStore]:
    """The server's store; what fails with it is a named failure, not wrong input: exit code 1."""
    try:
        url = settings.database_url or sqlite_url(settings.data)
        with closing(open_programmes(url)) as store:
            yield store
    except (KeyFileError, StoreError) as error:
        raise OSError(str(error)) from error


def _key(settings: Settings) -> bytes:
    return settings.key or load_key(settings.data)


def _labelled(store: ProgrammeStore, label: str) -> OpenProgramme:
    kept = store.labelled(label)
    if kept is None:
        message = f"there is no programme '{label}'; 'repcast programme list' names all"
        raise click.ClickException(message)
    return opened(kept)


def _pace(own: Pace, breath: str | None, guide: str | None) -> Pace:
    pace = own if breath is None else replace(own, breath=parse_breath(breath))
    return pace if guide is None else replace(pace, guide=parse_guide(guide))


def _base_url(text: str | None) -> str | None:
    try:
        return None if text is None else parse_base_url(text)
    except ValueError as error:
        raise click.ClickException(str(error)) from error


def _checked(label: str) -> str:
    if not label.strip() or not label.isprintable() or len(label) > LABEL_MAX:
        message = f"a label is one line of 1 to {LABEL_MAX} letters, such as 'hip 12'"
        raise click.ClickException(message)
    return label


def _possible(start: date) -> date:
    least, most = _YEARS
    if not least <= start.year <= most:
        message = f"--start {start}: give a day of the years {least} to {most}"
        raise click.ClickException(message)
    return start


def _today() -> date:
    return wall_clock().date()


def _edition(settings: Settings) -> Edition:
    library = open_library(open_files(settings.output))
    return Edition(library=library, renditions=Renditions(library))
