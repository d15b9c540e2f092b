"""The directions of one exercise: how to get ready, then its sets, sides and reps."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from audio_builder.model.pace import Guide, Pace
from audio_builder.model.routine import Exercise, Routine
from audio_builder.model.sounds import Air, Bell
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.script import Direction, Mark, Ring, Slot, say, words
from audio_builder.planning.steps import direct_step
from audio_builder.units import Ms

SETUP_MOVE_MS: Final = Ms(2_000)
"""Time to do what one line of the setup says."""


def direct_exercise(routine: Routine, number: int, pace: Pace) -> Iterator[Direction]:
    """Yield the directions of exercise `number` (from 1), from its setup to its last rep."""
    exercise = routine.exercises[number - 1]
    reps = exercise.reps.within(pace.reps)
    yield from _setup(exercise, pace.guide)
    for set_number in range(1, exercise.sets + 1):
        for index, side in enumerate(exercise.sides or (None,)):
            place = Place(exercise=exercise.id, side=side, set=set_number, reps=reps)
            if exercise.sides or exercise.sets > 1:
                yield Mark(title=_chapter(number, exercise, place))
            yield from _way_in(routine, exercise, place, first_side=index == 0, guide=pace.guide)
            if set_number == 1:
                yield from _prepare(exercise, place, pace)
            for rep in range(1, reps + 1):
                yield from _rep(exercise, replace(place, rep=rep), pace)


def chapter_title(number: int, exercise: Exercise) -> str:
    """The chapter in which an exercise is announced and set up."""
    return f"{number}. {exercise.title}"


def _chapter(number: int, exercise: Exercise, place: Place) -> str:
    parts = [f"{place.side} side"] if place.side else []
    if exercise.sets > 1:
        parts.append(f"set {place.set}")
    return f"{chapter_title(number, exercise)}: {', '.join(parts)}"


def _setup(exercise: Exercise, guide: Guide) -> Iterator[Direction]:
    first_side = exercise.sides[0] if exercise.sides else None
    place = Place(exercise=exercise.id)
    if guide is Guide.FULL:
        yield from say(exercise.purpose, Role.PURPOSE, place)
    if guide is not Guide.TONES:
        for line in exercise.setup:
            text = phrases.for_side(line, first_side)
            yield from say(text, Role.SETUP, place)
            yield Slot(
                length_ms=SETUP_MOVE_MS, air=Air.REST, leads=(), role=Role.SETUP, place=place
            )
    if guide is Guide.FULL:
        for line in exercise.cautions:
            text = phrases.for_side(line, first_side)
            yield from say(text, Role.CAUTION, place)


def _way_in(
    routine: Routine, exercise: Exercise, place: Place, *, first_side: bool, guide: Guide
) -> Iterator[Direction]:
    """What leads to the first rep of a set and side: getting ready, a rest, or changing sides."""
    here = (phrases.side(place.side),) if place.side and guide is Guide.TONES else ()
    if not first_side:
        role, length_ms = Role.CHANGE_SIDE, routine.change_of_side_ms
        texts = _change(exercise, place, guide)
    elif place.set == 1:
        role, length_ms, texts = Role.LEAD_IN, routine.lead_in_ms, (phrases.GET_READY, *here)
    else:
        role, length_ms = Role.REST, exercise.rest_between_sets_ms
        back = _change(exercise, place, guide) if len(exercise.sides) > 1 else here
        texts = (phrases.REST, phrases.set_next(place.set or 1, exercise.sets), *back)
    if length_ms:
        yield Slot(length_ms=length_ms, air=Air.REST, leads=words(*texts), role=role, place=place)
    yield Ring(bell=Bell.BEGIN, role=role, place=place)


def _change(exercise: Exercise, place: Place, guide: Guide) -> tuple[str, ...]:
    if guide is Guide.TONES or exercise.change_of_side is None:
        return (phrases.SWITCH_SIDES, phrases.side(place.side or ""))
    return (phrases.for_side(exercise.change_of_side, place.side),)


def _prepare(exercise: Exercise, place: Place, pace: Pace) -> Iterator[Direction]:
    for index, step in enumerate(exercise.prepare, start=1):
        here = replace(place, rep=0, step=index)
        in_full = pace.guide is Guide.FULL
        yield from direct_step(step, here, pace.breath, pace.guide, in_full=in_full)


def _rep(exercise: Exercise, place: Place, pace: Pace) -> Iterator[Direction]:
    """The first rep of each side is taught in full, the others are named."""
    number, reps = place.rep or 0, place.reps or 0
    if pace.guide is not Guide.TONES:
        yield from say(phrases.rep_of(number, reps), Role.REP, place)
    in_full = pace.guide is Guide.FULL and (place.set, number) == (1, 1)
    for index, step in enumerate(exercise.steps, start=1):
        here = replace(place, step=index)
        yield from direct_step(step, here, pace.breath, pace.guide, in_full=in_full)
