"""Spans of bytes: which parts of a track were fetched, over several requests. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SPANS_MAX: Final = 100
"""Of more parts than that the smallest are dropped: nobody listens so, and a row stays small."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """The bytes [start, stop) of a track."""

    start: int
    stop: int


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same bytes in as few spans as they take, in order."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.start <= whole[-1].stop:
            stop = max(whole[-1].stop, span.stop)
            whole[-1] = Span(start=whole[-1].start, stop=stop)
        elif span.start < span.stop:
            whole.append(span)
    if len(whole) > SPANS_MAX:
        largest = sorted(whole, key=lambda span: span.start - span.stop)[:SPANS_MAX]
        whole = sorted(largest)
    return tuple(whole)


def is_whole(spans: tuple[Span, ...], size: int) -> bool:
    """Whether joined spans are all of so many bytes."""
    return spans == (Span(start=0, stop=size),)


def render_spans(spans: tuple[Span, ...]) -> str:
    """As text: `0-100,200-250`."""
    return ",".join(f"{span.start}-{span.stop}" for span in spans)


def parse_spans(text: str) -> tuple[Span, ...]:
    """Read what `render_spans` has written."""
    pairs = (part.split("-") for part in text.split(",") if part)
    return tuple(Span(start=int(start), stop=int(stop)) for start, stop in pairs)
