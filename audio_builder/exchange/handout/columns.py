"""The columns of a table in a handout: by the names that clinics give them, and by their places."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from audio_builder.exchange.csv_columns import COLUMNS

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "name": (*COLUMNS["name"], "exercises", "exercise activity", "stretch"),
    "hold": ("hold", "holds", "hold time", "hold for"),
    "dose": ("dose", "dosage", "sets x reps", "sets reps", "sets and reps", "prescription"),
    "sets": COLUMNS["sets"],
    "reps": COLUMNS["reps"],
    "work": tuple(name for name in COLUMNS["seconds"] if name != "hold"),
    "rest": COLUMNS["rest"],
    "frequency": ("frequency", "freq", "how often", "per day", "times per day", "x day", "daily"),
    "left": ("left", "l", "left side", "left leg", "left arm"),
    "right": ("right", "r", "right side", "right leg", "right arm"),
    "sides": COLUMNS["sides"],
    "notes": (
        *COLUMNS["notes"],
        "how to do it",
        "directions",
        "technique",
        "details",
        "what to do",
    ),
}
_CELL: Final = re.compile(r"\S+(?: \S+)*")
_UNIT: Final = re.compile(r"[(\[]?\b(sec(?:ond)?s?|s|min(?:ute)?s?)\b\.?[)\]]?$", re.IGNORECASE)
_KNOWN_MIN: Final = 2
_INDENT_MIN: Final = 8
"""A header whose first cell is empty begins at least so far in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What each column of a table holds.

    Attributes:
        keys: what it holds; empty for one that is not known.
        names: as the header has them.
        starts: where each begins; empty for a table with tabs or lines between its columns.
        separator: the tab or line.
    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    starts: tuple[int, ...] = ()
    separator: str = ""

    def cells(self, text: str) -> dict[int, str]:
        """The cells of a line that are not empty, by the number of their column."""
        found: dict[int, str] = {}
        for index, cell in self._placed(text):
            if cell:
                found[index] = f"{found[index]} {cell}" if index in found else cell
        return found

    def is_across(self, text: str) -> bool:
        """Whether a line runs on from one column into another, as none of a table's does."""
        if self.separator:
            return self.separator not in text
        [*first] = _CELL.finditer(text)
        return len(first) == 1 and any(
            first[0].start() < start < first[0].end() for start in self.starts
        )

    def _placed(self, text: str) -> Sequence[tuple[int, str]]:
        if self.separator:
            last = len(self.keys) - 1
            return [(min(n, last), cell) for n, cell in enumerate(_split(text, self.separator))]
        return [(self._nearest(found.start()), found[0]) for found in _CELL.finditer(text)]

    def _nearest(self, start: int) -> int:
        return min(range(len(self.starts)), key=lambda n: abs(self.starts[n] - start))


def header_of(text: str) -> Columns | None:
    """The columns that a line names; None if it is no header."""
    separator = next((char for char in "\t|" if char in text.strip()), "")
    if separator:
        names = tuple(_split(text, separator))
        starts: tuple[int, ...] = ()
    else:
        found = list(_CELL.finditer(text))
        names, starts = tuple(cell[0] for cell in found), tuple(cell.start() for cell in found)
    keys = tuple(_key(name) for name in names)
    if not separator and starts and starts[0] >= _INDENT_MIN and "name" not in keys:
        keys, names, starts = ("name", *keys), ("", *names), (0, *starts)
    elif separator and keys and not names[0]:
        keys = ("name", *keys[1:])
    is_header = (
        "name" in keys
        and sum(map(bool, keys)) >= _KNOWN_MIN
        and not any(char.isdigit() for char in text)
    )
    return (
        Columns(keys=keys, names=names, starts=starts, separator=separator) if is_header else None
    )


def unit_of(name: str) -> str:
    """The unit that a column's name ends with, as in `Hold (sec)`; empty if there is none."""
    found = _UNIT.search(name)
    return found[1] if found else ""


def _key(name: str) -> str:
    bare = " ".join(re.sub(r"\([^()]*\)|\[[^\[\]]*\]|[^a-z ]", " ", name.lower()).split())
    return next((key for key, names in _NAMES.items() if bare in names), "")


def _split(text: str, separator: str) -> list[str]:
    bare = text.strip().strip("|") if separator == "|" else text
    return [cell.strip() for cell in bare.split(separator)]
