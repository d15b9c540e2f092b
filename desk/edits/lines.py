"""Lines of a text: which of them belong to a part of a block, with the comments about it."""

import re
from dataclasses import dataclass
from typing import Final

from audio_builder.loading.spans import Part, Span

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_COMMENT: Final = re.compile(r"[ \t]*#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A part's own text: its lines, comments right above it, and those further in below it.

    Attributes:
        start: where its first line starts; of a part that follows a dash on its line, the part.
        end: where its last line ends, before the line break.
        whole_lines: whether nothing of another part stands on its first line.
    """

    start: int
    end: int
    whole_lines: bool


def line_break_of(text: str) -> str:
    """The line break that a text uses."""
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def line_start(text: str, at: int) -> int:
    """Where the line of a character starts."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Where the line of a character ends, before its line break."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Where the line after that of a character starts; the text's end if it is the last."""
    found = _BREAK.search(text, at)
    return found.end() if found else len(text)


def column_of(text: str, at: int) -> int:
    """How many characters stand before one on its line."""
    return at - line_start(text, at)


def chunks(text: str, block: Span) -> tuple[Chunk, ...]:
    """The chunk of each part of a block, in order; they never overlap."""
    found: list[Chunk] = []
    for part in block.parts:
        floor = next_line(text, found[-1].end) if found else 0
        found.append(_chunk(text, part, floor))
    return tuple(found)


def _chunk(text: str, part: Part, floor: int) -> Chunk:
    start = line_start(text, part.start)
    column = part.start - start
    whole_lines = not text[start : part.start].strip()
    start = _with_comments_above(text, start, column, floor) if whole_lines else part.start
    return Chunk(
        start=start,
        end=_with_comments_below(text, line_end(text, part.end), column),
        whole_lines=whole_lines,
    )


def _with_comments_above(text: str, start: int, column: int, floor: int) -> int:
    """Where the comments right above a line start, as far as they are no further in than it."""
    while start > floor:
        above = line_start(text, _before_break(text, start))
        indent = _comment_indent(text, above)
        if above < floor or indent is None or indent > column:
            break
        start = above
    return start


def _with_comments_below(text: str, end: int, column: int) -> int:
    """Where the comments right below a line end, as far as they are further in than its part."""
    while end < len(text):
        below = next_line(text, end)
        indent = _comment_indent(text, below)
        if indent is None or indent <= column:
            break
        end = line_end(text, below)
    return end


def _before_break(text: str, start: int) -> int:
    """The place before the line break that comes before a line."""
    return start - 2 if text[start - 2 : start] == "\r\n" else start - 1


def _comment_indent(text: str, start: int) -> int | None:
    """How far in the comment on a line stands; None if it holds something else."""
    found = _COMMENT.match(text, start)
    return found.end() - 1 - start if found else None
