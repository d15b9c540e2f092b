"""What an answer to an open question means. Whatever is no answer to it is no business of this."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from audio_builder.library import Level
from skill.alexa import pacing, pain, postures, shortening
from skill.alexa.known import Known
from skill.alexa.meanings import Action, Meaning, Say, Topic
from skill.alexa.questions import Asking
from skill.alexa.requests import Request
from skill.alexa.slots import is_empty, value_in
from skill.package.choices import LEVELS
from skill.package.intents import Intent, Slot
from skill.playback.events import Resume, Start, StartOver

Reply = Callable[[Request, Known], Meaning]
_AGAIN: Final = Say(topic=Topic.ASKED_AGAIN)
_ASKING_AGAIN: Final = (Intent.REPEAT, Intent.WHAT_WAS_THAT)
_GOODBYE: Final = Say(topic=Topic.GOODBYE)


def reply_to_question(request: Request, known: Known) -> Meaning | None:
    """What is meant by it; None if nothing is asked, or it is about something else."""
    if request.question is None:
        return None
    if request.intent in _ASKING_AGAIN:
        return _AGAIN
    reply = REPLIES[request.question.asking].get(_intent(request))
    return None if reply is None else reply(request, known)


def _intent(request: Request) -> str:
    """The intent; a start of no routine in particular stands for "start it"."""
    named = not is_empty(request.slots.get(Slot.ROUTINE))
    return "" if named and request.intent == Intent.START_ROUTINE else request.intent


def _goodbye(_request: Request, _known: Known) -> Meaning:
    return _GOODBYE


def _again(_request: Request, _known: Known) -> Meaning:
    return _AGAIN


def _go_on(request: Request, _known: Known) -> Meaning:
    return Resume(seen=request.seen)


def _go_on_here(request: Request, _known: Known) -> Meaning:
    return Action(events=(Resume(seen=request.seen),), transfers=True)


def _start_here(_request: Request, known: Known) -> Meaning:
    """Not to go on with it is not to start it: that is asked."""
    run = known.elsewhere.run if known.elsewhere is not None else None
    return Say(topic=Topic.START_HERE, routine=run.routine if run is not None else None)


def _start(request: Request, known: Known) -> Meaning:
    """The routine that was offered; should it be gone by now, the one that is meant otherwise."""
    offered = known.names.routine(request.about) or known.routine
    return Start(routine=offered.id, seen=request.seen)


def start_over(request: Request, known: Known) -> Meaning:
    """Again what was begun; before anything was, it is a start."""
    if known.state.run is None:
        return Start(routine=known.routine.id, seen=request.seen)
    return StartOver(seen=request.seen)


def _start_again(_request: Request, _known: Known) -> Meaning:
    """Not to go on is not to start again: that is asked."""
    return Say(topic=Topic.START_AGAIN)


def _paused(_request: Request, _known: Known) -> Meaning:
    """None of what was offered: it stays as it is."""
    return Say(topic=Topic.PAUSED)


def _level(request: Request, known: Known) -> Meaning:
    """The easier way that was offered; another level is taken as it is."""
    if value_in(request.slots.get(Slot.LEVEL), LEVELS) == Level.EASIER:
        return pain.easier(request, known)
    return pacing.set_level(request, known)


def _minutes(request: Request, known: Known) -> Meaning:
    """So many; a place or a part of the body is no number of minutes."""
    meant = shortening.shorten(request, known)
    return _AGAIN if meant == Say(topic=Topic.HOW_MANY_MINUTES) else meant


_CHOOSING: Final[Mapping[str, Reply]] = MappingProxyType({Intent.YES: _again, Intent.NO: _goodbye})
"""Neither yes nor no tells which; no ends it."""
REPLIES: Final[Mapping[Asking, Mapping[str, Reply]]] = MappingProxyType(
    {
        Asking.GO_ON: {Intent.YES: _go_on, Intent.NO: _start_again},
        Asking.ELSEWHERE: {
            Intent.YES: _go_on_here,
            Intent.RESUME: _go_on_here,
            Intent.NO: _start_here,
        },
        Asking.START: {
            Intent.YES: _start,
            Intent.RESUME: _start,
            Intent.START_ROUTINE: _start,
            Intent.NO: _goodbye,
        },
        Asking.START_AGAIN: {
            Intent.YES: start_over,
            Intent.START_ROUTINE: start_over,
            Intent.NO: _goodbye,
        },
        Asking.WHAT: _CHOOSING,
        Asking.ROUTINE: _CHOOSING,
        Asking.FOUND: _CHOOSING,
        Asking.CODE: _CHOOSING,
        Asking.RELIEF: {
            Intent.SET_LEVEL: _level,
            Intent.NEXT: pain.following,
            Intent.SKIP_TODAY: pain.following,
            Intent.YES: pain.yes,
            Intent.DONE: pain.enough,
            Intent.NO: _paused,
        },
        Asking.POSTURE: {
            Intent.YES: postures.go_there,
            Intent.NEXT: postures.go_there,
            Intent.NO: _paused,
        },
        Asking.MINUTES: {
            Intent.FIND_ROUTINE: _minutes,
            Intent.WAIT: _minutes,
            Intent.GO_TO_EXERCISE: _minutes,
            Intent.YES: _again,
            Intent.NO: _goodbye,
        },
        Asking.FORGET: {Intent.NO: _goodbye},
    }
)
"""For each question the intents that answer it; what else is said is taken as it is."""
