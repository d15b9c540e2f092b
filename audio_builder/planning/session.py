"""The directions of a whole track: the session of a routine, or one exercise by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from audio_builder.model.pace import Guide, Pace
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Air
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.exercise import chapter_title, direct_exercise
from audio_builder.planning.script import Direction, Mark, Say, Slot, say, words

OPENING = "Introduction"
CLOSING = "Close"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackName:
    """One track of a routine: the session (no number) or an exercise by itself."""

    id: str
    title: str
    number: int | None
    """Which exercise, from 1; None for the session."""


def track_names(routine: Routine) -> tuple[TrackName, ...]:
    """Every track of a routine: the session first, then its exercises in order."""
    session = TrackName(id=routine.id, title=routine.title, number=None)
    return (
        session,
        *(
            TrackName(id=f"{number}-{exercise.id}", title=exercise.title, number=number)
            for number, exercise in enumerate(routine.exercises, start=1)
        ),
    )


def direct_track(routine: Routine, track: TrackName, pace: Pace) -> Iterator[Direction]:
    """Yield the directions of a track at a pace."""
    if track.number is None:
        yield from _session(routine, pace)
    else:
        yield from _single(routine, track.number, pace)


def _session(routine: Routine, pace: Pace) -> Iterator[Direction]:
    yield Mark(title=OPENING)
    opening = routine.intro if pace.guide is Guide.FULL else ()
    yield from _lines(opening or (phrases.sentence(routine.title),), Role.INTRO)
    yield from _lines(routine.safety, Role.SAFETY)
    for number, exercise in enumerate(routine.exercises, start=1):
        if number > 1:
            yield _rest(routine, number)
        yield Mark(title=chapter_title(number, exercise))
        place = Place(exercise=exercise.id)
        announcement = phrases.exercise_of(number, len(routine.exercises))
        for text in (announcement, phrases.sentence(exercise.title)):
            yield from say(text, Role.ANNOUNCE, place)
        yield from direct_exercise(routine, number, pace)
    if routine.close:
        yield Mark(title=CLOSING)
        yield from _lines(routine.close, Role.CLOSE)


def _single(routine: Routine, number: int, pace: Pace) -> Iterator[Direction]:
    exercise = routine.exercises[number - 1]
    yield Mark(title=chapter_title(number, exercise))
    place = Place(exercise=exercise.id)
    yield from say(phrases.sentence(exercise.title), Role.ANNOUNCE, place)
    yield from _lines(routine.safety, Role.SAFETY)
    yield from direct_exercise(routine, number, pace)
    yield from say(phrases.TRACK_DONE, Role.CLOSE, Place())


def _rest(routine: Routine, number: int) -> Slot:
    """The rest before an exercise says what comes next and how to get there (rule 5)."""
    exercise = routine.exercises[number - 1]
    way = (exercise.change_of_posture,) if exercise.change_of_posture else ()
    return Slot(
        length_ms=routine.rest_before_ms(number),
        air=Air.REST,
        leads=words(phrases.REST, phrases.next_exercise(exercise.title), *way),
        role=Role.REST,
        place=Place(exercise=exercise.id),
    )


def _lines(lines: tuple[str, ...], role: Role) -> Iterator[Say]:
    for line in lines:
        yield from say(line, role, Place())
