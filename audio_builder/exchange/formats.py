"""The formats that can be read: chosen by a file's ending, or by how its content begins."""

import codecs
from dataclasses import dataclass, replace
from typing import Final

from audio_builder.errors import InputError
from audio_builder.exchange.csv_columns import is_table
from audio_builder.exchange.csv_table import read_csv
from audio_builder.exchange.draft import Draft, Remark, UnreadableError, leaves
from audio_builder.exchange.guessed import Guessed
from audio_builder.exchange.limits import SIZE_MAX
from audio_builder.exchange.shaping import shape
from audio_builder.exchange.texts import table_text
from audio_builder.exchange.w2a import read_w2a
from audio_builder.exchange.wger import read_wger
from audio_builder.exchange.yaml_text import render_routine
from audio_builder.exchange.zwo import read_zwo
from audio_builder.loading.problems import RoutineError, legible, listed
from audio_builder.loading.routine_file import parse_routine


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What only some formats need.

    Attributes:
        day: which training day of a routine of wger, from 1.
        names: an answer of wger's with the names of its exercises.
    """

    day: int | None = None
    names: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A file of another program as a routine.

    Attributes:
        id: the routine's, which its file is named by.
        text: the YAML.
        losses: what was not carried over.
        guesses: what was made up.
        readings: what was read from words that may mean something else, of a handout.
    """

    id: str
    text: str
    losses: tuple[Remark, ...]
    guesses: tuple[Remark, ...]
    readings: tuple[Guessed, ...] = ()


ENDINGS: Final = {
    ".fit": "fit",
    ".zwo": "zwo",
    ".xml": "zwo",
    ".json": "wger",
    ".yaml": "w2a",
    ".yml": "w2a",
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "handout",
    ".md": "handout",
}
"""The format of a file by its ending; text that is a table with named columns is one."""
_FIT_MARK: Final = slice(8, 12)


def import_file(raw: bytes, name: str, options: Options) -> Imported:
    """Make a routine of a file.

    Args:
        raw: what it holds; no more than `SIZE_MAX` and a byte are looked at.
        name: what it is called, without its folder.
        options: what only some formats need.

    Raises:
        InputError: if it cannot be read, with its name, where, what, and how to mend it.
    """
    try:
        draft = read_draft(raw, name, options)
        stem = name.rpartition(".")[0] or name
        titled = draft if draft.title.strip() else replace(draft, title=_title_of(stem))
        shaped = shape(titled, stem)
        text = render_routine(shaped, draft.origin)
        readings = tuple(guess for leaf in leaves(draft.items) for guess in leaf.guesses)
        if readings:
            _refuse_unloadable(text, stem)
    except UnreadableError as error:
        message = f"{legible(name)}: {error}"
        raise InputError(message) from error
    return Imported(
        id=shaped.id,
        text=text,
        losses=shaped.losses,
        guesses=shaped.guesses,
        readings=readings,
    )


def read_draft(raw: bytes, name: str, options: Options) -> Draft:
    """Read a file in the format that its ending, or else its content, tells.

    Raises:
        UnreadableError: if it cannot be read.
    """
    if len(raw) > SIZE_MAX:
        what = f"it has more than {SIZE_MAX:,} bytes, the most that a workout may have"
        raise UnreadableError(
            where="the file", what=what, mend="check that this is the one you mean"
        )
    match format_of(raw, name):
        case "fit":
            # fit-tool takes longer to load than all the rest: only who reads FIT waits for it.
            from audio_builder.exchange.fit_reading import read_fit  # noqa: PLC0415 - as above

            return read_fit(raw)
        case "zwo":
            return read_zwo(raw)
        case "wger":
            return read_wger(raw, day=options.day, names=options.names)
        case "w2a":
            return read_w2a(raw)
        case "handout":
            # As long as the patterns of handouts take to compile, only their readers wait for them.
            from audio_builder.exchange.handout.reading import (  # noqa: PLC0415 - as above
                read_handout,
            )

            return read_handout(raw)
        case _:
            return read_csv(raw)


def _refuse_unloadable(text: str, name: str) -> None:
    """Make sure that what was guessed loads: it may last too long, or be too large.

    Raises:
        UnreadableError: if it does not.
    """
    try:
        parse_routine(text.encode(), name)
    except RoutineError as error:
        first = error.problems[0]
        where = "the routine that would come of it"
        raise UnreadableError(where=where, what=first.what, mend=first.mend) from error


def format_of(raw: bytes, name: str) -> str:
    """The format of a file: what its content shows without doubt, or else what its ending says.

    Raises:
        UnreadableError: if neither tells.
    """
    if raw[_FIT_MARK] == b".FIT":
        return "fit"
    ending = f".{name.rpartition('.')[2].lower()}"
    if ENDINGS.get(ending) == "handout" and is_table(table_text(raw)[0]):
        return "csv"
    if ending in ENDINGS:
        return ENDINGS[ending]
    start = raw.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    by_start = {b"<": "zwo", b"{": "wger", b"[": "wger"}
    if start in by_start:
        return by_start[start]
    raise UnreadableError(
        where="the file",
        what="its ending tells no format, and neither does its content",
        mend=f"give it one of the endings {listed(ENDINGS)}",
    )


def _title_of(stem: str) -> str:
    """The name of a file as a title: `leg_day` is `Leg day`."""
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]
