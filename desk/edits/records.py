"""What a form may ask for: to set a value, to remove one, to insert or to move an item."""

from dataclasses import dataclass
from typing import Final

from audio_builder.loading.plain import Json, KeyPath

_DEPTH_MAX: Final = 20


class EditError(Exception):
    """A change that cannot be made; one sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetValue:
    """The value at a path becomes another; what is missing on the way is made."""

    path: KeyPath
    value: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """A key with its value, or an item of a list, goes."""

    path: KeyPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """A list gets an item before the one that has this number now, or at its end."""

    path: KeyPath
    index: int
    value: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An item of a list gets another place."""

    path: KeyPath
    index: int
    to: int


Edit = SetValue | Remove | Insert | Move


def parse_edit(asked: Json) -> Edit:
    """Read an edit as a page sends it, as in `{"op": "set", "path": ["reps"], "value": 3}`.

    Raises:
        EditError: if it is none.
    """
    if not isinstance(asked, dict):
        message = "an edit is a mapping with 'op' and 'path'"
        raise EditError(message)
    path = _path(asked.get("path"))
    match asked.get("op"):
        case "set":
            return SetValue(path=path, value=asked.get("value"))
        case "remove":
            return Remove(path=path)
        case "insert":
            return Insert(path=path, index=_number(asked, "index"), value=asked.get("value"))
        case "move":
            return Move(path=path, index=_number(asked, "index"), to=_number(asked, "to"))
        case _:
            message = "the 'op' of an edit is set, remove, insert or move"
            raise EditError(message)


def _path(value: Json) -> KeyPath:
    parts = value if isinstance(value, list) else []
    path = tuple(part for part in parts if isinstance(part, str | int) and part is not True)
    if not path or len(path) != len(parts) or len(path) > _DEPTH_MAX:
        message = "the 'path' of an edit is a list of keys and of numbers of items"
        raise EditError(message)
    return path


def _number(asked: dict[str, Json], key: str) -> int:
    value = asked.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        message = f"the '{key}' of an edit is a number of an item, from 0"
        raise EditError(message)
    return value
