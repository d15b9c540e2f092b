"""Where the parts of a text lie in it, from which character to which: for whoever changes one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import yaml

from audio_builder.loading.events import read_events
from audio_builder.loading.plain import KeyPath

Kind = Literal["mapping", "list", "scalar"]
BLOCK_SCALARS: Final = ("|", ">")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A value in a text.

    Attributes:
        kind: what it is.
        start: its first character. Of nothing, it is where something would stand.
        end: behind its last character; comments and blank lines after it are none of it.
        style: of a scalar its quotes or sign (`'`, `"`, `|`, `>`), or nothing; of a mapping or a
            list `flow` if it stands in brackets, else `block`.
        parts: what a mapping or a list holds.
    """

    kind: Kind
    start: int
    end: int
    style: str
    parts: tuple["Part", ...] = ()

    @property
    def is_flow(self) -> bool:
        """Whether it is a mapping or a list in brackets."""
        return self.style == "flow"

    @property
    def is_block(self) -> bool:
        """Whether it is a mapping or a list with its parts on lines of their own."""
        return self.style == "block"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A key with its value, or an item of a list.

    Attributes:
        key: None of an item.
        start: the first character of the key; of an item in a block, its dash.
        stem: behind the colon or the dash; where there is none, the value's start.
        value: its value.
    """

    key: str | None
    start: int
    stem: int
    value: Span

    @property
    def end(self) -> int:
        """Behind the last character of its own."""
        return max(self.stem, self.value.end)


def read_spans(text: str) -> Span | None:
    """The spans of a text; None if it holds nothing.

    Args:
        text: a document that `read_document` could read; deeper or faulty ones are not for this.

    Raises:
        MarkedYAMLError: if it is no YAML after all.
    """
    events = (event for event in read_events(text) if isinstance(event, _OF_NODES))
    first = next(events, None)
    return None if first is None else _span(first, events, text)


def find_span(root: Span, path: KeyPath) -> tuple[Span, ...]:
    """The spans on the way along a path, from the root on, as far as there are any."""
    found = [root]
    for name in path:
        part = part_of(found[-1], name)
        if part is None:
            break
        found.append(part.value)
    return tuple(found)


def part_of(span: Span, name: str | int) -> Part | None:
    """The part of this name or number."""
    if span.kind == "list" and isinstance(name, int):
        return span.parts[name] if 0 <= name < len(span.parts) else None
    if span.kind == "mapping" and isinstance(name, str):
        return next((part for part in span.parts if part.key == name), None)
    return None


_OF_NODES: Final = (yaml.NodeEvent, yaml.CollectionEndEvent)


def _span(event: yaml.Event, events: Iterator[yaml.Event], text: str) -> Span:
    start, end = _index(event.start_mark), _index(event.end_mark)
    if not isinstance(event, yaml.CollectionStartEvent):
        style = getattr(event, "style", None) or ""
        if style in BLOCK_SCALARS:
            end = start + len(text[start:end].rstrip())
        return Span(kind="scalar", start=start, end=end, style=style)
    is_flow = bool(event.flow_style)
    is_mapping = isinstance(event, yaml.MappingStartEvent)
    parts: list[Part] = []
    for first in events:
        if isinstance(first, yaml.CollectionEndEvent):
            end = _index(first.end_mark) if is_flow else max(part.end for part in parts)
            break
        if is_mapping:
            parts.append(_keyed(first, events, text))
        else:
            begin = parts[-1].end if parts else start
            parts.append(_item(first, events, text, None if is_flow else begin))
    kind: Kind = "mapping" if is_mapping else "list"
    style = "flow" if is_flow else "block"
    return Span(kind=kind, start=start, end=end, style=style, parts=tuple(parts))


def _index(mark: "yaml.Mark | yaml._yaml.Mark | None") -> int:
    return 0 if mark is None else mark.index


def _keyed(event: yaml.Event, events: Iterator[yaml.Event], text: str) -> Part:
    key = _span(event, events, text)
    value = _span(next(events), events, text)
    colon = text.find(":", key.end, max(value.start, key.end) + 1)
    name = getattr(event, "value", None)
    return Part(
        key=name if isinstance(name, str) else None,
        start=key.start,
        stem=colon + 1 if colon >= 0 else value.start,
        value=value,
    )


def _item(event: yaml.Event, events: Iterator[yaml.Event], text: str, begin: int | None) -> Part:
    value = _span(event, events, text)
    if begin is None:
        return Part(key=None, start=value.start, stem=value.start, value=value)
    dash = _dash(text, begin, value.start)
    return Part(key=None, start=dash, stem=dash + 1, value=value)


def _dash(text: str, begin: int, end: int) -> int:
    """The dash between the end of what was before and an item: no comment's, so the last line's.

    Between the two stand blank lines, comments, the dash, and comments behind it.
    """
    at = begin
    while at < end:
        if text[at] == "#":
            at = _line_end(text, at)
        elif text[at] == "-":
            return at
        else:
            at += 1
    return end


def _line_end(text: str, at: int) -> int:
    while at < len(text) and text[at] not in "\r\n":
        at += 1
    return at
