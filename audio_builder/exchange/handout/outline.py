"""The outline of a handout: which headings and lists are of exercises, and which of instructions.

A clinic's page may number its exercises, or the steps of each of them; may head each exercise, or
groups of them. What tells these apart is where the names are, and where the doses.
"""

import re
from collections import defaultdict
from typing import Final

from audio_builder.exchange.handout.blocks import Block
from audio_builder.exchange.handout.marks import is_noise
from audio_builder.exchange.handout.titles import Head, head_of, heading_of, is_name

_TOLD_MIN: Final = 3
"""Words of an item, besides its dose, that may tell how something is done."""
_BRACKETED: Final = re.compile(r"[ :]*(?:\([^()]*\))?[ :]*$")
_TITLE_LEVEL: Final = 8
"""The level of a heading that is but a short line: below all that are marked."""


class Outline:
    """What may be told of the blocks of a handout by looking at all of them.

    Args:
        blocks: in their order.
        undosed: whether names alone, in a list or with words below them, are exercises too.
        dosed_from: where the dose of all exercises is said, behind which any name is one.
    """

    def __init__(
        self, blocks: tuple[Block, ...], *, undosed: bool = False, dosed_from: int | None = None
    ) -> None:
        self._blocks = blocks
        self._undosed = undosed or dosed_from is not None
        self._dosed_from = dosed_from
        self._headings = tuple(self._looks_like_heading(n) for n in range(len(blocks)))
        self._heads = tuple(
            heading_of(block.scan) if is_heading else head_of(block.scan)
            for block, is_heading in zip(blocks, self._headings, strict=True)
        )
        self._sections = self._numbered_sections()
        self._lists = self._judged_lists()
        self._next_heading = self._next_headings()

    def head(self, number: int) -> Head:
        """The name that a block begins with."""
        return self._heads[number]

    def is_heading(self, number: int) -> bool:
        """Whether a block is a heading, marked or by its looks."""
        return self._headings[number]

    def names_itself(self, number: int) -> bool:
        """Whether a block has both a name and a dose."""
        if not self._heads[number].name:
            return False
        return self._blocks[number].scan.has_dose or self._leads_list(number)

    def _leads_list(self, number: int) -> bool:
        """Whether a paragraph begins with a name, and its steps and dose are a list below it."""
        block, end = self._blocks[number], self._heads[number].end
        if block.mark or block.text[end : end + 1] not in (".", ":"):
            return False
        items = []
        for below in range(number + 1, len(self._blocks)):
            if self._blocks[below].mark not in ("number", "bullet"):
                break
            items.append(below)
        named = sum(bool(self._heads[item].name) for item in items)
        return 2 * named < len(items) and any(self._blocks[item].scan.has_dose for item in items)

    def lists_exercises(self, number: int) -> bool:
        """Whether an item stands in a list of exercises, and is one."""
        is_one = bool(self._heads[number].name) or self._tells(number)
        return is_one and self._lists[self._list_of(number)]

    def heads_exercise(self, number: int) -> bool:
        """Whether a heading is the name of one exercise, which follows."""
        if not self._heads[number].name:
            return False
        is_of_all = self._dosed_from is not None and number > self._dosed_from
        if self._blocks[number].scan.has_dose or is_of_all:
            return True
        region = range(number + 1, self._next_heading[number])
        if any(self._begins_exercise(inner) or self._is_named_heading(inner) for inner in region):
            return False
        return any(self._blocks[inner].scan.has_dose for inner in region)

    def has_dose_ahead(self, number: int) -> bool:
        """Whether a dose follows, in this block or one before the next exercise."""
        for ahead in range(number, len(self._blocks)):
            is_next = ahead > number and (self._headings[ahead] or self._begins_exercise(ahead))
            if is_next:
                return False
            if self._blocks[ahead].scan.has_dose:
                return True
        return False

    def _begins_exercise(self, number: int) -> bool:
        block = self._blocks[number]
        if block.mark in ("number", "bullet"):
            return self.lists_exercises(number)
        return not block.mark and self.names_itself(number)

    def _is_named_heading(self, number: int) -> bool:
        """Whether a heading may name an exercise, so that one above it names a group of them."""
        return self._headings[number] and bool(self._heads[number].name)

    def _looks_like_heading(self, number: int) -> bool:
        block = self._blocks[number]
        if block.mark:
            return block.mark == "heading"
        is_ended = block.text.endswith((".", ",", ";"))
        if block.scan.found or is_ended or is_noise(block.text):
            return False
        if not is_name(_BRACKETED.sub("", block.text)):
            return False
        if not (block.text[0].isupper() or block.text[0].isdigit()):
            return False
        return self._stands_free(number)

    def _stands_free(self, number: int) -> bool:
        """Whether something ends before a line, so that it may be a heading."""
        if self._dosed_from is not None and number > self._dosed_from:
            return True
        if self._blocks[number].after_blank or number == 0:
            return number + 1 < len(self._blocks)
        following = self._blocks[number + 1 : number + 2]
        if any(block.after_blank or block.mark in ("number", "bullet") for block in following):
            return True
        before = self._blocks[number - 1].scan
        return before.text.endswith((".", "!", "?")) or before.left.rstrip(" .)").endswith("\x00")

    def _numbered_sections(self) -> tuple[int, ...]:
        """Under which heading each block stands; a paragraph with a name and a dose is one too."""
        section, found = 0, []
        for number, block in enumerate(self._blocks):
            section += self._headings[number] or (not block.mark and self.names_itself(number))
            found.append(section)
        return tuple(found)

    def _list_of(self, number: int) -> tuple[int, str, int]:
        block = self._blocks[number]
        return self._sections[number], block.mark, block.indent

    def _judged_lists(self) -> dict[tuple[int, str, int], bool]:
        """Of each list, whether its items are exercises: most are named, or told with a dose."""
        items: dict[tuple[int, str, int], list[int]] = defaultdict(list)
        dosed: set[int] = set()
        for number, block in enumerate(self._blocks):
            if block.mark in ("number", "bullet"):
                items[self._list_of(number)].append(number)
            if block.scan.has_dose:
                dosed.add(self._sections[number])
        return {
            key: self._is_of_exercises(numbers)
            and (key[0] in dosed or (self._undosed and self._has_words_below(numbers)))
            for key, numbers in items.items()
        }

    def _has_words_below(self, numbers: list[int]) -> bool:
        """Whether something is said of most items, or the dose of all is known."""
        return self._dosed_from is not None or (numbers[-1] - numbers[0]) >= len(numbers) > 1

    def _is_of_exercises(self, numbers: list[int]) -> bool:
        named = sum(bool(self._heads[number].name) for number in numbers)
        told = sum(self._tells(number) for number in numbers)
        return 2 * named >= len(numbers) or 2 * told > len(numbers)

    def _tells(self, number: int) -> bool:
        """Whether an item tells how something is done, and how often."""
        scan = self._blocks[number].scan
        is_counted = any(found.key in ("sets", "reps", "hold", "breaths") for found in scan.found)
        return is_counted and len(re.findall(r"[^\W\d_]{2,}", scan.left)) >= _TOLD_MIN

    def _next_headings(self) -> tuple[int, ...]:
        """For each heading, where the next begins that is not below it."""
        ends = [len(self._blocks)] * len(self._blocks)
        open_: list[int] = []
        for number, is_heading in enumerate(self._headings):
            while is_heading and open_ and self._level(open_[-1]) >= self._level(number):
                ends[open_.pop()] = number
            if is_heading:
                open_.append(number)
        return tuple(ends)

    def _level(self, number: int) -> int:
        return self._blocks[number].level or _TITLE_LEVEL
