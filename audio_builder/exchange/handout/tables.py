"""Tables pasted from a PDF or a web page: rows with wrapped cells, columns for left and right."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from audio_builder.exchange.handout.blocks import Block
from audio_builder.exchange.handout.columns import Columns, header_of, unit_of
from audio_builder.exchange.handout.lines import Line
from audio_builder.exchange.handout.marks import is_rule, marked
from audio_builder.exchange.handout.scanning import scan

_LABELS: Final = {"sets": "Sets", "reps": "Reps", "hold": "Hold", "work": "Time", "rest": "Rest"}
_NOTHING: Final = frozenset(("", "-", "--", "n/a", "none", "x", "no"))
_SIDES: Final = ("left", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One exercise of a table, as blocks: its name, then its doses, then what is said of it."""

    blocks: tuple[Block, ...]


def rows_and_lines(lines: Sequence[Line]) -> Iterator[Row | Line]:
    """Yield the rows of the tables among some lines, and all other lines as they are."""
    at = 0
    while at < len(lines):
        columns = header_of(lines[at].text)
        table = _Table(columns=columns) if columns else None
        end = at + 1
        if table is not None:
            while end < len(lines) and table.takes(lines, end):
                end += 1
        if table is None or not table.rows:
            yield lines[at]
            at += 1
            continue
        yield from table.finished()
        at = end


@dataclass(slots=True)
class _Cells:
    """The cells of a row while its lines are read, each with the numbers of its lines."""

    texts: dict[int, str] = field(default_factory=dict)
    numbers: dict[int, list[int]] = field(default_factory=dict)
    starts: dict[int, list[int]] = field(default_factory=dict)

    def add(self, cells: Mapping[int, str], number: int) -> None:
        for index, text in cells.items():
            before = f"{self.texts[index]} " if index in self.texts else ""
            self.texts[index] = before + text
            self.numbers.setdefault(index, []).append(number)
            self.starts.setdefault(index, []).append(len(before))

    def block(self, index: int, told: str, name: str = "") -> Block:
        """A cell as a block, in the words in which it is read."""
        behind = max(told.find(self.texts[index]), 0)
        return Block(
            scan=scan(told),
            numbers=tuple(self.numbers[index]),
            starts=(0, *(behind + start for start in self.starts[index][1:])),
            name=name,
        )


@dataclass(slots=True, kw_only=True)
class _Table:
    columns: Columns
    rows: list[_Cells] = field(default_factory=list)
    after_blank: bool = False

    def takes(self, lines: Sequence[Line], at: int) -> bool:
        """Take a line, if it belongs to the table."""
        line = lines[at]
        if not line.text.strip() or is_rule(line.text.replace("|", "-")):
            self.after_blank = True
            return True
        cells = self.columns.cells(line.text)
        if self.columns.is_across(line.text) or (self.after_blank and len(cells) == 1):
            return False
        if self._begins_row(cells):
            self.rows.append(_Cells())
        if not self.rows:
            return False
        self.rows[-1].add(cells, line.number)
        self.after_blank = False
        return True

    def finished(self) -> Iterator[Row]:
        """Yield each row; one whose sides differ twice."""
        for row in self.rows:
            yield from self._sided(row)

    def _begins_row(self, cells: Mapping[int, str]) -> bool:
        keys = {self.columns.keys[index] for index in cells}
        name = cells.get(self.columns.keys.index("name"), "")
        if not name:
            return False
        is_dosed = bool(keys - {"name", "notes", ""})
        return is_dosed or (self.after_blank and not name[:1].islower()) or not self.rows

    def _sided(self, row: _Cells) -> Iterator[Row]:
        by_key = {self.columns.keys[index]: text for index, text in row.texts.items()}
        doses = {side: by_key.get(side, "") for side in _SIDES}
        done = [side for side in _SIDES if doses[side].lower() not in _NOTHING]
        if len(done) != len(_SIDES):
            yield self._row(row, [f"{doses[side]} {side} only" for side in done])
        elif doses["left"] == doses["right"]:
            yield self._row(row, [f"{doses['left']} each side"])
        else:
            yield from (self._row(row, [f"{doses[side]} {side} only"], side) for side in done)

    def _row(self, row: _Cells, doses: Sequence[str], side: str = "") -> Row:
        at_name = self.columns.keys.index("name")
        name = marked(row.texts[at_name]).text
        blocks = [row.block(at_name, name, f"{name}, {side}" if side else name)]
        first = row.numbers[at_name][:1]
        blocks += [Block(scan=scan(dose), numbers=tuple(first)) for dose in doses]
        for index, text in sorted(row.texts.items()):
            written = self._told(index, text)
            if written:
                blocks.append(row.block(index, written))
        return Row(blocks=tuple(blocks))

    def _told(self, index: int, text: str) -> str:
        """What a cell says, read together with the name of its column."""
        key, name = self.columns.keys[index], self.columns.names[index]
        if key in ("name", *_SIDES) or (key != "notes" and text.lower() in _NOTHING):
            return ""
        if key in _LABELS:
            return _labelled(_LABELS[key], text, unit_of(name))
        if key == "frequency" and text.isdigit():
            return f"{text} times a day" if "day" in name.lower() else f"{name}: {text}"
        if key == "sides" and re.fullmatch(r"both|each|2", text, re.IGNORECASE):
            return "each side"
        if key == "sides" and re.fullmatch(r"left|right|[LR]", text, re.IGNORECASE):
            return f"{text} only"
        return text if key else ""


def _labelled(label: str, text: str, unit: str) -> str:
    """A cell behind its label, unless it says itself what it is a number of."""
    if not re.fullmatch(r"[\d\s.,:/-]+(?:to \d+)?|[a-z]+|.*(?:sec|min|\d ?s\b|\").*", text.lower()):
        return text
    is_bare = re.fullmatch(r"[\d\s.,-]+", text) is not None
    if is_bare and (unit or label in ("Time", "Rest")):
        return f"{label}: {text} {unit or 'sec'}"
    return f"{label}: {text}"
