"""Intervals: what a strict clock is made of, and how turns become them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audio_builder.model.doses import Calls
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Place, Role
from audio_builder.model.values import Kind
from audio_builder.planning import phrases
from audio_builder.planning.script import Mark
from audio_builder.planning.turns import Turn
from audio_builder.units import Ms

_NO_CALLS: Final = Calls()
_SILENT: Final = Calls(ten_seconds=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """One stretch of the clock."""

    length_ms: Ms
    kind: Kind
    role: Role
    place: Place
    calls: Calls = _NO_CALLS
    during: tuple[str, ...] = ()
    heralds: tuple[str, ...] = ()
    """What is said of it in the interval before."""
    mark: Mark | None = None

    @property
    def is_work(self) -> bool:
        """Whether something is to be done in it."""
        return self.role is Role.WORK


def turn_intervals(
    routine: Routine,
    turns: Sequence[Turn],
    pace: Pace,
    marks: Sequence[Mark | None],
    *,
    resting: bool = False,
    announced: bool = True,
) -> Iterator[Interval]:
    """Yield the intervals of turns by the clock: rest before each but the first, sides, work.

    Args:
        routine: what they are part of.
        turns: in a row.
        pace: how much is spoken, and how many reps are wished for.
        marks: the chapter that each turn opens, or None.
        resting: whether the rest before the first of them counts too.
        announced: whether the first exercise has just been announced.
    """
    for index, (turn, mark) in enumerate(zip(turns, marks, strict=True)):
        is_first = index == 0 and not resting
        heralds = () if is_first and announced else turn.heralds(pace.guide, pace.reps)
        yield from _turn_intervals(routine, turn, heralds, mark, is_first=is_first)


def _turn_intervals(
    routine: Routine, turn: Turn, heralds: tuple[str, ...], mark: Mark | None, *, is_first: bool
) -> Iterator[Interval]:
    exercise = turn.exercise
    work_ms = turn.every_ms if exercise.work is None else exercise.work.length_ms(turn.number)
    length_ms = Ms(work_ms or 0)
    if exercise.alternate not in ("sets", "rounds"):
        heralds += turn.side_words(turn.first_side)
    elif is_first:
        heralds = turn.side_words(turn.first_side)
    for index, side in enumerate(exercise.side_of_turn(turn.number) or (None,)):
        place = replace(turn.place, side=side)
        rest = Interval(
            length_ms=turn.rest_ms,
            kind="rest",
            role=Role.REST,
            place=place,
            # A short rest has no time to tell its last ten seconds, whatever is asked of work.
            calls=_SILENT if turn.calls.ten_seconds is False else _NO_CALLS,
            mark=mark,
        )
        if index:
            change_ms = _change_ms(routine, turn)
            rest = replace(rest, length_ms=change_ms, role=Role.CHANGE_SIDE, mark=None)
            lines = exercise.change_of_side or (phrases.SWITCH_SIDES, phrases.side(side or ""))
            heralds = tuple(phrases.for_side(line, side) for line in lines)
        rests = bool(index or not is_first) and rest.length_ms > 0
        if rests:
            yield rest
        yield Interval(
            length_ms=length_ms,
            kind=exercise.kind,
            role=Role.WORK,
            place=place,
            # Whoever works at a pace of their own has no middle to be told.
            calls=turn.calls.over(Calls(half_way=False)) if exercise.work is None else turn.calls,
            during=tuple(phrases.for_side(line, side) for line in exercise.during or ()),
            heralds=heralds,
            mark=None if rests or index else mark,
        )
        left_ms = 0 if turn.every_ms is None else turn.every_ms - length_ms
        if left_ms > 0:
            yield replace(rest, length_ms=Ms(left_ms), role=Role.REST, mark=None)


def _change_ms(routine: Routine, turn: Turn) -> Ms:
    """Time to change sides; none where a clock gives each side a period of its own."""
    if turn.every_ms is not None:
        return Ms(0)
    time = turn.exercise.change_of_side_time
    return routine.change_of_side_ms if time is None else time.ms
