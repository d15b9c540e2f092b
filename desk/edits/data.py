"""What edits mean for plain data: the change that the text's change is held against."""

from copy import deepcopy
from typing import Final

from audio_builder.loading.plain import Json, KeyPath
from desk.edits.records import Edit, EditError, Insert, Move, Remove, SetValue
from desk.edits.short_forms import in_long_form

_GONE: Final = "this part is not in the text any more; look at it, and make the change again"
_TEXT: Final = "the text here is not what the form takes it for; make this change in the text"


def changed(data: Json, edit: Edit) -> Json:
    """The data after an edit.

    Raises:
        EditError: if there is no such place.
    """
    result = deepcopy(data)
    match edit:
        case SetValue():
            return _set(result, edit.path, edit.value)
        case Remove():
            _remove(value_at(result, edit.path[:-1]), edit.path[-1])
        case Insert():
            items = _list_at(result, edit.path)
            items.insert(min(edit.index, len(items)), edit.value)
        case Move():
            items = _list_at(result, edit.path)
            if not (edit.index < len(items) and edit.to < len(items)):
                raise EditError(_GONE)
            items.insert(edit.to, items.pop(edit.index))
    return result


def value_at(data: Json, path: KeyPath) -> Json:
    """The value at a path.

    Raises:
        EditError: if there is none.
    """
    for part in path:
        if not _has(data, part):
            raise EditError(_GONE)
        data = data[part]  # type: ignore[index] # it has it
    return data


def _has(data: Json, part: str | int) -> bool:
    if isinstance(data, dict):
        return part in data
    return isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data)


def nested(path: KeyPath, value: Json) -> Json:
    """A value inside mappings, and lists of one item, that lead to it along a path."""
    for part in reversed(path):
        if part == 0 and isinstance(part, int):
            value = [value]
        elif isinstance(part, str):
            value = {part: value}
        else:
            raise EditError(_GONE)
    return value


def _set(data: Json, path: KeyPath, value: Json) -> Json:
    if not path:
        return value
    part, *rest = path
    if isinstance(data, dict) and isinstance(part, str):
        data[part] = _set(_expanded(data.get(part), part, rest), tuple(rest), value)
        return data
    if isinstance(data, list) and isinstance(part, int) and part <= len(data):
        if part == len(data):
            data.append(nested(tuple(rest), value))
        else:
            data[part] = _set(data[part], tuple(rest), value)
        return data
    if data is None:
        return nested(path, value)
    raise EditError(_TEXT)


def _expanded(value: Json, key: str, rest: list[str | int]) -> Json:
    """The value in its long form, if the path leads on into it."""
    return in_long_form(key, value, rest[0]) if rest else value


def _remove(data: Json, part: str | int) -> None:
    if not _has(data, part):
        raise EditError(_GONE)
    del data[part]  # type: ignore[union-attr,arg-type] # it has it


def _list_at(data: Json, path: KeyPath) -> list[Json]:
    found = value_at(data, path)
    if not isinstance(found, list):
        raise EditError(_TEXT)
    return found
