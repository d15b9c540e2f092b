"""What changed in a routine since it was built, by exercise and line, in plain words. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from audio_builder.loading.plain import Json, KeyPath, exercises, items, mapping, sequence, text
from audio_builder.loading.problems import shown

_ITEMS: Final = ("exercises", "block")
_LINES_MAX: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of the routine itself, or of one of its exercises and blocks.

    Attributes:
        kind: `added`, `removed`, `moved` or `changed`.
        title: whose; nothing for the routine itself.
        path: where it stands now; None if it is gone.
        lines: what is other than it was, a sentence each.
    """

    kind: str
    title: str
    path: KeyPath | None
    lines: tuple[str, ...] = ()


def changes(before: dict[str, Json], after: dict[str, Json]) -> tuple[Change, ...]:
    """What changed from one routine to another.

    Args:
        before: a routine as plain data, with everything that it leaves out filled in.
        after: the same of the other.
    """
    return tuple(_changes(before, after))


def _changes(before: dict[str, Json], after: dict[str, Json]) -> Iterator[Change]:
    own = tuple(_differences(_own(before), _own(after)))
    if own:
        yield Change(kind="changed", title="", path=(), lines=own[:_LINES_MAX])
    old, new = dict(_parts(before)), dict(_parts(after))
    for name, (_, part) in old.items():
        if name not in new:
            yield Change(kind="removed", title=_title(part), path=None)
    common = [name for name in old if name in new], [name for name in new if name in old]
    moved = _moved(*common)
    for name, (path, part) in new.items():
        if name not in old:
            yield Change(kind="added", title=_title(part), path=path)
            continue
        lines = tuple(_differences(_own(old[name][1]), _own(part)))
        if lines:
            yield Change(kind="changed", title=_title(part), path=path, lines=lines[:_LINES_MAX])
        if name in moved:
            yield Change(kind="moved", title=_title(part), path=path)


def _own(part: dict[str, Json]) -> dict[str, Json]:
    """What a part says beside the exercises in it."""
    return {key: value for key, value in part.items() if key not in _ITEMS}


def _parts(data: dict[str, Json]) -> Iterator[tuple[str, tuple[KeyPath, dict[str, Json]]]]:
    """Yield exercises and blocks by what they are known by: their ids, or a block's number."""
    for path, exercise in exercises(data):
        yield f"exercise {text(exercise.get('id'))}", (path, exercise)
    open_records: list[tuple[KeyPath, dict[str, Json]]] = [((), data)]
    number = 0
    while open_records:
        at, record = open_records.pop(0)
        for path, item in items(record, at):
            if path[-1] == "block":
                number += 1
                yield f"block {text(item.get('id')) or number}", (path, item)
                open_records.append((path, item))


def _title(part: dict[str, Json]) -> str:
    titles = (text(mapping(each).get("title")) for each in sequence(part.get("exercises")))
    return text(part.get("title")) or ", ".join(title for title in titles if title) or "a block"


def _moved(old: list[str], new: list[str]) -> set[str]:
    """The names that stand elsewhere among those that both have."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    kept = {
        name
        for block in matcher.get_matching_blocks()
        for name in old[block.a : block.a + block.size]
    }
    return set(new) - kept


def _differences(before: Json, after: Json, name: str = "") -> Iterator[str]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            inside = f"{name}, {key}" if name else key
            yield from _differences(before.get(key), after.get(key), inside)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _in_lists(before, after, name)
    elif before is None:
        yield f"{name}: now {_told(after)}"
    elif after is None:
        yield f"{name}: {_told(before)} is gone"
    else:
        yield f"{name}: was {_told(before)}, is {_told(after)}"


def _in_lists(before: list[Json], after: list[Json], name: str) -> Iterator[str]:
    old_told, new_told = ([repr(item) for item in each] for each in (before, after))
    matcher = SequenceMatcher(None, old_told, new_told, autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        old, new = before[start:end], after[new_start:new_end]
        if old == new:
            continue
        for index, (one, other) in enumerate(zip(old, new, strict=False), start=new_start + 1):
            yield from _differences(one, other, f"{name} {index}")
        shared = min(len(old), len(new))
        for index, item in enumerate(old[shared:], start=start + shared + 1):
            yield f"{name} {index}: {_told(item)} is gone"
        for index, item in enumerate(new[shared:], start=new_start + shared + 1):
            yield f"{name} {index}: new, {_told(item)}"


def _told(value: Json) -> str:
    """A value in a sentence."""
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return shown(value)
        case list():
            return ", ".join(map(_told, value)) or "nothing"
        case dict():
            said = text(value.get("say")) or text(value.get("title"))
            given = (
                f"{key} {_told(each)}" for key, each in value.items() if each not in (None, [])
            )
            return shown(said) if said else ", ".join(given) or "given"
        case _:
            return f"{value:g}" if isinstance(value, float) else str(value)
