"""Lines become blocks: a heading, an item of a list, or words that run on over wrapped lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from audio_builder.exchange.handout.lines import Line
from audio_builder.exchange.handout.marks import Mark, is_noise, is_rule, marked
from audio_builder.exchange.handout.scanning import Scan, scan

_WRAPPED_MIN: Final = 40
"""A shorter line has not reached the edge of any page."""
_WIDTH_MAX: Final = 110
_NEARLY: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Words that belong together.

    Attributes:
        scan: the words, and the doses in them.
        numbers: of the lines that they stand on.
        starts: where in the text each of those lines begins.
        level: of a heading, from 1.
        indent: of its first line, in columns.
        after_blank: whether an empty line, or nothing, is before it.
        name: what a table's column of names says of it.
    """

    scan: Scan
    numbers: tuple[int, ...]
    starts: tuple[int, ...] = (0,)
    mark: Mark = ""
    level: int = 0
    indent: int = 0
    after_blank: bool = False
    name: str = ""

    @property
    def text(self) -> str:
        """The words."""
        return self.scan.text

    def line_at(self, offset: int) -> int:
        """The number of the line that a place in the text stands on."""
        pairs = zip(self.numbers, self.starts, strict=True)
        return [number for number, start in pairs if start <= max(offset, 0)][-1]


def blocks_of(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the blocks of some lines."""
    width = min(_WIDTH_MAX, max((len(line.text) for line in lines), default=0))
    open_: _Open | None = None
    after_blank = True
    for line in lines:
        mark = marked(line.text)
        if not mark.text or is_rule(line.text):
            after_blank = True
            continue
        runs_on = open_ is not None and not after_blank and not mark.mark
        runs_on = runs_on and not is_noise(mark.text)
        if open_ is not None and runs_on and open_.takes(mark.text, line.indent, width):
            open_.add(line, mark.text)
        else:
            if open_ is not None:
                yield open_.block()
            open_ = _Open(
                mark=mark.mark, level=mark.level, indent=line.indent, after_blank=after_blank
            )
            open_.add(line, mark.text)
        after_blank = False
    if open_ is not None:
        yield open_.block()


@dataclass(slots=True, kw_only=True)
class _Open:
    """A block that may go on in the next line."""

    mark: Mark
    level: int
    indent: int
    after_blank: bool
    texts: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    last_length: int = 0

    def takes(self, text: str, indent: int, width: int) -> bool:
        """Whether a line goes on with the words of this block."""
        last = self.texts[-1]
        if self.mark == "heading" or is_noise(last):
            return False
        edge = max(_WRAPPED_MIN, width * _NEARLY)
        if re.match(r"[a-z(&]", text) and not last.endswith((".", "!", "?")):
            return self.last_length >= edge or not _is_dose_alone(last)
        ends_item = self.mark and indent <= self.indent and last.endswith((".", "!", "?"))
        return self.last_length >= edge and not ends_item and not last.endswith(":")

    def add(self, line: Line, text: str) -> None:
        """Go on with a line."""
        self.texts.append(text)
        self.numbers.append(line.number)
        self.last_length = len(line.text)

    def block(self) -> Block:
        """All of it."""
        starts = [0]
        for text in self.texts[:-1]:
            starts.append(starts[-1] + len(text) + 1)
        return Block(
            scan=scan(" ".join(self.texts)),
            numbers=tuple(self.numbers),
            starts=tuple(starts),
            mark=self.mark,
            level=self.level,
            indent=self.indent,
            after_blank=self.after_blank,
        )


def _is_dose_alone(text: str) -> bool:
    """Whether a line ends in a dose, after which something new begins."""
    found = scan(text)
    return found.has_dose and found.left.endswith("\x00")
