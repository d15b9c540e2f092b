"""Entries: which blocks of a handout belong to one exercise, and which to none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from audio_builder.exchange.handout.blocks import Block
from audio_builder.exchange.handout.marks import is_noise
from audio_builder.exchange.handout.outline import Outline
from audio_builder.exchange.handout.tables import Row
from audio_builder.exchange.handout.titles import Head, head_of

Kind = Literal["row", "heading", "item", "words"]
"""What an entry begins with."""
_OF_ALL: Final = re.compile(
    r"\b(?:each|every|all)(?: of)?(?: the| these)? (?:exercises?|of)\b|\bof each\b", re.IGNORECASE
)
_COMPACT_MAX: Final = 90
"""A longer paragraph under a heading or an item tells how it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The blocks of one exercise; the first has its name.

    Attributes:
        head: that name, and where the rest begins.
        section: the heading that it stands under, if that is not its own.
    """

    blocks: tuple[Block, ...]
    head: Head
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """The exercises of a handout, and the blocks that belong to none."""

    entries: tuple[Entry, ...]
    loose: tuple[Block, ...]


def entries_of(parts: Sequence[Block | Row]) -> Entries:
    """The entries among the blocks and rows of a handout."""
    blocks = tuple(part for part in parts if isinstance(part, Block))
    everywhere = (n for n, each in enumerate(blocks) if is_of_all(each))
    found = _walked(parts, Outline(blocks, dosed_from=next(everywhere, None)))
    return found if found.entries else _walked(parts, Outline(blocks, undosed=True))


def is_of_all(block: Block) -> bool:
    """Whether a block names the dose of all exercises at once."""
    is_named = head_of(block.scan).name != "" and not block.text.isupper()
    said = _OF_ALL.search(block.text)
    return block.scan.has_dose and said is not None and not (is_named and block.mark)


def _walked(parts: Sequence[Block | Row], outline: Outline) -> Entries:
    walk = _Walk(outline=outline)
    number = 0
    for part in parts:
        if isinstance(part, Row):
            walk.begin("row", part.blocks, head_of(part.blocks[0].scan))
        else:
            walk.step(number, part)
            number += 1
    walk.close()
    return Entries(entries=tuple(walk.entries), loose=tuple(walk.loose))


@dataclass(slots=True, kw_only=True)
class _Walk:
    """One pass over the blocks, in their order."""

    outline: Outline
    entries: list[Entry] = field(default_factory=list)
    loose: list[Block] = field(default_factory=list)
    kind: Kind = "words"
    current: list[Block] = field(default_factory=list)
    head: Head = Head(name="", start=0, end=0)  # noqa: RUF009 - frozen
    section: str = ""

    def step(self, number: int, block: Block) -> None:
        """Begin an entry with a block, go on with one, or leave the block to none."""
        kind = self._beginning(number, block)
        if is_noise(block.text) or is_of_all(block):
            self.loose.append(block)
        elif kind is not None:
            self.begin(kind, (block,), self.outline.head(number))
        elif self.outline.is_heading(number) and not self._is_inside(block):
            self.close()
            self.section = block.text
            self.loose.append(block)
        elif self._goes_on(number, block):
            self.current.append(block)
        else:
            self.close()
            self.loose.append(block)

    def begin(self, kind: Kind, blocks: tuple[Block, ...], head: Head) -> None:
        """Begin an entry."""
        self.close()
        self.kind, self.current, self.head = kind, list(blocks), head

    def close(self) -> None:
        """End the entry that is open."""
        if self.current:
            entry = Entry(blocks=tuple(self.current), head=self.head, section=self.section)
            self.entries.append(entry)
        self.current = []

    def _is_inside(self, block: Block) -> bool:
        """Whether a short line goes on with an entry, though it looks like a heading."""
        return bool(self.current) and not block.mark and not block.after_blank

    def _beginning(self, number: int, block: Block) -> Kind | None:
        if self.outline.is_heading(number):
            return "heading" if self.outline.heads_exercise(number) else None
        if block.mark in ("number", "bullet"):
            return "item" if self._is_item(number, block) else None
        if block.mark or not self.outline.names_itself(number):
            return None
        is_inside = self.current and self.kind in ("heading", "item")
        is_deeper = self.current and block.indent > self.current[0].indent
        if is_inside and (is_deeper or len(block.text) > _COMPACT_MAX):
            return None
        return "words"

    def _is_item(self, number: int, block: Block) -> bool:
        if not self.outline.lists_exercises(number):
            return False
        is_nested = (
            self.current
            and self.kind == "item"
            and self.current[0].mark != block.mark
            and (block.indent > self.current[0].indent)
        )
        return self.outline.names_itself(number) if is_nested else True

    def _goes_on(self, number: int, block: Block) -> bool:
        """Whether a block that begins no entry belongs to the one that is open."""
        if not self.current or block.mark == "quote":
            return False
        has_dose = any(each.scan.has_dose for each in self.current)
        if self.kind == "words" and has_dose and _tells_only_how_often(block):
            return False
        if self.kind == "heading" or not block.after_blank:
            return True
        if has_dose:
            return block.scan.has_dose or (
                block.indent > self.current[0].indent and self.kind != "row"
            )
        return self.outline.has_dose_ahead(number)


def _tells_only_how_often(block: Block) -> bool:
    """Whether a block says how often, and no dose: that is said of all exercises."""
    return (
        bool(block.scan.found)
        and not block.scan.has_dose
        and block.scan.found[0].key == "frequency"
    )
