"""A handout is read: its exercises as a draft, and every guess in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from audio_builder.exchange.draft import Draft, Remark, UnreadableError, leaves
from audio_builder.exchange.guessed import Guessed
from audio_builder.exchange.handout.abbreviations import calmed
from audio_builder.exchange.handout.blocks import Block, blocks_of
from audio_builder.exchange.handout.entries import Entries, entries_of, is_of_all
from audio_builder.exchange.handout.exercises import exercise_of
from audio_builder.exchange.handout.gutter import unfolded
from audio_builder.exchange.handout.lines import Line, lines_of
from audio_builder.exchange.handout.merging import Merged, merged
from audio_builder.exchange.handout.tables import Row, rows_and_lines
from audio_builder.exchange.handout.titles import is_label
from audio_builder.exchange.limits import within_steps
from audio_builder.exchange.texts import table_text

ORIGIN: Final = "a handout"
LINES_MAX: Final = 3_000
LETTERS_MAX: Final = 100_000
"""Some thirty pages."""
_TITLE_WORDS_MAX: Final = 12
_WRITE_SO: Final = "write each on a line of its own with its dose, as in 'Bird dog 3x8 each side'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a handout says.

    Attributes:
        draft: its exercises.
        guesses: each value that its words only suggest, in the order of its exercises.
    """

    draft: Draft
    guesses: tuple[Guessed, ...]


def read(text: str) -> Reading:
    """Read a handout, or a list of exercises as somebody types it.

    Args:
        text: plain text, or Markdown.

    Raises:
        UnreadableError: if there is no exercise in it, or too much of anything.
    """
    _within_bounds("letters", len(text), LETTERS_MAX)
    lines = lines_of(text)
    if not text.strip():
        mend = "paste the words of the handout into it"
        raise UnreadableError(where="line 1", what="there is no text in it", mend=mend)
    _within_bounds("lines", len(lines), LINES_MAX)
    found = entries_of(_parts(lines))
    if not found.entries:
        what = "no exercise was found: no line has both a name and a dose such as '3x10'"
        raise UnreadableError(where=f"lines 1 to {len(lines)}", what=what, mend=_WRITE_SO)
    within_steps(len(found.entries))
    draft = _draft(found, {line.number: line for line in lines})
    guesses = tuple(guess for leaf in leaves(draft.items) for guess in leaf.guesses)
    return Reading(draft=draft, guesses=guesses)


def _within_bounds(things: str, count: int, most: int) -> None:
    if count > most:
        what = f"it has {count:,} {things}, more than {most:,}"
        mend = "paste the pages with the exercises alone"
        raise UnreadableError(where="the file", what=what, mend=mend)


def read_handout(raw: bytes) -> Draft:
    """Read the bytes of a handout: its draft, which has its guesses in it.

    Raises:
        UnreadableError: if there is no exercise in it, or too much of anything.
    """
    text, is_assumed = table_text(raw)
    draft = read(text).draft
    if not is_assumed:
        return draft
    what = "it is not UTF-8, and was read as Windows' Western European letters"
    return replace(draft, losses=(*draft.losses, Remark(where="the file", what=what)))


def _parts(lines: Sequence[Line]) -> list[Block | Row]:
    """Blocks and rows in their order; each run of lines between two tables by itself."""
    parts: list[Block | Row] = []
    for is_line, run in groupby(rows_and_lines(unfolded(lines)), lambda one: isinstance(one, Line)):
        if is_line:
            parts += blocks_of([each for each in run if isinstance(each, Line)])
        else:
            parts += [each for each in run if isinstance(each, Row)]
    return parts


def _draft(found: Entries, written: dict[int, Line]) -> Draft:
    everywhere = _dose_of_all(found.loose)
    items = tuple(exercise_of(entry, written, everywhere) for entry in found.entries)
    first = found.entries[0].blocks[0].numbers[0]
    title = _title(found.loose, first)
    comments = _unplaced(found, title, written)
    return Draft(
        title=calmed(title.text) if title else "",
        origin=ORIGIN,
        items=items,
        comments=tuple(comments),
    )


def _unplaced(found: Entries, title: Block | None, written: dict[int, Line]) -> list[str]:
    """Every line that belongs to no exercise, as a comment."""
    of_entries = (block for entry in found.entries for block in entry.blocks)
    is_told = title is not None and not title.scan.found
    placed = {number for block in of_entries for number in block.numbers}
    placed |= set(title.numbers) if title is not None and is_told else set()
    return [
        f"line {number}, not placed: {line.written.strip()}"
        for number, line in written.items()
        if number not in placed and any(char.isalnum() for char in line.written)
    ]


def _title(loose: Sequence[Block], first: int) -> Block | None:
    """What the handout is called: its first words, if they are few and before its exercises."""
    block = next(iter(loose), None)
    if block is None or block.numbers[0] > first or block.scan.has_dose:
        return None
    if is_label(block.text):
        return None
    is_short = len(block.text.split()) <= _TITLE_WORDS_MAX and not block.text.endswith(
        (".", ":", ",")
    )
    return block if is_short else None


def _dose_of_all(loose: Sequence[Block]) -> Merged | None:
    """The dose that a handout names for all its exercises at once."""
    said = [block for block in loose if is_of_all(block)]
    return merged(said) if said else None
