"""What a language knows of a place in a file: which record stands there, with which keys.

The language is that of routines unless another `root` is given: the record at the top of its files.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Final, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from audio_builder.loading.plain import BLOCK, KeyPath
from audio_builder.model.block import Block
from audio_builder.model.routine import Routine

_LIKENESS: Final = 0.68
"""How alike a misspelt word is (difflib's ratio): "hanging" is no "standing"."""
_KEY_MAX: Final = 40
"""Longer words are no misspelt keys; comparing them would only take time."""


def record_at(path: KeyPath, root: type[BaseModel] = Routine) -> type[BaseModel] | None:
    """The record that belongs at a path; None where the language has no record."""
    return next(iter(_records_at(path, root)), None)


def field_at(path: KeyPath, root: type[BaseModel] = Routine) -> FieldInfo | None:
    """The field that a path leads to, or the field whose list it leads into."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    if not path:
        return None
    name = str(path[-1])
    fields = (_field(each, name) for each in _records_at(path[:-1], root))
    return next((field for field in fields if field), None)


def _records_at(path: KeyPath, root: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """The records that may stand at a path: an item of a list may be of several kinds."""
    return _records_along(tuple(0 if isinstance(part, int) else part for part in path), root)


@lru_cache(maxsize=1024)
def _records_along(path: KeyPath, root: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """The same for a path in which each item of a list is its first: which one does not matter."""
    records: tuple[type[BaseModel], ...] = (root,)
    for index, part in enumerate(path):
        if isinstance(part, int):
            continue
        if part == BLOCK and index and isinstance(path[index - 1], int):
            records = (Block,)
            continue
        fields = (_field(record, part) for record in records)
        field = next((each for each in fields if each is not None), None)
        records = tuple(_records(field.annotation)) if field else ()
    return records


def _field(record: type[BaseModel], key: str) -> FieldInfo | None:
    """The field that a record's author writes with this key."""
    return next((f for name, f in record.model_fields.items() if (f.alias or name) == key), None)


@cache
def _keys(record: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in record.model_fields.items())


def keys_at(path: KeyPath, root: type[BaseModel] = Routine) -> tuple[str, ...]:
    """The keys of the record that belongs at a path."""
    record = record_at(path, root)
    return _keys(record) if record else ()


def purpose_of(path: KeyPath, root: type[BaseModel] = Routine) -> str:
    """What the field at a path is for, as the end of a sentence."""
    field = field_at(path, root)
    described = (field.description if field else None) or "see the format's description"
    return described[0].lower() + described[1:].removesuffix(".")


def homes_of(key: str, root: type[BaseModel] = Routine) -> tuple[str, ...]:
    """The records that have a key, by the names their authors know them by."""
    records: dict[type[BaseModel], None] = dict.fromkeys((root, *_records_below(root)))
    owners = (called_by_authors(record) for record in records if key in _keys(record))
    return tuple(f"an {name}" if name[0] in "aeiou" else f"a {name}" for name in owners)


def called_by_authors(record: type[BaseModel]) -> str:
    """What an author calls a record: `half breath`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__).lower()


def closest(word: str, choices: tuple[str, ...]) -> str | None:
    """The choice that a word is most likely meant to be."""
    if len(word) > _KEY_MAX:
        return None
    folded = word.strip().lower().replace("-", "_").replace(" ", "_")
    return next(iter(get_close_matches(folded, choices, n=1, cutoff=_LIKENESS)), None)


def _records(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _records(part)


def _records_below(
    record: type[BaseModel], above: frozenset[type[BaseModel]] = frozenset()
) -> Iterator[type[BaseModel]]:
    """Yield the records that a record is made of; a block may stand in a block."""
    for field in record.model_fields.values():
        for below in _records(field.annotation):
            if below not in above:
                yield below
                yield from _records_below(below, above | {record, below})
