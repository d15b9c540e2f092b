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
    yield from _setup(exercise, pace.guide)
    for set_number in range(1, exercise.sets + 1):
        for index, side in enumerate(exercise.sides or (None,)):
            place = Place(
                exercise=exercise.id,
                side=side,
                set=set_number,
                reps=exercise.reps.within(pace.reps),
            )
            if exercise.sides or exercise.sets > 1:
                yield Mark(title=_chapter(number, exercise, place))
            yield from _way_in(routine, exercise, index, place, pace.guide)
            yield from _reps(exercise, place, pace)


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
    routine: Routine, exercise: Exercise, side_index: int, place: Place, guide: Guide
) -> Iterator[Direction]:
    """What leads to the first rep of a set and side: getting ready, a rest, or changing sides."""
    change = phrases.for_side(exercise.change_of_side or phrases.SWITCH_SIDES, place.side)
    role, length_ms = Role.LEAD_IN, routine.lead_in_ms
    texts: tuple[str, ...] = (phrases.GET_READY,)
    if side_index > 0:
        spoken = phrases.SWITCH_SIDES if guide is Guide.TONES else change
        role, length_ms, texts = Role.CHANGE_SIDE, routine.change_of_side_ms, (spoken,)
    elif place.set != 1:
        coming = phrases.set_next(place.set or 1, exercise.sets)
        texts = (phrases.REST, coming, *([change] if len(exercise.sides) > 1 else []))
        role, length_ms = Role.REST, exercise.rest_between_sets_ms
    yield Slot(length_ms=length_ms, air=Air.REST, leads=words(*texts), role=role, place=place)
    yield Ring(bell=Bell.BEGIN, role=role, place=place)


def _reps(exercise: Exercise, place: Place, pace: Pace) -> Iterator[Direction]:
    """Taught in full once on each side, named from then on."""
    taught = pace.guide is Guide.FULL and place.set == 1
    if place.set == 1:
        for index, step in enumerate(exercise.prepare, start=1):
            here = replace(place, rep=0, step=index)
            yield from direct_step(step, here, pace.breath, pace.guide, in_full=taught)
    reps = place.reps or 0
    for rep in range(1, reps + 1):
        if pace.guide is not Guide.TONES:
            here = replace(place, rep=rep)
            yield from say(phrases.rep_of(rep, reps), Role.REP, here)
        for index, step in enumerate(exercise.steps, start=1):
            here = Place(
                exercise=place.exercise,
                side=place.side,
                set=place.set,
                rep=rep,
                reps=place.reps,
                step=index,
            )
            yield from direct_step(step, here, pace.breath, pace.guide, in_full=taught and rep == 1)
