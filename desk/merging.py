"""Two changes of one text, merged by lines. Pure.

Changes that touch neighbouring lines are not merged: whether they go together only a person knows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """Lines `start` to `end` of the base became others."""

    start: int
    end: int
    lines: tuple[str, ...]


def merged(base: str, mine: str, theirs: str) -> str | None:
    """A text that has both changes of a base; None where both changed the same lines."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    lines = base.splitlines(keepends=True)
    ours = list(_changes(lines, mine.splitlines(keepends=True)))
    others = [
        each for each in _changes(lines, theirs.splitlines(keepends=True)) if each not in ours
    ]
    if any(_touch(one, other) for one in ours for other in others):
        return None
    return _applied(lines, sorted([*ours, *others], key=lambda each: (each.start, each.end)))


def _changes(base: Sequence[str], changed: Sequence[str]) -> Iterator[_Change]:
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    for tag, start, end, changed_start, changed_end in matcher.get_opcodes():
        if tag != "equal":
            yield _Change(start=start, end=end, lines=tuple(changed[changed_start:changed_end]))


def _touch(one: _Change, other: _Change) -> bool:
    return one.start <= other.end and other.start <= one.end


def _applied(base: Sequence[str], changes: Sequence[_Change]) -> str:
    result: list[str] = []
    at = 0
    for change in changes:
        result += base[at : change.start]
        result += change.lines
        at = change.end
    return "".join([*result, *base[at:]])
