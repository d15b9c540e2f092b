"""repcast import."""

from pathlib import Path
from typing import Final

import click

from audio_builder.cli.first_file import refuse_overwriting, write_first_file
from audio_builder.errors import InputError
from audio_builder.exchange.formats import Options, import_file
from audio_builder.exchange.guessed import NAMED_ONLY
from audio_builder.exchange.limits import SIZE_MAX
from audio_builder.exchange.yaml_text import CONFIRM, TO_CONFIRM
from audio_builder.loading.problems import legible

_NAMES_SIZE_MAX: Final = 64 * 1024 * 1024
"""All of wger's exercises in one answer are some 20 MB."""
_FILE = click.Path(path_type=Path)


@click.command("import")
@click.argument("file", type=_FILE)
@click.option("--out", type=_FILE, metavar="NAME.yaml", help="The routine file; else by its title.")
@click.option("--day", type=int, help="Of a wger routine: which training day, from 1.")
@click.option(
    "--names",
    type=_FILE,
    metavar="FILE",
    help="For a wger routine: what its /api/v2/exerciseinfo/ answers, for the exercises' names.",
)
def import_command(*, file: Path, out: Path | None, day: int | None, names: Path | None) -> None:
    """Make a first routine of a FILE of another program, or of a clinic's handout.

    Workouts of Garmin (.fit), Zwift (.zwo), w2a (.yaml) and wger (.json), tables (.csv), and plain
    text with exercises in it (.txt, .md). What is not carried over, what had to be made up, and
    what was read from words that may mean something else, is listed on standard error
    (docs/import.md).
    """
    if out is not None:
        refuse_overwriting(out)
    options = Options(day=day, names=None if names is None else _read(names, _NAMES_SIZE_MAX))
    imported = import_file(_read(file, SIZE_MAX), file.name, options)
    path = Path(f"{imported.id}.yaml") if out is None else out
    write_first_file(path, imported.text)
    for loss in imported.losses:
        click.echo(f"not carried over: {legible(str(loss))}", err=True)
    for guess in imported.guesses:
        click.echo(f"made up: {legible(str(guess))}", err=True)
    for reading in imported.readings:
        if reading.key not in NAMED_ONLY:
            click.echo(f"confirm: {legible(str(reading))}", err=True)
    marks = f"'{TO_CONFIRM}' and '{CONFIRM}'" if imported.readings else f"'{TO_CONFIRM}'"
    click.echo(f"wrote {path}; go through the lines marked {marks}")
    click.echo(f"next: 'repcast check {path}'")


def _read(path: Path, size_max: int) -> bytes:
    """Read a file, and a byte more than it may have.

    Raises:
        InputError: if it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(size_max + 1)
    except OSError as error:
        message = f"{legible(str(path))} cannot be read: {error.strerror}; check the name"
        raise InputError(message) from error
