"""Changes of a text: a value set, a part put in, taken out or moved, wherever it stands."""

import json
from difflib import SequenceMatcher

from audio_builder.loading.plain import Json, KeyPath
from audio_builder.loading.spans import part_of
from desk.edits import blocks, flows
from desk.edits.data import value_at
from desk.edits.lines import chunks
from desk.edits.reading import OTHERWISE, dash_of, data_of, root_of, spans_at
from desk.edits.records import EditError, Move
from desk.edits.rendering import item_lines, keyed_lines, scalar_text
from desk.edits.splices import spliced
from desk.edits.values import written


def set_value(text: str, path: KeyPath, value: Json) -> str:
    """The value at a path becomes another; all of the path but its last part is there."""
    root = root_of(text)
    parent, in_flow = spans_at(root, path[:-1])
    part = part_of(parent, path[-1])
    if part is None:
        return _add(text, path, value)
    old = value_at(data_of(text), path)
    if old == value and type(old) is type(value):
        return text
    if isinstance(old, dict) and isinstance(value, dict) and old and value:
        return _set_keys(text, path, old, value)
    if isinstance(old, list) and isinstance(value, list) and old and value:
        return _set_items(text, path, old, value)
    dash = dash_of(text, root)
    return spliced(text, written(text, part, value, dash, in_flow=in_flow))


def _set_keys(text: str, path: KeyPath, old: dict[str, Json], new: dict[str, Json]) -> str:
    for key, value in new.items():
        text = set_value(text, (*path, key), value)
    for key in old:
        if key not in new:
            text = remove(text, (*path, key))
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
            text = set_value(text, (*path, start + index), new[new_start + index])
        for index in range(new_start + shared, new_end):
            text = insert(text, path, start + index - new_start, new[index])
        for index in reversed(range(start + shared, end)):
            text = remove(text, (*path, index))
    return text


def _told(items: list[Json]) -> list[str]:
    return [json.dumps(item, sort_keys=True) for item in items]


def _add(text: str, path: KeyPath, value: Json) -> str:
    """A key that is not there yet, or the item after the last."""
    *way, key = path
    if isinstance(key, int):
        return insert(text, tuple(way), key, value)
    root = root_of(text)
    parent, _ = spans_at(root, tuple(way))
    if parent.is_flow and (parent.parts or not way):
        index = blocks.place_of_key(parent, tuple(way), key)
        return spliced(text, [flows.inserted(text, parent, index, flows.keyed(key, value))])
    if not parent.parts:
        return _fill(text, tuple(way), {key: value})
    index = blocks.place_of_key(parent, tuple(way), key)
    lines = keyed_lines(key, value, dash_of(text, root))
    return spliced(text, [blocks.inserted(text, parent, index, lines)])


def insert(text: str, path: KeyPath, index: int, value: Json) -> str:
    """A list gets an item."""
    root = root_of(text)
    span, _ = spans_at(root, path)
    if not span.parts:
        return _fill(text, path, [value])
    if span.is_flow:
        told = scalar_text(value, in_flow=True)
        return spliced(text, [flows.inserted(text, span, index, told)])
    lines = item_lines(value, dash_of(text, root))
    return spliced(text, [blocks.inserted(text, span, index, lines)])


def _fill(text: str, path: KeyPath, value: Json) -> str:
    """A mapping or a list that holds nothing gets its first part."""
    root = root_of(text)
    parent, in_flow = spans_at(root, path[:-1])
    part = part_of(parent, path[-1]) if path else None
    if part is None:
        raise EditError(OTHERWISE)
    return spliced(text, written(text, part, value, dash_of(text, root), in_flow=in_flow))


def remove(text: str, path: KeyPath) -> str:
    """A key or an item goes.

    Raises:
        EditError: if it is the last of the file.
    """
    span, _ = spans_at(root_of(text), path[:-1])
    part = part_of(span, path[-1])
    if part is None:
        raise EditError(OTHERWISE)
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
    root = root_of(text)
    block, _ = spans_at(root, path)
    chunk = chunks(text, block)[0]
    if chunk.whole_lines and chunk.start < block.start:
        above = text[chunk.start : block.parts[0].start].rstrip(" ")
        text = text[: chunk.start] + text[chunk.start + len(above) :]
        block, _ = spans_at(root_of(text), path)
    parent, in_flow = spans_at(root_of(text), path[:-1])
    part = part_of(parent, path[-1])
    if part is None:
        raise EditError(OTHERWISE)
    return spliced(text, written(text, part, nothing, "", in_flow=in_flow))


def move(text: str, edit: Move) -> str:
    """An item gets another place.

    Raises:
        EditError: if that takes more than its lines.
    """
    span, _ = spans_at(root_of(text), edit.path)
    if span.is_flow:
        return spliced(text, flows.moved(text, span, edit.index, edit.to))
    return blocks.moved(text, span, edit.index, edit.to)
