"""The directions of one step: the words, time to move, then its hold, its tempo or its breath."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from audio_builder.model.doses import Calls
from audio_builder.model.pace import Guide, Pace
from audio_builder.model.sounds import BELL_OF_KIND, Air, Phrase, Tone
from audio_builder.model.steps import Step
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.holds import direct_hold
from audio_builder.planning.script import Direction, Ring, Slot, say, words
from audio_builder.planning.tempo import direct_tempo


class Manner(Enum):
    """How much of a step is said."""

    TAUGHT = auto()
    """In full, as in a first rep."""
    NAMED = auto()
    """In short."""
    RUNNING_ON = auto()
    """Nothing but what its clock says."""


_NO_CALLS: Final = Calls()


def direct_step(  # noqa: PLR0913 - what a rep knows of its step
    step: Step,
    place: Place,
    pace: Pace,
    manner: Manner,
    *,
    calls: Calls = _NO_CALLS,
    opening: str | None = None,
    run_on: bool = False,
) -> Iterator[Direction]:
    """Yield the directions of one step.

    Args:
        step: what is to be done.
        place: where its cues belong.
        pace: breath and guide.
        manner: how much is said.
        calls: what is called out in a hold by the clock.
        opening: what is said as its clock starts, in place of its own word: the rep's number.
        run_on: whether its reps follow one another without a sentence.
    """
    guide = pace.guide
    if step.breath is not None:
        yield from _breath(step, place, pace, manner, opening)
        return
    if guide is Guide.TONES:
        if step.hold is None and step.tempo is None:
            yield Ring(bell=BELL_OF_KIND[step.kind], role=Role.MOVE, place=place)
    elif manner is not Manner.RUNNING_ON:
        text = phrases.for_side(step.say if manner is Manner.TAUGHT else step.short, place.side)
        if not _is_opening(step, text, opening):
            yield from say(text, Role.INSTRUCT, place)
    # A tempo has a first beat for the rep's number; elsewhere the move tells it.
    number = opening if step.tempo is None and guide is not Guide.TONES else None
    if step.move_ms:
        leads = words(number) if number is not None else ()
        yield Slot(length_ms=step.move_ms, air=Air.REST, leads=leads, role=Role.MOVE, place=place)
    elif number is not None:
        yield from say(number, Role.REP, place)
    if step.hold is not None:
        yield from direct_hold(step, step.hold, place, pace, calls)
    elif step.tempo is not None:
        yield from direct_tempo(step, place, guide, opening=opening, run_on=run_on)


def _is_opening(step: Step, text: str, opening: str | None) -> bool:
    """Whether the words of a step are just what opens its tempo: they are not said twice."""
    if step.tempo is None or opening is not None:
        return False
    return phrases.sentence(text).casefold() == phrases.sentence(step.phase_words[0]).casefold()


def _breath(
    step: Step, place: Place, pace: Pace, manner: Manner, opening: str | None
) -> Iterator[Direction]:
    """A step that takes half a breath: taught, it is said before it; later, inside it.

    A breath shorter than its words waits for them.
    """
    half = step.breath
    if half is None:
        return
    leads: tuple[Phrase | Tone, ...] = ()
    if pace.guide is Guide.TONES:
        # The air tells in from out; only another kind of effort needs a bell.
        leads = () if step.kind == "hold" else (Tone(bell=BELL_OF_KIND[step.kind]),)
    elif manner is Manner.TAUGHT and step.say != step.short:
        yield from say(phrases.for_side(step.say, place.side), Role.INSTRUCT, place)
    else:
        number = (opening,) if opening is not None else ()
        leads = words(*number, phrases.for_side(step.short, place.side))
    if step.move_ms:
        yield Slot(length_ms=step.move_ms, air=Air.REST, leads=(), role=Role.MOVE, place=place)
    yield Slot(
        length_ms=half.length_ms(pace.breath),
        air=Air.IN if half.way == "in" else Air.OUT,
        leads=leads,
        role=Role.BREATH,
        place=place,
        grows=True,
    )
