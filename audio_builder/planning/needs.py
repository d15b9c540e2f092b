"""The closed set: every sound that any allowed pace of a routine can need.

What a script says depends on the guide, the reps and the track; the breath changes only the length
of breath slots, and each slot stands for itself. So every guide with every rep count, and every
guide with every breath length, together meet every slot that any mixture of them can hold.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from audio_builder.model.pace import Guide, Pace
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Phrase, Sound, Tone
from audio_builder.planning.fitted import Fitted
from audio_builder.planning.fitting import told_whole
from audio_builder.planning.item import direct_item
from audio_builder.planning.layout import AIRS_BEFORE_CHAPTERS, Measure, slot_sounds
from audio_builder.planning.levels import at_level
from audio_builder.planning.paces import paces_of
from audio_builder.planning.script import Direction, Mark, Ring, Say, Slot
from audio_builder.planning.session import direct_track, track_names
from audio_builder.planning.shortened import shortened_directions


def needed_directions(routine: Routine) -> tuple[Direction, ...]:
    """Directions that between them hold every sound of every track at every allowed pace."""
    return distinct_directions(every_direction(routine))


def distinct_directions(directions: Iterable[Direction]) -> tuple[Direction, ...]:
    """Directions that sound the same stand for each other; the first one met is kept."""
    seen: dict[object, Direction] = {}
    for direction in directions:
        seen.setdefault(_what_sounds(direction), direction)
    return tuple(seen.values())


def _what_sounds(direction: Direction) -> object:
    match direction:
        case Say():
            return Say, direction.text
        case Ring():
            return Ring, direction.bell
        case Slot():
            what = (direction.length_ms, direction.air, direction.leads, direction.closing)
            return Slot, *what, direction.in_pieces
        case Mark():
            return Mark
        case _:
            assert_never(direction)


def needed_phrases(directions: tuple[Direction, ...]) -> tuple[str, ...]:
    """The words among them, each once: what has to be voiced before anything can be measured."""
    sounds = needed_sounds(directions, lambda _: 0)
    return tuple(sound.text for sound in sounds if isinstance(sound, Phrase))


def needed_sounds(directions: tuple[Direction, ...], measure: Measure) -> tuple[Sound, ...]:
    """Every sound among them, each once: phrases, tones, and airs of exactly the lengths needed."""
    sounds = (sound for direction in directions for sound in _sounds(direction, measure))
    return tuple(dict.fromkeys(sounds))


def _sounds(direction: Direction, measure: Measure) -> tuple[Sound, ...]:
    match direction:
        case Say():
            return (Phrase(text=direction.text),)
        case Ring():
            return (Tone(bell=direction.bell),)
        case Slot():
            return slot_sounds(direction, measure)
        case Mark():
            return AIRS_BEFORE_CHAPTERS
        case _:
            assert_never(direction)


def every_direction(routine: Routine) -> Iterator[Direction]:
    """Yield the directions that meet every slot of a routine, those that sound alike too."""
    for level in routine.levels:
        yield from _at_one_level(told_whole(routine, at_level(routine, level)))


def _at_one_level(whole: Fitted) -> Iterator[Direction]:
    routine = whole.routine
    session, *singles = track_names(routine)
    yield from shortened_directions(routine)
    for guide in Guide:
        # An item's own track differs from its part of the session in how it opens and closes.
        for single in singles:
            yield from direct_track(whole, single, Pace(guide=guide, reps=1))
        yield from direct_track(whole, session, Pace(guide=guide))
        # Around its items a session is the same at every pace, and each item stands for itself: so
        # each goes through its own reps, and through the breaths if it holds for any.
        for number, item in enumerate(routine.exercises, start=1):
            for pace in paces_of(item, guide):
                yield from direct_item(routine, number, pace)
