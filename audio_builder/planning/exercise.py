"""The directions of turns on words' time: how to get ready, then sides and reps."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Guide, Pace
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Air, Bell, Phrase
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.script import Direction, Mark, Ring, Slot, say, words
from audio_builder.planning.steps import Manner, direct_step
from audio_builder.planning.turns import Turn
from audio_builder.units import Ms

SETUP_MOVE_MS: Final = Ms(2_000)
"""Time to do what one line of the setup says."""
TEN_SECONDS_FROM_MS: Final = 30_000
"""Shortest rest before a bell whose last ten seconds are told."""
_TEN_MS: Final = 10_000


def direct_setup(exercise: Exercise, guide: Guide, place: Place) -> Iterator[Direction]:
    """Yield what is said of an exercise before its first turn."""
    sides = exercise.side_of_turn(1)
    first_side = sides[0] if sides else None
    if guide is Guide.FULL:
        yield from say(exercise.purpose, Role.PURPOSE, place)
    if guide is not Guide.TONES:
        for line in exercise.setup:
            yield from _setup_line(line, first_side, place)
    if guide is Guide.FULL:
        for line in exercise.cautions:
            text = phrases.for_side(line, first_side)
            yield from say(text, Role.CAUTION, place)


def direct_turn(routine: Routine, turn: Turn, pace: Pace, title: str) -> Iterator[Direction]:
    """Yield the directions of one turn on words' time, all its sides and reps.

    Args:
        routine: what it is part of.
        turn: which exercise, and which set or round.
        pace: breath, reps and guide.
        title: the chapter of the item.
    """
    exercise = turn.exercise
    reps = exercise.reps.within(pace.reps, turn.number) if exercise.reps else 1
    sides = exercise.side_of_turn(turn.number)
    together = exercise.alternate == "reps"
    for index, side in enumerate((None,) if together or not sides else sides):
        place = replace(turn.place, side=side, reps=reps)
        mark = turn_mark(title, turn, place)
        if mark is not None and (index == 0 or turn.block is None):
            yield mark
        if index:
            yield from _change_of_side(routine, exercise, place, pace.guide)
        elif turn.first:
            yield from _lead_in(routine, turn, place, pace)
        else:
            yield from _rest(turn, place, pace)
        if turn.first:
            for at in _sides_in_rep(exercise, place):
                yield from _prepare(turn, at, pace)
        for rep in range(1, reps + 1):
            yield from _rep(turn, replace(place, rep=rep), pace)


def turn_mark(title: str, turn: Turn, place: Place) -> Mark | None:
    """The chapter that a turn opens; None if its item has only one, or a round goes on."""
    if turn.block is not None:
        return Mark(title=f"{title}: {turn.chapter}", inner=True) if turn.chapter else None
    parts = [f"{place.side} side"] if place.side else []
    if turn.total > 1:
        parts.append(f"set {turn.number}")
    return Mark(title=f"{title}: {', '.join(parts)}", inner=True) if parts else None


def direct_rest(turn: Turn, place: Place, texts: tuple[str, ...]) -> Iterator[Direction]:
    """Yield the rest before a turn; a long one tells its last ten seconds.

    Where there is none, what it would say takes its own time.
    """
    length_ms = turn.rest_ms
    if not length_ms:
        for text in texts:
            yield from say(text, Role.REST, place)
        return
    is_told = length_ms >= TEN_SECONDS_FROM_MS and turn.calls.ten_seconds is not False
    end_ms = _TEN_MS if is_told else 0
    # What comes was said long ago by then, and is told again.
    what = (phrases.sentence(turn.exercise.title),) if turn.changes else ()
    ending = words(phrases.TEN_SECONDS, *what)
    for part_ms, lead in ((length_ms - end_ms, words(*texts)), (end_ms, ending)):
        if part_ms:
            slot = _timed(Ms(part_ms), lead, Role.REST, place)
            yield replace(slot, in_pieces=end_ms > 0)


def _setup_line(line: str, side: str | None, place: Place) -> Iterator[Direction]:
    yield from say(phrases.for_side(line, side), Role.SETUP, place)
    yield Slot(length_ms=SETUP_MOVE_MS, air=Air.REST, leads=(), role=Role.SETUP, place=place)


def _lead_in(routine: Routine, turn: Turn, place: Place, pace: Pace) -> Iterator[Direction]:
    texts = [phrases.GET_READY]
    if pace.guide is not Guide.TONES and turn.block is None:
        dose = turn.dose(pace.reps)
        if turn.total > 1:
            texts.append(phrases.turn_of(turn.number, turn.total, name=turn.name, dose=dose))
        elif dose:
            texts.append(phrases.sentence(dose))
    told = any(phrases.names_side(line) for line in turn.exercise.setup)
    if pace.guide is Guide.TONES or (turn.exercise.alternate in ("sets", "rounds") and not told):
        texts += turn.side_words(place.side)
    if routine.lead_in_ms:
        yield _timed(routine.lead_in_ms, words(*texts), Role.LEAD_IN, place)
    yield Ring(bell=Bell.BEGIN, role=Role.LEAD_IN, place=place)


def _rest(turn: Turn, place: Place, pace: Pace) -> Iterator[Direction]:
    """What leads to a later turn: a rest that says what comes, or just that."""
    exercise, guide = turn.exercise, pace.guide
    back: tuple[str, ...] = ()
    if len(exercise.sides) > 1 and exercise.alternate is None and not turn.changes:
        back = _change(exercise, place, guide)
    elif place.side and exercise.alternate is None and (guide is Guide.TONES or turn.changes):
        back = (phrases.side(place.side),)
    rests = turn.rest_ms and exercise.kind != "walk"
    rest = (phrases.REST,) if rests else ()
    yield from direct_rest(turn, place, (*rest, *turn.heralds(guide, pace.reps), *back))
    yield Ring(bell=Bell.BEGIN, role=Role.REST, place=place)


def _change_of_side(
    routine: Routine, exercise: Exercise, place: Place, guide: Guide
) -> Iterator[Direction]:
    time = exercise.change_of_side_time
    length_ms = routine.change_of_side_ms if time is None else time.ms
    if length_ms:
        texts = _change(exercise, place, guide)
        yield _timed(length_ms, words(*texts), Role.CHANGE_SIDE, place)
    if guide is not Guide.TONES and place.set == 1:
        for line in _setup_of_the_other_side(exercise):
            yield from _setup_line(line, place.side, place)
    yield Ring(bell=Bell.BEGIN, role=Role.CHANGE_SIDE, place=place)


def _setup_of_the_other_side(exercise: Exercise) -> tuple[str, ...]:
    """The setup's lines that name a side, if the author's words for the change name none."""
    if any(phrases.names_side(line) for line in exercise.change_of_side or ()):
        return ()
    return tuple(line for line in exercise.setup if phrases.names_side(line))


def _change(exercise: Exercise, place: Place, guide: Guide) -> tuple[str, ...]:
    if guide is Guide.TONES or exercise.change_of_side is None:
        return (phrases.SWITCH_SIDES, phrases.side(place.side or ""))
    return tuple(phrases.for_side(line, place.side) for line in exercise.change_of_side)


def _timed(length_ms: Ms, leads: tuple[Phrase, ...], role: Role, place: Place) -> Slot:
    return Slot(length_ms=length_ms, air=Air.REST, leads=leads, role=role, place=place)


def _prepare(turn: Turn, place: Place, pace: Pace) -> Iterator[Direction]:
    manner = Manner.TAUGHT if pace.guide is Guide.FULL else Manner.NAMED
    for index, step in enumerate(turn.exercise.prepare, start=1):
        here = replace(place, rep=0, step=index)
        yield from direct_step(step, here, pace, manner, calls=turn.calls)


def _rep(turn: Turn, place: Place, pace: Pace) -> Iterator[Direction]:
    """The first rep of each side is taught in full; the others are named, or run on."""
    exercise = turn.exercise
    number, reps = place.rep or 0, place.reps or 0
    if pace.guide is not Guide.TONES and not exercise.run_on:
        for text in filter(None, [phrases.rep_of(number, reps)]):
            yield from say(text, Role.REP, place)
    teaches = pace.guide is Guide.FULL and turn.first and number == 1
    manner = Manner.TAUGHT if teaches else Manner.NAMED
    if exercise.run_on and number > 1:
        manner = Manner.RUNNING_ON
    opening = _opening(exercise, number, reps) if exercise.run_on else None
    for at in _sides_in_rep(exercise, place):
        is_first = at.side in (None, place.side, *exercise.sides[:1])
        for index, step in enumerate(exercise.steps, start=1):
            here = replace(at, step=index)
            counted = opening if index == 1 and is_first else None
            yield from direct_step(
                step,
                here,
                pace,
                manner,
                calls=turn.calls,
                opening=counted,
                run_on=exercise.run_on is True,
            )


def _opening(exercise: Exercise, number: int, reps: int) -> str:
    """A rep's number. Said inside the first of its breaths, "Last one." would mean that breath."""
    ways = [step.breath.way if step.breath else None for step in exercise.steps]
    if None not in ways and ways.count("in") > 1:
        return phrases.rep_number(number)
    return phrases.number_of(number, reps)


def _sides_in_rep(exercise: Exercise, place: Place) -> Iterator[Place]:
    """Where the steps of one rep belong: on each side in turn, if sides alternate by reps."""
    if exercise.alternate == "reps":
        for side in exercise.sides:
            yield replace(place, side=side)
    else:
        yield place
