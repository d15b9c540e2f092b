"""Splices of a value where it stands: a word, a folded text, or another kind of value."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from audio_builder.loading.plain import Json
from audio_builder.loading.spans import BLOCK_SCALARS, Part, Span
from desk.edits.lines import column_of, line_break_of, line_end, line_start, next_line
from desk.edits.rendering import block_lines, fits_line, flow_text, folded_lines, scalar_text
from desk.edits.splices import Splice

_FOLDED: Final = re.compile(r">-[ \t]*(?:#.*)?")
_COMMENT: Final = re.compile(r"(?:[ \t]+|(?<=[\r\n]))#[^\r\n]*")
"""A comment with the space before it; the first thing behind a word is none."""


def written(text: str, part: Part, value: Json, dash: str, *, in_flow: bool) -> tuple[Splice, ...]:
    """A part gets another value.

    Args:
        text: the whole text.
        part: the key or item.
        value: what it is to hold.
        dash: what stands before the dash of a list below a key.
        in_flow: whether it stands in brackets.
    """
    span = part.value
    if in_flow:
        told = flow_text(value) if isinstance(value, dict | list) else scalar_text(
            value, in_flow=True, style=_quotes(span))  # fmt: skip
        return (_in_place(text, part, told),)
    if isinstance(value, str) and span.style == ">":
        folded = _folded(text, span, value)
        if folded is not None:
            return (folded,)
    if not fits_line(value):
        return _on_lines(text, part, *_block_of(text, part, value, dash))
    told = scalar_text(value, style=_quotes(span))
    if span.is_block or line_end(text, span.start) < span.end:
        return _on_lines(text, part, f" {told}", ())
    return (_in_place(text, part, told),)


def _quotes(span: Span) -> str:
    """The quotes of a value; those of an empty one stand there because it is empty."""
    is_empty = span.end - span.start <= len("''")
    return span.style if span.style in ("'", '"') and not is_empty else ""


def _in_place(text: str, part: Part, told: str) -> Splice:
    """A value that stands on one line, by another."""
    span = part.value
    if span.start < span.end:
        return Splice(start=span.start, end=span.end, text=told)
    if part.key is not None and text[part.stem - 1 : part.stem] != ":":
        told = f": {told}"
    elif text[span.start - 1 : span.start] != " ":
        told = f" {told}"
    return Splice(start=span.start, end=span.start, text=told)


def _folded(text: str, span: Span, value: str) -> Splice | None:
    """A folded text, by another; its head stays."""
    head_end = line_end(text, span.start)
    first = next_line(text, span.start)
    if not _FOLDED.fullmatch(text[span.start : head_end]) or first >= span.end:
        return None
    old = re.split(r"\r\n|\n|\r", text[first : span.end])
    indent = re.match(r" *", old[0])
    spaces = indent[0] if indent else ""
    lines = folded_lines(value, max(map(len, old)) - len(spaces))
    if lines is None or lines[0].startswith(" "):
        return None
    told = line_break_of(text).join(spaces + line for line in lines)
    return Splice(start=first, end=span.end, text=told)


def _on_lines(text: str, part: Part, head: str, below: Sequence[str]) -> tuple[Splice, ...]:
    """A value from behind its colon or dash to the end of its last line, by another.

    Its comments stay: one on the first line there, the others on lines of their own above.

    Args:
        text: the whole text.
        part: the key or item.
        head: what follows the colon or dash on its line.
        below: the lines after that.
    """
    end = line_end(text, part.end)
    own, above = _comments(text, part)
    line_break = line_break_of(text)
    told = head + "".join(own) + "".join(line_break + x for x in below)
    at = line_start(text, part.start)
    line = text[at : part.start]
    indent = " " * (len(line) - len(line.lstrip(" ")))
    lifted = "".join(f"{indent}{each}{line_break}" for each in above)
    return (
        Splice(start=part.stem, end=end, text=told),
        *([Splice(start=at, end=at, text=lifted)] if lifted else ()),
    )


def _block_of(text: str, part: Part, value: Json, dash: str) -> tuple[str, list[str]]:
    """What stands behind the colon or dash of a value in a block, and its lines below that."""
    lines = list(block_lines(value, dash))
    column = column_of(text, part.start)
    if part.key is not None:
        indent = " " * column + (dash if isinstance(value, list) else "  ")
        return "", [indent + line for line in lines]
    indent = " " * (column + 2)
    if _comments(text, part)[0]:
        return "", [indent + line for line in lines]
    return f" {lines[0]}", [indent + line for line in lines[1:]]


def _comments(text: str, part: Part) -> tuple[list[str], list[str]]:
    """The comments of a value: that at the end of its first line, and all others.

    What stands inside brackets on several lines has no line of its own to be at the end of.
    """
    span, head_end = part.value, line_end(text, part.stem)
    own: list[str] = []
    above: list[str] = []
    for start, end in _gaps(text, part):
        for found in _COMMENT.finditer(text[start:end]):
            is_own = start + found.start() < head_end and not (span.is_flow and span.end > head_end)
            told = found[0].rstrip()
            (own if is_own else above).append(told if is_own else told.strip())
    return own, above


def _gaps(text: str, part: Part) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the words of a value, where comments may stand."""
    at = part.stem
    for word in _words(part.value):
        is_folded = word.style in BLOCK_SCALARS  # its head may have one
        yield at, line_end(text, word.start) if is_folded else word.start
        at = word.end
    yield at, line_end(text, part.end)


def _words(span: Span) -> Iterator[Span]:
    if span.kind == "scalar":
        yield span
    for part in span.parts:
        yield from _words(part.value)
