"""The columns of a table of exercises, by the names that people give them."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from audio_builder.exchange.draft import UnreadableError
from audio_builder.exchange.limits import within_steps
from audio_builder.loading.problems import listed, shown

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "exercise", "exercise name", "title", "movement", "move", "activity"),
    "sets": ("sets", "set", "series", "number of sets"),
    "reps": ("reps", "rep", "repetitions", "repeats", "count"),
    "seconds": (
        "seconds",
        "second",
        "secs",
        "sec",
        "s",
        "time",
        "duration",
        "work",
        "length",
        "hold",
        "minutes",
        "minute",
        "mins",
        "min",
    ),
    "rest": ("rest", "rests", "pause", "break", "recovery", "rest time", "rest between sets"),
    "sides": ("sides", "side"),
    "posture": ("posture", "position"),
    "block": ("block", "circuit", "group", "superset", "section"),
    "rounds": ("rounds", "round", "laps"),
    "notes": (
        "notes",
        "note",
        "cues",
        "cue",
        "instructions",
        "instruction",
        "description",
        "setup",
        "comment",
        "comments",
        "how",
    ),
}
"""What a column may be called; case, units in brackets and punctuation do not matter."""
_LENGTHS: Final = ("seconds", "rest")
_MINUTES: Final = re.compile(r"\bmin(?:ute)?s?\b")
_BARE: Final = re.compile(r"\d+(?:[.,]\d+)?")
_DELIMITERS: Final = ",;\t|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table, its cells by the names of `COLUMNS`."""

    line: int
    cells: Mapping[str, str]
    others: Mapping[str, str]
    """Cells of columns that are not known, by their own names."""


def read_rows(text: str) -> tuple[Row, ...]:
    """The rows of a table, without its header and empty rows.

    Raises:
        UnreadableError: if it is no table, or has no column of names.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=_delimiter(lines), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, [_bare(cell) for cell in cells]))
            if rows:
                within_steps(len(rows))
    except csv.Error as error:
        what = f"this is no table ({error})"
        mend = "save it as CSV, with quotes around cells that hold quotes, commas or line breaks"
        raise UnreadableError(where=f"line {reader.line_num}", what=what, mend=mend) from error
    within_steps(max(len(rows) - 1, 0))
    (first_line, header), *body = rows
    keys = _keys(header)
    if "name" not in keys:
        raise UnreadableError(
            where=f"line {first_line}",
            what=f"no column is called {listed(map(shown, COLUMNS['name'][:3]))}",
            mend="give the table a first row of column names, as in 'name,sets,reps,seconds,rest'",
        )
    return tuple(_row(line, header, keys, cells) for line, cells in body)


def is_table(text: str) -> bool:
    """Whether a text is a table beyond doubt: named columns, and as many cells in each line."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) <= 1 or any(char.isdigit() for char in lines[0]) or text.count('"') % 2:
        return False
    delimiter = _delimiter(lines)
    keys = [key for key in _keys(lines[0].split(delimiter)) if key]
    cells = {line.count(delimiter) for line in lines}
    return "name" in keys and len(keys) > 1 and len(cells) == 1


def _row(line: int, header: Sequence[str], keys: Sequence[str | None], cells: Sequence[str]) -> Row:
    known: dict[str, str] = {}
    others: dict[str, str] = {}
    names = [*header, *(f"column {n + 1}" for n in range(len(header), len(cells)))]
    for index, cell in enumerate(cells):
        key = keys[index] if index < len(keys) else None
        if cell and key is not None:
            is_minutes = key in _LENGTHS and _MINUTES.search(names[index].lower())
            known[key] = f"{cell} min" if is_minutes and _BARE.fullmatch(cell) else cell
        elif cell:
            others[names[index] or f"column {index + 1}"] = cell
    return Row(line=line, cells=known, others=others)


def _keys(header: Sequence[str]) -> list[str | None]:
    """What each column holds; of two that would hold the same, the first does."""
    found: list[str | None] = []
    for name in header:
        bare = " ".join(re.sub(r"\([^()]*\)|\[[^\[\]]*\]|[^a-z ]", " ", name.lower()).split())
        key = next((key for key, names in COLUMNS.items() if bare in names), None)
        found.append(key if key not in found else None)
    return found


def _delimiter(lines: Sequence[str]) -> str:
    """What separates the cells: what the header has most of."""
    header = next((line for line in lines if line.strip()), "")
    return max(_DELIMITERS, key=lambda char: (header.count(char), -_DELIMITERS.index(char)))


def _bare(cell: str) -> str:
    """A cell without the quote that keeps a spreadsheet from taking it for a formula."""
    text = cell.strip()
    return text[1:] if re.match(r"'[=+\-@]", text) else text
