"""Edits applied to a text. What comes out is read again: it says just what it is meant to say."""

from audio_builder.loading.plain import Json, KeyPath
from desk.edits.changing import insert, move, remove, set_value
from desk.edits.data import changed, value_at
from desk.edits.reading import OTHERWISE, data_of
from desk.edits.records import Edit, EditError, Insert, Move, Remove, SetValue


def apply(text: str, edit: Edit) -> str:
    """The text in which an edit is made, and every letter that it is not about is as it was.

    Raises:
        EditError: if it cannot be made; one sentence says why.
    """
    meant = changed(data_of(text), edit)
    result = _applied(text, edit, meant)
    if data_of(result) != meant:
        raise EditError(OTHERWISE)
    return result


def _applied(text: str, edit: Edit, meant: Json) -> str:
    match edit:
        case SetValue():
            path = _path_there(data_of(text), edit.path)
            return set_value(text, path, value_at(meant, path))
        case Remove():
            return remove(text, edit.path)
        case Insert():
            return insert(text, edit.path, edit.index, edit.value)
        case Move():
            return move(text, edit)


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
