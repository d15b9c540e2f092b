"""Edits applied to a text. What comes out is read again: it says just what it is meant to say."""

import json
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from audio_builder.loading.document import read_document
from audio_builder.loading.plain import Json, KeyPath
from audio_builder.loading.spans import Span, find_span, part_of, read_spans
from desk.edits import blocks, flows
from desk.edits.data import changed, value_at
from desk.edits.lines import chunks, column_of
from desk.edits.records import Edit, EditError, Insert, Move, Remove, SetValue
from desk.edits.rendering import item_lines, keyed_lines, scalar_text
from desk.edits.splices import spliced
from desk.edits.values import written

_UNREADABLE: Final = "the form stands still until the text can be read: mend the first problem"
_OTHERWISE: Final = "the form cannot make this change; make it in the text"


def apply(text: str, edit: Edit) -> str:
    """The text in which an edit is made, and every letter that it is not about is as it was.

    Raises:
        EditError: if it cannot be made; one sentence says why.
    """
    meant = changed(_data(text), edit)
    result = _applied(text, edit, meant)
    if _data(result) != meant:
        raise EditError(_OTHERWISE)
    return result


def _applied(text: str, edit: Edit, meant: Json) -> str:
    match edit:
        case SetValue():
            path = _path_there(_data(text), edit.path)
            return _set(text, path, value_at(meant, path))
        case Remove():
            return _remove(text, edit.path)
        case Insert():
            return _insert(text, edit.path, edit.index, edit.value)
        case Move():
            return _move(text, edit)


@lru_cache(maxsize=4)
def _data(text: str) -> Json:
    """What a text says; remembered, since an edit asks several times, and only ever read."""
    data = read_document(text.encode()).data
    if data is None:
        raise EditError(_UNREADABLE)
    return data


def _path_there(data: Json, path: KeyPath) -> KeyPath:
    """As much of a path as leads to what is to be written: the first part that is not there."""
    for length, part in enumerate(path[:-1], start=1):
        is_there = isinstance(data, dict) and part in data
        is_there |= isinstance(data, list) and isinstance(part, int) and part < len(data)
        inner = data[part] if is_there else None  # type: ignore[index] # it is there
        if not isinstance(inner, list if isinstance(path[length], int) else dict):
            return path[:length]
        data = inner
    return path


def _set(text: str, path: KeyPath, value: Json) -> str:
    root = _root(text)
    parent, in_flow = _spans(root, path[:-1])
    part = part_of(parent, path[-1])
    if part is None:
        return _add(text, path, value)
    old = value_at(_data(text), path)
    if old == value and type(old) is type(value):
        return text
    if isinstance(old, dict) and isinstance(value, dict) and old and value:
        return _set_keys(text, path, old, value)
    if isinstance(old, list) and isinstance(value, list) and old and value:
        return _set_items(text, path, old, value)
    dash = _dash(text, root)
    return spliced(text, written(text, part, value, dash, in_flow=in_flow))


def _set_keys(text: str, path: KeyPath, old: dict[str, Json], new: dict[str, Json]) -> str:
    for key, value in new.items():
        text = _set(text, (*path, key), value)
    for key in old:
        if key not in new:
            text = _remove(text, (*path, key))
    return text


def _set_items(text: str, path: KeyPath, old: list[Json], new: list[Json]) -> str:
    """Items that are equal stay where they are, from the last to the first."""
    matcher = SequenceMatcher(None, _told(old), _told(new), autojunk=False)
    codes = matcher.get_opcodes()
    for tag, start, end, new_start, new_end in reversed(codes):
        if tag == "equal":
            continue
        shared = min(end - start, new_end - new_start)
        for index in range(shared):
            text = _set(text, (*path, start + index), new[new_start + index])
        for index in range(new_start + shared, new_end):
            text = _insert(text, path, start + index - new_start, new[index])
        for index in reversed(range(start + shared, end)):
            text = _remove(text, (*path, index))
    return text


