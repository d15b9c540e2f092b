"""Reuse: `use: bird-dog` stands for an exercise that is written once, in a file of its own.

The exercise's keys are put in its place, those that the routine gives replacing them one by one.
Everything keeps its place in its own file, so that a problem can name both.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from audio_builder.loading.document import Document, read_document
from audio_builder.loading.language import closest
from audio_builder.loading.plain import BLOCK, Finding, Json, KeyPath, sequence
from audio_builder.loading.positions import Positions, Used
from audio_builder.loading.problems import Problem, listed, shown
from audio_builder.loading.tree import merge_path

USE: Final = "use"
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAMED_MAX: Final = 12


class Exercises(Protocol):
    """The exercises that a routine may use."""

    def ids(self) -> tuple[str, ...]:
        """Their ids."""

    def read(self, exercise_id: str) -> tuple[str, bytes] | None:
        """The name of an exercise's file, and what it holds; None if there is none of this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoExercises:
    """None at all: for a routine that has no folder around it."""

    def ids(self) -> tuple[str, ...]:
        """No ids."""
        return ()

    def read(self, exercise_id: str) -> tuple[str, bytes] | None:  # noqa: ARG002 - a port's form
        """Nothing."""
        return None


@dataclass(slots=True, kw_only=True)
class _Resolved:
    """What is found while a document's items are gone through."""

    exercises: Exercises
    positions: Positions
    is_format_1: bool
    used: dict[KeyPath, Used] = field(default_factory=dict)
    unread: set[KeyPath] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def items(self, record: dict[str, Json], path: KeyPath) -> dict[str, Json]:
        """A record whose list of exercises has no `use` in it any more."""
        listed_items = record.get("exercises")
        if not isinstance(listed_items, list):
            return record
        resolved = [
            self._item(item, (*path, "exercises", index)) for index, item in enumerate(listed_items)
        ]
        return record | {"exercises": resolved}

    def _item(self, item: Json, path: KeyPath) -> Json:
        if not isinstance(item, dict):
            return item
        inner = item.get(BLOCK)
        if isinstance(inner, dict):
            return item | {BLOCK: self.items(inner, (*path, BLOCK))}
        return self._exercise(item, path) if USE in item else item

    def _exercise(self, item: dict[str, Json], path: KeyPath) -> Json:
        wanted = item[USE]
        if self.is_format_1:
            what = "'use' came with format 2"
            self._problem((*path, USE), what, "write 'format: 2' at the top")
        own = {key: value for key, value in item.items() if key != USE}
        found = self._read(wanted, (*path, USE))
        if found is None:
            self.unread.add(merge_path(path))
            return own
        name, document = found
        if document.data is None or document.problems:
            self._refuse(path, name, document.problems)
            return own
        if wrong := next((key for key in (USE, BLOCK, "exercises") if key in document.data), None):
            what = f"{name} has {shown(wrong)}, and can only hold one exercise"
            self._problem((*path, USE), what, "give it the keys of an exercise")
            self.unread.add(merge_path(path))
            return own
        theirs = {key: value for key, value in document.data.items() if key not in ("format", *own)}
        self.used[path] = Used(file=name, positions=document.positions, keys=frozenset(theirs))
        self.unread |= {(*path, *each) for each in document.unread if each and each[0] in theirs}
        return {"id": str(wanted)} | theirs | own

    def _read(self, wanted: Json, path: KeyPath) -> tuple[str, Document] | None:
        if not isinstance(wanted, str) or not _ID.fullmatch(wanted):
            self._problem(path, f"{shown(wanted)} is no id of an exercise", "write 'use: bird-dog'")
            return None
        found = self.exercises.read(wanted)
        if found is None:
            what = f"there is no exercise {shown(wanted)} to use"
            self._problem(path, what, _way_out(wanted, self.exercises.ids()))
            return None
        name, raw = found
        return name, read_document(raw)

    def _refuse(self, path: KeyPath, name: str, problems: tuple[Problem, ...]) -> None:
        self.unread.add(merge_path(path))
        for each in problems:
            what = f"in {name}:{each.line}:{each.column}: {each.what}"
            self._problem((*path, USE), what, each.mend)

    def _problem(self, path: KeyPath, what: str, mend: str) -> None:
        self.problems.append(self.positions.problem(Finding(path=path, what=what, mend=mend)))


def resolve_uses(document: Document, exercises: Exercises) -> Document:
    """A document in which each `use` is replaced by the exercise that it names.

    Args:
        document: a routine's, as read.
        exercises: those that it may use.
    """
    if document.data is None or not any(_uses(document.data)):
        return document
    resolved = _Resolved(
        exercises=exercises,
        positions=document.positions,
        is_format_1=document.data.get("format") == 1,
    )
    data = resolved.items(document.data, ())
    return replace(
        document,
        data=data,
        positions=replace(document.positions, used=resolved.used),
        unread=document.unread | resolved.unread,
        problems=(*document.problems, *resolved.problems),
    )


def _uses(record: Mapping[str, Json]) -> Iterator[bool]:
    for item in sequence(record.get("exercises")):
        if isinstance(item, dict):
            yield USE in item
            inner = item.get(BLOCK)
            yield from _uses(inner) if isinstance(inner, dict) else ()


def _way_out(wanted: str, ids: tuple[str, ...]) -> str:
    if not ids:
        return f"write it into a file 'exercises/{wanted}.yaml' beside the routine"
    guess = closest(wanted, ids)
    named = listed(ids[:_NAMED_MAX]) + (" …" if len(ids) > _NAMED_MAX else "")
    return f"did you mean '{guess}'?" if guess else f"there are {named}"
