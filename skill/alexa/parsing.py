"""From what a listener said to what it means: an event for the rules, or something to say."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from skill.alexa import finding, naming, pacing, pain, postures, requests, shortening, waiting
from skill.alexa.known import Known
from skill.alexa.meanings import Meaning, Say, Topic
from skill.alexa.replies import reply_to_question, start_over
from skill.alexa.requests import Request
from skill.alexa.slots import number_in, value_in
from skill.package.choices import DAYS, TODAY
from skill.package.intents import Intent, Slot
from skill.playback.events import (
    MoveRep,
    MoveStep,
    Next,
    OtherSide,
    Pause,
    Previous,
    Repeat,
    RepeatSide,
    Resume,
    Seek,
    SetLoop,
    SkipExercise,
    Start,
)
from skill.playback.state import Activity

A_LITTLE_MS: Final = 10_000
"""So far it goes back, or on, for whoever does not say how far."""


def spoken_meaning(request: Request, known: Known) -> Meaning:
    """What a listener meant. Whatever cannot be understood is not guessed at."""
    if request.kind == requests.LAUNCH:
        return _launch(request, known)
    reply = reply_to_question(request, known)
    if reply is not None:
        return reply
    simple = _SIMPLE.get(request.intent)
    if simple is not None:
        return simple(request)
    with_slots = _WITH_SLOTS.get(request.intent)
    return Say(topic=Topic.NOT_UNDERSTOOD) if with_slots is None else with_slots(request, known)


def _launch(request: Request, known: Known) -> Meaning:
    if known.state.run is None or known.state.activity is Activity.DONE:
        if known.elsewhere is not None:
            return Say(topic=Topic.ELSEWHERE)
        return Start(routine=known.routine.id, seen=request.seen)
    return Say(topic=Topic.GO_ON_OR_START)


def _what_did_i(request: Request, _known: Known) -> Meaning:
    """Today, unless another day is named."""
    day = value_in(request.slots.get(Slot.DAY), DAYS) or TODAY
    return Say(topic=Topic.WHAT_DID_I, what=day)


def _seconds_ms(request: Request) -> int:
    """How far to go, in ms; a little, if it is not said."""
    said = number_in(request.slots.get(Slot.SECONDS))
    return 1_000 * int(said) if said else A_LITTLE_MS


_SIMPLE: Final[Mapping[str, Callable[[Request], Meaning]]] = MappingProxyType(
    {
        Intent.PAUSE: lambda request: Pause(seen=request.seen),
        Intent.STOP: lambda request: Pause(seen=request.seen),
        Intent.CANCEL: lambda request: Pause(seen=request.seen),
        Intent.NAVIGATE_HOME: lambda request: Pause(seen=request.seen),
        Intent.RESUME: lambda request: Resume(seen=request.seen),
        Intent.NEXT: lambda request: Next(seen=request.seen),
        Intent.PREVIOUS: lambda request: Previous(seen=request.seen),
        Intent.REPEAT: lambda request: Repeat(seen=request.seen),
        Intent.REPEAT_SIDE: lambda request: RepeatSide(seen=request.seen),
        Intent.LOOP_ON: lambda request: SetLoop(on=True, seen=request.seen),
        Intent.LOOP_OFF: lambda request: SetLoop(on=False, seen=request.seen),
        Intent.SHUFFLE_ON: lambda _: Say(topic=Topic.NO_SHUFFLE),
        Intent.SHUFFLE_OFF: lambda _: Say(topic=Topic.SHUFFLE_IS_OFF),
        Intent.WHAT_IS_THIS: lambda _: Say(topic=Topic.WHAT_IS_THIS),
        Intent.HOW_LONG_LEFT: lambda _: Say(topic=Topic.HOW_LONG_LEFT),
        Intent.HOW_AM_I_DOING: lambda _: Say(topic=Topic.HOW_AM_I_DOING),
        Intent.HELP: lambda _: Say(topic=Topic.HELP),
        Intent.WHICH_SIDE: lambda _: Say(topic=Topic.WHICH_SIDE),
        Intent.REPS_LEFT: lambda _: Say(topic=Topic.REPS_LEFT),
        Intent.WHAT_NEXT: lambda _: Say(topic=Topic.WHAT_NEXT),
        Intent.WHAT_WAS_THAT: lambda _: Say(topic=Topic.WHAT_WAS_THAT),
        Intent.HOW_TO: lambda _: Say(topic=Topic.HOW_TO),
        Intent.IS_THIS_RIGHT: lambda _: Say(topic=Topic.IS_THIS_RIGHT),
        Intent.HOW_FAR: lambda _: Say(topic=Topic.HOW_FAR),
        Intent.WHO_MADE_THIS: lambda _: Say(topic=Topic.WHO_MADE_THIS),
        Intent.IS_THIS_ADVICE: lambda _: Say(topic=Topic.NOT_ADVICE),
        Intent.SKIP_TODAY: lambda request: SkipExercise(seen=request.seen),
        Intent.STEP_AGAIN: lambda request: MoveStep(by=0, seen=request.seen),
        Intent.STEP_BACK: lambda request: MoveStep(by=-1, seen=request.seen),
        Intent.REP_AGAIN: lambda request: MoveRep(by=0, seen=request.seen),
        Intent.REP_BACK: lambda request: MoveRep(by=-1, seen=request.seen),
        Intent.OTHER_SIDE: lambda request: OtherSide(seen=request.seen),
        Intent.SEEK_BACK: lambda request: Seek(by_ms=-_seconds_ms(request), seen=request.seen),
        Intent.SEEK_FORWARD: lambda request: Seek(by_ms=_seconds_ms(request), seen=request.seen),
    }
)
"""What means the same whatever the library and the state."""
_WITH_SLOTS: Final[Mapping[str, Callable[[Request, Known], Meaning]]] = MappingProxyType(
    {
        Intent.PAIN: pain.pain,
        Intent.CANNOT: pain.cannot,
        Intent.CANNOT_POSTURE: postures.cannot_posture,
        Intent.WAIT: waiting.wait,
        Intent.DONE: pain.enough,
        Intent.START_ROUTINE: naming.start,
        Intent.GO_TO_EXERCISE: naming.go_to,
        Intent.SET_BREATH: pacing.set_breath,
        Intent.SET_REPS: pacing.set_reps,
        Intent.USUAL_REPS: pacing.usual_reps,
        Intent.SET_GUIDE: pacing.set_guide,
        Intent.SET_LEVEL: pacing.set_level,
        Intent.QUIET: pacing.quiet,
        Intent.TALK: pacing.talk,
        Intent.SHORTEN: shortening.shorten,
        Intent.WHAT_DID_I: _what_did_i,
        Intent.LIST_EXERCISES: naming.list_exercises,
        Intent.LIST_ROUTINES: finding.list_routines,
        Intent.FIND_ROUTINE: finding.find_routine,
        Intent.START_OVER: start_over,
    }
)
