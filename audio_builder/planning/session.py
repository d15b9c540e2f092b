"""The directions of a whole track: the session of a routine, or one exercise by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from audio_builder.model.pace import Guide, Pace
from audio_builder.model.routine import Exercise, Routine
from audio_builder.model.sounds import Air
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.exercise import chapter_title, direct_exercise
from audio_builder.planning.script import Direction, Mark, Say, Slot, say, words

OPENING = "Introduction"
CLOSING = "Close"


class Kind(StrEnum):
    """What a track is of a routine."""

    SESSION = "session"
    """All of it."""
    EXERCISE = "exercise"
    """One exercise by itself: it says the safety lines, and its own end."""
    PART = "part"
    """One exercise of the session with the rest before it: parts in a row are the session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackName:
    """One track of a routine."""

    id: str
    title: str
    kind: Kind
    number: int | None
    """Which exercise, from 1; None for the session."""


def track_names(routine: Routine) -> tuple[TrackName, ...]:
    """The tracks that are written: the session first, then its exercises in order."""
    session = TrackName(id=routine.id, title=routine.title, kind=Kind.SESSION, number=None)
    return (session, *_numbered(routine, Kind.EXERCISE, "{number}-{id}"))


def part_names(routine: Routine) -> tuple[TrackName, ...]:
    """The parts of the session, laid out when asked. No routine can have a dot in its id."""
    return tuple(_numbered(routine, Kind.PART, "part.{number}"))


def _numbered(routine: Routine, kind: Kind, pattern: str) -> Iterator[TrackName]:
    for number, exercise in enumerate(routine.exercises, start=1):
        track_id = pattern.format(number=number, id=exercise.id)
        yield TrackName(id=track_id, title=exercise.title, kind=kind, number=number)


def direct_track(routine: Routine, track: TrackName, pace: Pace) -> Iterator[Direction]:
    """Yield the directions of a track at a pace."""
    number = track.number or 0
    match track.kind:
        case Kind.SESSION:
            for part in part_names(routine):
                yield from direct_track(routine, part, pace)
        case Kind.PART:
            yield from _part(routine, number, pace)
        case Kind.EXERCISE:
            yield from _single(routine, number, pace)
        case _:
            assert_never(track.kind)


def _part(routine: Routine, number: int, pace: Pace) -> Iterator[Direction]:
    if number == 1:
        yield from _opening(routine, pace)
    else:
        yield _rest(routine, number)
    exercise = routine.exercises[number - 1]
    yield Mark(title=chapter_title(number, exercise))
    place = Place(exercise=exercise.id)
    announcement = phrases.exercise_of(number, len(routine.exercises))
    for text in (announcement, phrases.sentence(exercise.title)):
        yield from say(text, Role.ANNOUNCE, place)
    yield from direct_exercise(routine, number, pace)
    if number == len(routine.exercises):
        if routine.close:
            yield Mark(title=CLOSING)
        yield from _lines(routine.close, Role.CLOSE)
        yield from _getting_up(exercise)


def _opening(routine: Routine, pace: Pace) -> Iterator[Direction]:
    yield Mark(title=OPENING)
    intro = routine.intro if pace.guide is Guide.FULL else ()
    yield from _lines(intro or (phrases.sentence(routine.title),), Role.INTRO)
    yield from _lines(routine.safety, Role.SAFETY)


def _single(routine: Routine, number: int, pace: Pace) -> Iterator[Direction]:
    exercise = routine.exercises[number - 1]
    yield Mark(title=chapter_title(number, exercise))
    place = Place(exercise=exercise.id)
    yield from say(phrases.sentence(exercise.title), Role.ANNOUNCE, place)
    yield from _lines(routine.safety, Role.SAFETY)
    yield from direct_exercise(routine, number, pace)
    yield from say(phrases.TRACK_DONE, Role.CLOSE, Place())
    yield from _getting_up(exercise)


def _getting_up(exercise: Exercise) -> Iterator[Say]:
    """Nobody is left lying on the floor (rule 8)."""
    if exercise.posture == "lying":
        yield from say(phrases.GET_UP, Role.CLOSE, Place())


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
