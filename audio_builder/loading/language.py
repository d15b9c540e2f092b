"""What the language knows of a place in a routine: which record stands there, with which keys."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from audio_builder.loading.plain import KeyPath
from audio_builder.model.routine import Routine

_KEY_MAX: Final = 40
"""Longer words are no misspelt keys; comparing them would only take time."""


def record_at(path: KeyPath) -> type[BaseModel] | None:
    """The record that belongs at a path; None where the language has no record."""
    record: type[BaseModel] | None = Routine
    for part in path:
        if isinstance(part, str):
            field = record.model_fields.get(part) if record else None
            record = next(_records(field.annotation), None) if field else None
    return record


def field_at(path: KeyPath) -> FieldInfo | None:
    """The field that a path leads to, or the field whose list it leads into."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    record = record_at(path[:-1]) if path else None
    return record.model_fields.get(str(path[-1])) if record else None


def keys_at(path: KeyPath) -> tuple[str, ...]:
    """The keys of the record that belongs at a path."""
    record = record_at(path)
    return tuple(record.model_fields) if record else ()


def purpose_of(path: KeyPath) -> str:
    """What the field at a path is for, as the end of a sentence."""
    field = field_at(path)
    described = (field.description if field else None) or "see the format's description"
    return described[0].lower() + described[1:].removesuffix(".")


def homes_of(key: str) -> tuple[str, ...]:
    """The records that have a key, by the names their authors know them by."""
    records: dict[type[BaseModel], None] = dict.fromkeys((Routine, *_records_below(Routine)))
    owners = (record.__name__.lower() for record in records if key in record.model_fields)
    return tuple(f"an {name}" if name[0] in "aeiou" else f"a {name}" for name in owners)


def closest(word: str, choices: tuple[str, ...]) -> str | None:
    """The choice that a word is most likely meant to be."""
    if len(word) > _KEY_MAX:
        return None
    folded = word.strip().lower().replace("-", "_").replace(" ", "_")
    return next(iter(get_close_matches(folded, choices, n=1)), None)


def _records(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _records(part)


def _records_below(record: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in record.model_fields.values():
        for below in _records(field.annotation):
            yield below
            yield from _records_below(below)
