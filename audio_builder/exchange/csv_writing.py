"""Drafts as a table of exercises: CSV that spreadsheets and `repcast import` read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from audio_builder.exchange.draft import (
    Draft,
    DraftBlock,
    DraftExercise,
    DraftItem,
    Remark,
    depth,
    leaves,
)

HEADER: Final = (
    "name",
    "sets",
    "reps",
    "seconds",
    "rest",
    "sides",
    "posture",
    "block",
    "rounds",
    "notes",
)
_FORMULA: Final = ("=", "+", "-", "@")
"""What a spreadsheet would take for a formula, at the start of a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The text of a table, and what did not go into it."""

    text: str
    losses: tuple[Remark, ...]


def render_csv(draft: Draft) -> Table:
    """A draft as a table."""
    rows: list[Sequence[str]] = [HEADER]
    losses: list[Remark] = []
    for number, item in enumerate(_one_level(draft.items, losses), start=1):
        if isinstance(item, DraftExercise):
            rows.append(_row(item, "", ""))
            continue
        losses += _lost_of(item)
        name = item.title if item.title and not item.title.isdigit() else str(number)
        inner = tuple(leaves(item.items))
        for place, exercise in enumerate(inner, start=1):
            is_last = place == len(inner)
            rest_ms = item.rest_ms if is_last and item.rest_ms is not None else exercise.rest_ms
            rows.append(_row(exercise, name, str(item.rounds), rest_ms))
    text = "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)
    return Table(text=text, losses=tuple(losses))


def _one_level(items: Sequence[DraftItem], losses: list[Remark]) -> Iterator[DraftItem]:
    """Yield items; a block that goes round once and has others in it, as several that follow."""
    for item in items:
        is_nest = isinstance(item, DraftBlock) and item.rounds == 1 and depth(item.items) > 0
        if not isinstance(item, DraftBlock) or not is_nest:
            yield item
            continue
        losses.append(Remark(where=item.where, what="that its parts run on without a stop"))
        for is_exercise, run in groupby(item.items, lambda each: isinstance(each, DraftExercise)):
            parts = tuple(run)
            yield from (replace(item, items=parts, title=None),) if is_exercise else parts


def _lost_of(block: DraftBlock) -> Iterator[Remark]:
    if block.every_ms is not None:
        yield Remark(
            where=block.where, what=f"that a turn starts every {block.every_ms / 1000:g} s"
        )
    if block.for_ms is not None:
        yield Remark(where=block.where, what=f"that it lasts {block.for_ms / 1000:g} s")
    if depth(block.items):
        yield Remark(where=block.where, what="the rounds of the blocks inside it")


def _row(
    exercise: DraftExercise, block: str, rounds: str, rest_ms: int | None = None
) -> Sequence[str]:
    rest_ms = exercise.rest_ms if rest_ms is None else rest_ms
    return (
        exercise.title,
        str(exercise.sets) if not block else "",
        _reps(exercise),
        _seconds(exercise.work_ms),
        _seconds(rest_ms),
        " ".join(exercise.sides),
        exercise.posture or "",
        block,
        rounds,
        " ".join(exercise.notes),
    )


def _reps(exercise: DraftExercise) -> str:
    if len(exercise.reps) == 1 and exercise.reps_most is not None:
        return f"{exercise.reps[0]}-{exercise.reps_most}"
    return "/".join(map(str, exercise.reps))


def _seconds(length_ms: int | None) -> str:
    return "" if length_ms is None else f"{length_ms / 1000:g}"


def _cell(text: str) -> str:
    safe = f"'{text}" if text.startswith(_FORMULA) else text
    if not any(char in safe for char in ',"\r\n;\t'):
        return safe
    return '"' + safe.replace('"', '""') + '"'
