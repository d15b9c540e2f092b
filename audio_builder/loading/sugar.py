"""What authors write and records do not have: the key `block`, and sides that `alternate`.

Data is rewritten before it is held against the model, and the model's paths are led back to what
the author wrote.
"""

from typing import Final, cast

from audio_builder.loading.plain import BLOCK, Json, KeyPath, mapping, sequence
from audio_builder.model.routine import Routine

_ALTERNATE: Final = "alternate"
_ABSENT: Final = object()


def desugared(data: Json) -> Json:
    """Plain data as the model wants it; what is not as expected stays as it is."""
    match data:
        case dict():
            plain = {key: desugared(value) for key, value in data.items()}
            if BLOCK in plain:
                inner = plain[BLOCK]
                return {"exercises": None} | (inner if isinstance(inner, dict) else {})
            if plain.get("sides") == _ALTERNATE:
                return {_ALTERNATE: "reps"} | plain | {"sides": ["left", "right"]}
            return plain
        case list():
            return [desugared(item) for item in data]
        case _:
            return data


def as_written(routine: Routine) -> dict[str, Json]:
    """A routine as plain data in the form of its file: a block stands under its key."""
    return _written(routine.model_dump(mode="json"))


def _written(record: dict[str, Json]) -> dict[str, Json]:
    items = sequence(record.get("exercises"))
    written: list[Json] = []
    for item in items:
        is_block = isinstance(item, dict) and "exercises" in item
        written.append({BLOCK: _written(mapping(item))} if is_block else item)
    return record | {"exercises": written} if items else record


def authors_path(path: KeyPath, data: Json, *, sugared: bool = True) -> KeyPath:
    """Where the author wrote what the model calls by a path.

    A tag of the model's unions and an index into what is no list are no places in a file; the key
    `block` is one that the model does not know. The last part may be missing from the data.

    Args:
        path: as the model reports it.
        data: as the author wrote it.
        sugared: whether the language has the key `block` and breaths with a length.
    """
    found: list[str | int] = []
    here = data
    for index, part in enumerate(path):
        if sugared and isinstance(here, dict) and isinstance(here.get(BLOCK), dict):
            found.append(BLOCK)
            here = here[BLOCK]
        if sugared:
            part = _authors_key(here, part)  # noqa: PLW2901 - the same key, as its author wrote it
        inner = _part(here, part)
        if inner is not _ABSENT:
            found.append(part)
            here = cast("Json", inner)
        elif index == len(path) - 1 and not _is_tag(part) and isinstance(here, dict | list):
            found.append(part)
    return tuple(found)


def _authors_key(here: Json, part: str | int) -> str | int:
    """A breath's length stands under `in` or `out`."""
    is_breath = isinstance(here, dict) and set(here) in ({"in"}, {"out"})
    return next(iter(mapping(here))) if is_breath and part == "seconds" else part


def _part(here: Json, part: str | int) -> Json | object:
    if isinstance(here, dict) and isinstance(part, str):
        return here.get(part, _ABSENT)
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        return here[part]
    return _ABSENT


def _is_tag(part: str | int) -> bool:
    return isinstance(part, str) and part.startswith("<")
