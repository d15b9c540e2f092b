"""A text as edits look at it: what it says, and where that lies. Remembered, and only ever read."""

from functools import lru_cache
from typing import Final

from audio_builder.loading.document import read_document
from audio_builder.loading.plain import Json, KeyPath
from audio_builder.loading.spans import Span, find_span, read_spans
from desk.edits.lines import column_of
from desk.edits.records import EditError

UNREADABLE: Final = "the form stands still until the text can be read: mend the first problem"
OTHERWISE: Final = "the form cannot make this change; make it in the text"


@lru_cache(maxsize=4)
def data_of(text: str) -> Json:
    """What a text says.

    Raises:
        EditError: if it cannot be read.
    """
    data = read_document(text.encode()).data
    if data is None:
        raise EditError(UNREADABLE)
    return data


@lru_cache(maxsize=4)
def root_of(text: str) -> Span:
    """The spans of a text.

    Raises:
        EditError: if it holds nothing.
    """
    root = read_spans(text)
    if root is None:
        raise EditError(UNREADABLE)
    return root


def spans_at(root: Span, path: KeyPath) -> tuple[Span, bool]:
    """The span at a path, and whether it, or anything around it, stands in brackets.

    Raises:
        EditError: if nothing stands there.
    """
    way = find_span(root, path)
    if len(way) != len(path) + 1:
        raise EditError(OTHERWISE)
    return way[-1], any(span.is_flow for span in way)


def dash_of(text: str, root: Span) -> str:
    """How far in this text has a list below its key: two spaces, or none."""
    open_spans = [root]
    while open_spans:
        span = open_spans.pop(0)
        for part in span.parts:
            if part.key is not None and part.value.kind == "list" and part.value.is_block:
                inside = column_of(text, part.value.start) > column_of(text, part.start)
                return "  " if inside else ""
        open_spans += [part.value for part in span.parts]
    return "  "
