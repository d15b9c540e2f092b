"""The directions of a whole track: the session of a routine, or one of its items by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from audio_builder.model.block import leaves
from audio_builder.model.pace import Guide, Pace
from audio_builder.model.routine import Routine, title_of
from audio_builder.model.sounds import Air
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.closing import direct_close
from audio_builder.planning.fitted import Fitted
from audio_builder.planning.item import chapter_title, direct_item
from audio_builder.planning.script import Direction, Mark, Say, Slot, say, words

OPENING = "Introduction"
CLOSING = "Close"


class Kind(StrEnum):
    """What a track is of a routine."""

    SESSION = "session"
    """All of it."""
    EXERCISE = "exercise"
    """One exercise or block by itself: it says the safety lines, and its own end."""
    PART = "part"
    """One item of the session with the rest before it: parts in a row are the session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackName:
    """One track of a routine."""

    id: str
    title: str
    kind: Kind
    number: int | None
    """Which exercise or block, from 1; None for the session."""


def track_names(routine: Routine) -> tuple[TrackName, ...]:
    """The tracks that are written: the session first, then its exercises in order."""
    session = TrackName(id=routine.id, title=routine.title, kind=Kind.SESSION, number=None)
    return (session, *_numbered(routine, Kind.EXERCISE, "{number}-{id}"))


def part_names(routine: Routine) -> tuple[TrackName, ...]:
    """The parts of the session, laid out when asked. No routine can have a dot in its id."""
    return tuple(
        replace(part, id=f"{routine.item_id(number)}.part")
        for number, part in enumerate(numbered_part_names(routine), start=1)
    )


def numbered_part_names(routine: Routine) -> tuple[TrackName, ...]:
    """The same by their numbers, as addresses of before have them."""
    return tuple(_numbered(routine, Kind.PART, "part.{number}"))


def _numbered(routine: Routine, kind: Kind, pattern: str) -> Iterator[TrackName]:
    for number, item in enumerate(routine.exercises, start=1):
        # A block without an id is called by its number alone: 2-block.
        track_id = pattern.format(number=number, id=item.id or "block")
        yield TrackName(id=track_id, title=title_of(item), kind=kind, number=number)


def direct_track(fitted: Fitted, track: TrackName, pace: Pace) -> Iterator[Direction]:
    """Yield the directions of a track at a pace.

    Args:
        fitted: a routine at the level, and of a session's length, that is wanted.
        track: which of its tracks.
        pace: breath, reps and guide.
    """
    number = track.number or 0
    match track.kind:
        case Kind.SESSION:
            for part in part_names(fitted.routine):
                yield from direct_track(fitted, part, pace)
        case Kind.PART:
            yield from _part(fitted, number, pace)
        case Kind.EXERCISE:
            yield from _single(fitted.routine, number, pace)
        case _:
            assert_never(track.kind)


def _part(fitted: Fitted, number: int, pace: Pace) -> Iterator[Direction]:
    routine = fitted.routine
    if number == 1:
        yield from _opening(routine, pace)
        yield from _lines(fitted.notes, Role.INTRO)
    else:
        yield rest_before(fitted, number)
    item = routine.exercises[number - 1]
    yield Mark(title=chapter_title(number, item))
    place = item_place(routine, number)
    announcement = phrases.exercise_of(number, len(routine.exercises), blocks=routine.has_blocks)
    for text in filter(None, (announcement, phrases.sentence(title_of(item)))):
        yield from say(text, Role.ANNOUNCE, place)
    yield from direct_item(routine, number, pace)
    if number == len(routine.exercises):
        if routine.close:
            yield Mark(title=CLOSING)
        yield from direct_close(item, routine.close)


def item_place(routine: Routine, number: int) -> Place:
    """Where the cues of item `number` (from 1) belong that are about it as a whole."""
    return Place(exercise=routine.item_id(number))


def _opening(routine: Routine, pace: Pace) -> Iterator[Direction]:
    yield Mark(title=OPENING)
    intro = routine.intro if pace.guide is Guide.FULL else ()
    yield from _lines(intro or (phrases.sentence(routine.title),), Role.INTRO)
    yield from _lines(routine.safety, Role.SAFETY)
    yield from _lines(phrases.you_need(routine.equipment), Role.INTRO)


def _single(routine: Routine, number: int, pace: Pace) -> Iterator[Direction]:
    item = routine.exercises[number - 1]
    yield Mark(title=chapter_title(number, item))
    place = item_place(routine, number)
    yield from say(phrases.sentence(title_of(item)), Role.ANNOUNCE, place)
    yield from _lines(routine.safety, Role.SAFETY)
    things = dict.fromkeys(thing for leaf in leaves((item,)) for thing in leaf.equipment)
    yield from _lines(phrases.you_need(tuple(things)), Role.INTRO)
    yield from direct_item(routine, number, pace)
    yield from direct_close(item, (phrases.TRACK_DONE,))


def rest_before(fitted: Fitted, number: int) -> Slot:
    """The rest before an item says what comes next and how to get there (rule 5)."""
    routine = fitted.routine
    item = routine.exercises[number - 1]
    way = next(leaves((item,))).change_of_posture
    first = next(leaves((item,)))
    walks = first.kind == "walk" and first.work is not None
    rest = () if walks else (phrases.REST,)
    told = (way,) if way and routine.item_id(number) not in fitted.settled else ()
    return Slot(
        length_ms=routine.rest_before_ms(number),
        air=Air.REST,
        leads=words(*rest, phrases.next_exercise(title_of(item)), *told),
        role=Role.REST,
        place=item_place(routine, number),
    )


def _lines(lines: tuple[str, ...], role: Role) -> Iterator[Say]:
    for line in lines:
        yield from say(line, role, Place())
