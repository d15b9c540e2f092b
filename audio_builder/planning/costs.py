"""What freedom costs: how many clips each thing that a listener may choose adds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audio_builder.model.pace import Guide, Level, Pace
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import AirSound, Phrase, Sound
from audio_builder.planning.fitting import told_whole
from audio_builder.planning.item import direct_item
from audio_builder.planning.layout import Measure
from audio_builder.planning.needs import every_direction, needed_sounds
from audio_builder.planning.paces import paces_of
from audio_builder.planning.script import Direction
from audio_builder.planning.session import direct_track, track_names
from audio_builder.planning.shortened import shortened_directions


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one kind of freedom adds."""

    freedom: str
    phrases: int
    airs: int
    """Airs and tones."""
    length_ms: int
    """How long all that is added lasts; at 64 kbit/s a second takes 8 kB."""


def costs(routine: Routine, measure: Measure) -> tuple[Cost, ...]:
    """What a routine's closed set consists of, each kind of freedom after the ones before it."""
    known: set[Sound] = set()
    found = []
    for freedom, directions in _stages(routine):
        new = set(needed_sounds(tuple(directions), measure)) - known
        known |= new
        found.append(_cost(freedom, new, measure))
    return tuple(found)


def _cost(freedom: str, sounds: set[Sound], measure: Measure) -> Cost:
    phrases = [sound for sound in sounds if isinstance(sound, Phrase)]
    airs = [sound for sound in sounds if isinstance(sound, AirSound)]
    length_ms = sum(measure(phrase.text) for phrase in phrases) + sum(a.length_ms for a in airs)
    return Cost(
        freedom=freedom,
        phrases=len(phrases),
        airs=len(sounds) - len(phrases),
        length_ms=length_ms,
    )


def _stages(routine: Routine) -> Iterator[tuple[str, Iterable[Direction]]]:
    whole = told_whole(routine, routine)
    session, *singles = track_names(routine)
    yield "the session as written", direct_track(whole, session, Pace())
    other = [Pace(guide=guide) for guide in Guide if guide is not Guide.FULL]
    yield "fewer words, tones alone", _all(direct_track(whole, session, pace) for pace in other)
    yield "other reps", _all(_items(routine, by_breath=False))
    yield "other breaths", _all(_items(routine, by_breath=True))
    singly = (direct_track(whole, one, Pace(guide=guide)) for one in singles for guide in Guide)
    yield "each exercise by itself", _all(singly)
    yield "shorter sessions", shortened_directions(routine)
    if routine.levels != (Level.STANDARD,):
        yield "levels", every_direction(routine)


def _items(routine: Routine, *, by_breath: bool) -> Iterator[Iterator[Direction]]:
    standard = Pace().breath
    for number, item in enumerate(routine.exercises, start=1):
        for guide in Guide:
            for pace in paces_of(item, guide):
                if (pace.breath != standard) == by_breath:
                    yield direct_item(routine, number, pace)


def _all(scripts: Iterable[Iterable[Direction]]) -> Iterator[Direction]:
    for script in scripts:
        yield from script
