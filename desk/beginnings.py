"""Beginnings: new files, empty, after one of the shelf, or from what another program wrote."""

from dataclasses import dataclass, replace
from typing import Final

from audio_builder.cli.first_file import write_first_file
from audio_builder.cli.start_text import empty_text, text_like
from audio_builder.errors import RepcastError
from audio_builder.exchange.draft import Remark
from audio_builder.exchange.formats import Options, import_file
from audio_builder.exchange.guessed import Guessed
from audio_builder.exchange.naming import slug_of, title_from
from desk.files import Folder
from desk.refusals import RefusedError

_HANDOUT: Final = "handout.txt"
"""The name of what has none: by its ending it is read as a handout, unless it is a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A file that is new.

    Attributes:
        file: its name.
        guesses: what was made up, of something that was imported.
        losses: what of it was not carried over.
        readings: of plain text, what was read from which words.
    """

    file: str
    guesses: tuple[Remark, ...] = ()
    losses: tuple[Remark, ...] = ()
    readings: tuple[Guessed, ...] = ()


def begin_empty(folder: Folder, name: str) -> Begun:
    """A commented routine to write on from.

    Raises:
        RefusedError: if it cannot be written.
    """
    slug, title = _named(name)
    return _written(folder, slug, empty_text(slug, title))


def begin_like(folder: Folder, name: str, routine: str) -> Begun:
    """A routine of the shelf under a name of one's own.

    Raises:
        RefusedError: if there is no such routine, or it cannot be written.
    """
    slug, title = _named(name)
    if "/" in routine or "\\" in routine or routine.endswith(".yaml"):
        message = "name a routine that ships with Repcast, as in hip-ir"
        raise RefusedError(message)
    try:
        text = text_like(routine, slug, title)
    except RepcastError as error:
        raise RefusedError(str(error)) from error
    return _written(folder, slug, text)


def begin_imported(folder: Folder, raw: bytes, file: str, name: str | None) -> Begun:
    """A first routine of what another program wrote.

    Args:
        folder: where it goes.
        raw: what its file holds.
        file: the name of that, whose ending tells what it is.
        name: what to call the routine's file; by its title if not given.

    Raises:
        RefusedError: if it cannot be read or written.
    """
    try:
        imported = import_file(raw, file, Options())
    except RepcastError as error:
        raise RefusedError(str(error)) from error
    slug = imported.id if name is None else _named(name)[0]
    return replace(
        _written(folder, slug, imported.text),
        guesses=imported.guesses,
        losses=imported.losses,
        readings=imported.readings,
    )


def begin_read(folder: Folder, text: str, name: str | None) -> Begun:
    """A first routine of plain text, as a handout has it; what was guessed is told.

    Args:
        folder: where it goes.
        text: what the handout says.
        name: what to call the routine's file; by its title if not given.

    Raises:
        RefusedError: if nothing can be made of it, or it cannot be written.
    """
    return begin_imported(folder, text.encode(errors="replace"), _HANDOUT, name)


def _named(name: str) -> tuple[str, str]:
    title = title_from(name.removesuffix(".yaml"))
    slug = slug_of(title)
    if not slug:
        message = "give the routine a name with letters in it, as in Knee care"
        raise RefusedError(message)
    return slug, title


def _written(folder: Folder, slug: str, text: str) -> Begun:
    file = f"{slug}.yaml"
    folder.place(file)
    try:
        write_first_file(folder.path / file, text)
    except (RepcastError, OSError) as error:
        raise RefusedError(str(error)) from error
    return Begun(file=file)
