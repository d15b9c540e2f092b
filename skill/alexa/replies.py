"""What an answer to an open question means. Whatever is no answer to it is no business of this."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from skill.alexa.known import Known
from skill.alexa.meanings import Meaning, Say, Topic
from skill.alexa.questions import Asking
from skill.alexa.requests import Request
from skill.alexa.slots import is_empty
from skill.package.intents import Intent, Slot
from skill.playback.events import Resume, Start, StartOver

Reply = Callable[[Request, Known], Meaning]
_AGAIN: Final = Say(topic=Topic.ASKED_AGAIN)
_GOODBYE: Final = Say(topic=Topic.GOODBYE)


def reply_to_question(request: Request, known: Known) -> Meaning | None:
    """What is meant by it; None if nothing is asked, or it is about something else."""
    if request.question is None:
        return None
    if request.intent == Intent.REPEAT:
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


_CHOOSING: Final[Mapping[str, Reply]] = MappingProxyType({Intent.YES: _again, Intent.NO: _goodbye})
"""Neither yes nor no tells which; no ends it."""
REPLIES: Final[Mapping[Asking, Mapping[str, Reply]]] = MappingProxyType(
    {
        Asking.GO_ON: {Intent.YES: _go_on, Intent.NO: _start_again},
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
    }
)
"""For each question the intents that answer it; what else is said is taken as it is."""
