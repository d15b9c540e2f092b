"""What a page is told of a text: its problems, its data, and where each part stands. Pure."""

from dataclasses import dataclass

from audio_builder.loading.examining import Examined, Located
from audio_builder.loading.plain import BLOCK, Json, KeyPath, mapping, sequence
from audio_builder.loading.reuse import USE


def path_text(path: KeyPath) -> str:
    """A path as one word, as in `exercises.0.reps`."""
    return ".".join(map(str, path))


def view_of(examined: Examined) -> dict[str, object]:
    """Problems, data and places of a text, as plain data.

    `uses` has the exercises that come from files of their own, by the paths of their items.
    """
    document = examined.written
    return {
        "problems": [problem_view(each) for each in examined.located],
        "data": document.data,
        "places": {
            path_text(path): [position.key.line, position.key.column]
            for path, position in document.positions.by_path.items()
        },
        "uses": dict(_uses(document.data, examined.resolved.data)),
    }


def problem_view(located: Located) -> dict[str, object]:
    """A problem as plain data; its path is None where it is about no part of the data."""
    problem = located.problem
    return {
        "line": problem.line,
        "column": problem.column,
        "what": problem.what,
        "mend": problem.mend,
        "path": None if located.path is None else list(located.path),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """An item as it is written, and as it is meant."""

    path: KeyPath
    written: dict[str, Json]
    resolved: dict[str, Json]


def _uses(
    written: dict[str, Json] | None, resolved: dict[str, Json] | None
) -> list[tuple[str, dict[str, Json]]]:
    found: list[tuple[str, dict[str, Json]]] = []
    open_pairs = _pairs((), written or {}, resolved or {})
    while open_pairs:
        pair = open_pairs.pop(0)
        if USE in pair.written:
            found.append((path_text(pair.path), pair.resolved))
        inner = mapping(pair.written.get(BLOCK)), mapping(pair.resolved.get(BLOCK))
        open_pairs += _pairs((*pair.path, BLOCK), *inner)
    return found


def _pairs(path: KeyPath, written: dict[str, Json], resolved: dict[str, Json]) -> list[_Pair]:
    items = zip(
        sequence(written.get("exercises")), sequence(resolved.get("exercises")), strict=False
    )
    return [
        _Pair(path=(*path, "exercises", index), written=mapping(one), resolved=mapping(other))
        for index, (one, other) in enumerate(items)
    ]