def _told(items: list[Json]) -> list[str]:
    return [json.dumps(item, sort_keys=True) for item in items]


def _add(text: str, path: KeyPath, value: Json) -> str:
    """A key that is not there yet, or the item after the last."""
    *way, key = path
    if isinstance(key, int):
        return _insert(text, tuple(way), key, value)
    root = _root(text)
    parent, _ = _spans(root, tuple(way))
    if parent.is_flow and (parent.parts or not way):
        index = blocks.place_of_key(parent, tuple(way), key)
        return spliced(text, [flows.inserted(text, parent, index, flows.keyed(key, value))])
    if not parent.parts:
        return _fill(text, tuple(way), {key: value})
    index = blocks.place_of_key(parent, tuple(way), key)
    lines = keyed_lines(key, value, _dash(text, root))
    return spliced(text, [blocks.inserted(text, parent, index, lines)])


def _insert(text: str, path: KeyPath, index: int, value: Json) -> str:
    root = _root(text)
    span, _ = _spans(root, path)
    if not span.parts:
        return _fill(text, path, [value])
    if span.is_flow:
        told = scalar_text(value, in_flow=True)
        return spliced(text, [flows.inserted(text, span, index, told)])
    lines = item_lines(value, _dash(text, root))
    return spliced(text, [blocks.inserted(text, span, index, lines)])


def _fill(text: str, path: KeyPath, value: Json) -> str:
    """A mapping or a list that holds nothing gets its first part."""
    root = _root(text)
    parent, in_flow = _spans(root, path[:-1])
    part = part_of(parent, path[-1]) if path else None
    if part is None:
        raise EditError(_OTHERWISE)
    return spliced(text, written(text, part, value, _dash(text, root), in_flow=in_flow))


def _remove(text: str, path: KeyPath) -> str:
    span, _ = _spans(_root(text), path[:-1])
    part = part_of(span, path[-1])
    if part is None:
        raise EditError(_OTHERWISE)
    index = span.parts.index(part)
    if span.is_flow:
        return spliced(text, [flows.removed(text, span, index)])
    if len(span.parts) > 1:
        return spliced(text, [blocks.removed(text, span, index)])
    if len(path) == 1:
        message = "this is the last key of the file; remove it in the text"
        raise EditError(message)
    return _emptied(text, path[:-1], {} if isinstance(path[-1], str) else [])


def _emptied(text: str, path: KeyPath, nothing: Json) -> str:
    """A block without its only part; the comments of that went with it."""
    root = _root(text)
    block, _ = _spans(root, path)
    chunk = chunks(text, block)[0]
    if chunk.whole_lines and chunk.start < block.start:
        above = text[chunk.start : block.parts[0].start].rstrip(" ")
        text = text[: chunk.start] + text[chunk.start + len(above) :]
        block, _ = _spans(_root(text), path)
    parent, in_flow = _spans(_root(text), path[:-1])
    part = part_of(parent, path[-1])
    if part is None:
        raise EditError(_OTHERWISE)
    return spliced(text, written(text, part, nothing, "", in_flow=in_flow))


def _move(text: str, edit: Move) -> str:
    span, _ = _spans(_root(text), edit.path)
    if span.is_flow:
        return spliced(text, flows.moved(text, span, edit.index, edit.to))
    return blocks.moved(text, span, edit.index, edit.to)


@lru_cache(maxsize=4)
def _root(text: str) -> Span:
    root = read_spans(text)
    if root is None:
        raise EditError(_UNREADABLE)
    return root


def _spans(root: Span, path: KeyPath) -> tuple[Span, bool]:
    """The span at a path, and whether it, or anything around it, stands in brackets.

    Raises:
        EditError: if nothing stands there.
    """
    way = find_span(root, path)
    if len(way) != len(path) + 1:
        raise EditError(_OTHERWISE)
    return way[-1], any(span.is_flow for span in way)


def _dash(text: str, root: Span) -> str:
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
