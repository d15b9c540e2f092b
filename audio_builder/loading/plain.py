"""Plain data, as it stands in a file before anybody knows that it is a routine.

Whatever reads it here is tolerant: a part that is missing or of the wrong type counts as absent,
because structure validation reports it and the other rules still want their say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
KeyPath = tuple[str | int, ...]
"""The way to a part of the data: `('exercises', 0, 'reps')`."""

BLOCK: Final = "block"
"""The key under which an item of a list of exercises holds a block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong at a part of the data; it becomes a problem once its place is known."""

    path: KeyPath
    what: str
    mend: str
    on_key: bool = False
    """Whether the key is to blame rather than its value."""


def mapping(value: Json) -> dict[str, Json]:
    """The mapping that stands here, or an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: Json) -> list[Json]:
    """The list that stands here, or an empty one."""
    return value if isinstance(value, list) else []


def text(value: Json) -> str | None:
    """The text that stands here."""
    return value if isinstance(value, str) else None


def whole(value: Json) -> int | None:
    """The whole number that stands here; YAML's `true` is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def items(data: dict[str, Json], path: KeyPath = ()) -> Iterator[tuple[KeyPath, dict[str, Json]]]:
    """Yield each exercise and each block of a list of exercises, with its path."""
    for index, item in enumerate(sequence(data.get("exercises"))):
        if not isinstance(item, dict):
            continue
        if isinstance(item.get(BLOCK), dict):
            yield (*path, "exercises", index, BLOCK), mapping(item[BLOCK])
        else:
            yield (*path, "exercises", index), item


def is_block(path: KeyPath) -> bool:
    """Whether what stands at the path of an item is a block."""
    return path[-1] == BLOCK


def blocks(data: dict[str, Json], path: KeyPath = ()) -> Iterator[tuple[KeyPath, dict[str, Json]]]:
    """Yield each block with its path, an outer one before those in it."""
    for at, item in items(data, path):
        if is_block(at):
            yield at, item
            yield from blocks(item, at)


def exercises(
    data: dict[str, Json], path: KeyPath = ()
) -> Iterator[tuple[KeyPath, dict[str, Json]]]:
    """Yield each exercise of a routine with its path, those in blocks too."""
    for at, item in items(data, path):
        if is_block(at):
            yield from exercises(item, at)
        else:
            yield at, item


def steps(path: KeyPath, exercise: dict[str, Json]) -> Iterator[tuple[KeyPath, dict[str, Json]]]:
    """Yield each step of an exercise with its path, those of `prepare` first."""
    for key in ("prepare", "steps"):
        for index, step in enumerate(sequence(exercise.get(key))):
            if isinstance(step, dict):
                yield (*path, key, index), step
