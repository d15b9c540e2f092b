"""The closed set: every sound that any allowed pace of a routine can need.

What a script says depends on the guide, the reps and the track; the breath changes only the length
of breath slots, and each slot stands for itself. So every guide with every rep count, and every
guide with every breath length, together meet every slot that any mixture of them can hold.
"""

from collections.abc import Iterator
from typing import assert_never

from audio_builder.model.pace import BREATH_LENGTHS_MS, Breath, Guide, Pace
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Phrase, Sound, Tone
from audio_builder.planning.layout import Measure, air_of
from audio_builder.planning.script import Direction, Mark, Ring, Say, Slot
from audio_builder.planning.session import TrackName, direct_track, track_names


def needed_directions(routine: Routine) -> tuple[Direction, ...]:
    """Directions that between them hold every sound of every track at every allowed pace.

    Directions that sound the same stand for each other; the first one met is kept.
    """
    seen: dict[object, Direction] = {}
    for track, pace in _tracks_at_paces(routine):
        for direction in direct_track(routine, track, pace):
            seen.setdefault(_what_sounds(direction), direction)
    return tuple(seen.values())


def _what_sounds(direction: Direction) -> object:
    match direction:
        case Say():
            return Say, direction.text
        case Ring():
            return Ring, direction.bell
        case Slot():
            return Slot, direction.length_ms, direction.air, direction.leads
        case Mark():
            return Mark
        case _:
            assert_never(direction)


def needed_phrases(directions: tuple[Direction, ...]) -> tuple[str, ...]:
    """The words among them, each once: what has to be voiced before anything can be measured."""
    texts = (sound.text for d in directions for sound in _said(d) if isinstance(sound, Phrase))
    return tuple(dict.fromkeys(texts))


def needed_sounds(directions: tuple[Direction, ...], measure: Measure) -> tuple[Sound, ...]:
    """Every sound among them, each once: phrases, tones, and airs of exactly the lengths needed."""
    sounds: dict[Sound, None] = {}
    for direction in directions:
        sounds.update(dict.fromkeys(_said(direction)))
        if isinstance(direction, Slot):
            air = air_of(direction, measure)
            if air is not None:
                sounds[air] = None
    return tuple(sounds)


def _said(direction: Direction) -> Iterator[Phrase | Tone]:
    match direction:
        case Say():
            yield Phrase(text=direction.text)
        case Ring():
            yield Tone(bell=direction.bell)
        case Slot():
            yield from direction.leads
        case _:
            return


def _tracks_at_paces(routine: Routine) -> Iterator[tuple[TrackName, Pace]]:
    session, *singles = track_names(routine)
    most = max(exercise.reps.max or exercise.reps.default for exercise in routine.exercises)
    for guide in Guide:
        # An exercise's own track differs from its part of the session in how it opens and closes.
        yield from ((single, Pace(guide=guide, reps=1)) for single in singles)
        yield session, Pace(guide=guide)
        yield from ((session, Pace(guide=guide, reps=reps)) for reps in range(1, most + 1))
        for length_ms in BREATH_LENGTHS_MS:
            breath = Breath(in_ms=length_ms, out_ms=length_ms)
            yield session, Pace(guide=guide, reps=1, breath=breath)
