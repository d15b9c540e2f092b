"""Splices in blocks: keys and items on lines of their own, with the comments about them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from audio_builder.loading.language import keys_at
from audio_builder.loading.plain import KeyPath
from audio_builder.loading.spans import Span
from desk.edits.lines import Chunk, chunks, column_of, line_break_of, line_start, next_line
from desk.edits.records import EditError
from desk.edits.splices import Splice, spliced


def inserted(text: str, block: Span, index: int, lines: Iterable[str]) -> Splice:
    """A part is put in before that of a number, or at the end: before what follows the block.

    Args:
        text: the whole text.
        block: the mapping or list.
        index: the number.
        lines: of the part, without the block's indentation.
    """
    around = chunks(text, block)
    indent, line_break = " " * column_of(text, block.parts[0].start), line_break_of(text)
    told = [indent + line for line in lines]
    gap = _gap(text, block, around, 2)
    if index >= len(around):
        at = around[-1].end
        between = line_break + gap.removesuffix(line_break) if gap else ""
        below = "".join(line_break + line for line in told)
        return Splice(start=at, end=at, text=between + below)
    if around[index].whole_lines:
        at = around[index].start
        return Splice(start=at, end=at, text="".join(line + line_break for line in told) + gap)
    # The first part stands behind a dash, and the new one takes its place there.
    at = block.parts[index].start
    first = "".join(line + line_break for line in told).lstrip(" ")
    return Splice(start=at, end=at, text=first + indent)


def place_of_key(block: Span, path: KeyPath, key: str) -> int:
    """Where a new key belongs: behind those that come before it in the language."""
    order = keys_at(path)
    before = set(order[: order.index(key)]) if key in order else set()
    known = [index + 1 for index, part in enumerate(block.parts) if part.key in before]
    return known[-1] if known else len(block.parts)


def removed(text: str, block: Span, index: int) -> Splice:
    """A part goes, with its comments. It is not the only one."""
    around = chunks(text, block)
    chunk = around[index]
    if not chunk.whole_lines:
        return _removed_behind_dash(text, block, chunk.end)
    if _gap(text, block, around, 3):
        if index + 1 < len(around):
            return Splice(start=chunk.start, end=around[index + 1].start, text="")
        return Splice(start=around[index - 1].end, end=chunk.end, text="")
    end = next_line(text, chunk.end)
    if end == chunk.end and chunk.start:  # the text ends without a line break, and goes on doing so
        before = chunk.start - 1
        start = before - 1 if text[before - 1 : chunk.start] == "\r\n" else before
        return Splice(start=start, end=chunk.end, text="")
    return Splice(start=chunk.start, end=end, text="")


def moved(text: str, block: Span, index: int, to: int) -> str:
    """The parts in another order, their comments with them; blank lines stay where they are.

    Raises:
        EditError: if the first part does not begin a line.
    """
    around = chunks(text, block)
    if not all(chunk.whole_lines for chunk in around):
        message = "a list right inside a list can only be put in order in the text"
        raise EditError(message)
    told = [text[chunk.start : chunk.end] for chunk in around]
    told.insert(to, told.pop(index))
    return spliced(
        text,
        (
            Splice(start=chunk.start, end=chunk.end, text=each)
            for chunk, each in zip(around, told, strict=True)
        ),
    )


def _gap(text: str, block: Span, around: Sequence[Chunk], least: int) -> str:
    """The blank lines between two items, in a list that has some between all; else nothing.

    Args:
        text: the whole text.
        block: the list.
        around: its chunks.
        least: how many items it needs to have to show what its author is used to.
    """
    if block.kind != "list" or len(around) < least:
        return ""
    gaps = [text[next_line(text, one.end) : other.start] for one, other in pairwise(around)]
    return gaps[-1] if all(gap and not gap.strip() for gap in gaps) else ""


def _removed_behind_dash(text: str, block: Span, end: int) -> Splice:
    """The first key of an item: the next one takes its place, or the dash stands alone."""
    first, second = block.parts[0], block.parts[1]
    if first.key is None:
        message = "a list right inside a list can only be changed in the text"
        raise EditError(message)
    if not text[end : second.start].strip() and next_line(text, end) == line_start(
        text, second.start
    ):
        return Splice(start=first.start, end=second.start, text="")
    start = len(text[: first.start].rstrip(" "))
    return Splice(start=start, end=end, text="")
