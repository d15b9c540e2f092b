"""Requests for another pace."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from audio_builder.library import (
    Breath,
    Guide,
    Pace,
    PaceError,
    parse_breath,
    parse_guide,
    parse_level,
)
from skill.alexa.known import Known
from skill.alexa.meanings import Meaning, Say, Topic
from skill.alexa.requests import Request
from skill.alexa.slots import number_in, value_in
from skill.package.choices import BREATHS, EXCESSES, FASTER, GUIDES, LENGTHS, LEVELS, SLOWER, Value
from skill.package.intents import Intent, Slot
from skill.playback.events import SetPace

STEP_S: Final = 1
"""A breath that is slower is so much longer, in and out."""
_BREATH: Final = ((Slot.BREATH, BREATHS), (Slot.LENGTH, LENGTHS), (Slot.EXCESS, EXCESSES))
"""Where something is said of the breath, and what."""
_IS_SO: Final[Mapping[str, Topic]] = MappingProxyType(
    {
        Intent.SET_BREATH: Topic.BREATH_IS_SO,
        Intent.SET_REPS: Topic.REPS_ARE_SO,
        Intent.USUAL_REPS: Topic.REPS_ARE_SO,
        Intent.SET_GUIDE: Topic.GUIDE_IS_SO,
        Intent.SET_LEVEL: Topic.LEVEL_IS_SO,
        Intent.QUIET: Topic.GUIDE_IS_SO,
        Intent.TALK: Topic.GUIDE_IS_SO,
    }
)
"""What is said to a wish that has come true already."""


def set_breath(request: Request, known: Known) -> Meaning:
    """A breath by its name, or one that is a step slower or faster than the last."""
    chosen = next(
        (value for slot, values in _BREATH if (value := _said(request, slot, values))), ""
    )
    if not chosen:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    pace = known.state.pace
    steps = {SLOWER: STEP_S, FASTER: -STEP_S}
    if chosen not in steps:
        return _set_pace(request, known, replace(pace, breath=parse_breath(chosen)))
    try:
        breath = _longer(pace.breath, steps[chosen])
    except PaceError:
        return Say(topic=Topic.SLOWEST if chosen == SLOWER else Topic.FASTEST)
    return _set_pace(request, known, replace(pace, breath=breath))


def _said(request: Request, slot: Slot, values: Sequence[Value]) -> str:
    return value_in(request.slots.get(slot), values) or ""


def _longer(breath: Breath, seconds: int) -> Breath:
    in_s, out_s = breath.in_ms / 1000 + seconds, breath.out_ms / 1000 + seconds
    return parse_breath(f"{in_s:g}-{out_s:g}")


def set_reps(request: Request, known: Known) -> Meaning:
    """So many reps of every exercise."""
    number = number_in(request.slots.get(Slot.REPS))
    if not number:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    try:
        return _set_pace(request, known, replace(known.state.pace, reps=int(number)))
    except PaceError:
        return Say(topic=Topic.REPS_RANGE)


def usual_reps(request: Request, known: Known) -> Meaning:
    """Of each exercise as many reps as it has by itself."""
    return _set_pace(request, known, replace(known.state.pace, reps=None))


def set_guide(request: Request, known: Known) -> Meaning:
    """More words or fewer."""
    chosen = value_in(request.slots.get(Slot.GUIDE), GUIDES)
    if not chosen:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    return _set_pace(request, known, replace(known.state.pace, guide=parse_guide(chosen)))


def quiet(request: Request, known: Known) -> Meaning:
    """No words: bells and air alone."""
    return _set_pace(request, known, replace(known.state.pace, guide=Guide.TONES))


def talk(request: Request, known: Known) -> Meaning:
    """All the words."""
    return _set_pace(request, known, replace(known.state.pace, guide=Guide.FULL))


def set_level(request: Request, known: Known) -> Meaning:
    """Easier or harder, as far as the routine has been written so."""
    chosen = value_in(request.slots.get(Slot.LEVEL), LEVELS)
    if not chosen:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    level = parse_level(chosen)
    if level not in known.routine.levels:
        return Say(topic=Topic.NO_SUCH_LEVEL)
    return _set_pace(request, known, replace(known.state.pace, level=level))


def _set_pace(request: Request, known: Known, pace: Pace) -> Meaning:
    """A pace; if it is so already, that is said, and what plays goes on undisturbed."""
    run = known.run  # another device may have changed the pace since it began
    if pace != known.state.pace or (run is not None and run.pace != pace):
        return SetPace(pace=pace, seen=request.seen)
    return Say(topic=_IS_SO[request.intent])
