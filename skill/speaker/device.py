"""The device: a state, and what each signal makes of it. Nothing here waits, sends or plays."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from skill.speaker import player as rules
from skill.speaker.grammar import LAUNCH, Meaning
from skill.speaker.obeying import carried_out
from skill.speaker.player import Profile
from skill.speaker.refusals import SPOKEN, refusals, speech_of
from skill.speaker.signals import (
    Answered,
    Broke,
    Happened,
    Pressed,
    Said,
    Send,
    Session,
    Signal,
    Waited,
    What,
)
from skill.speaker.steps import Device, Step, moved_step, quiet_step

SILENCE_MS: Final = 8_000
"""For so long it waits for an answer to a question; then the question is put once more."""
_EXCEPTION: Final = "System.ExceptionEncountered"


def step(device: Device, signal: Signal) -> Step:
    """What a signal makes of the device."""
    match signal:
        case Said():
            return _said(device, signal.meaning)
        case Pressed():
            request = {"type": f"PlaybackController.{signal.button}CommandIssued"}
            return Step(device=device, sends=(Send(request=request, player=device.player),))
        case Waited() if device.session is not None:
            return _silence(device, device.session, signal.ms)
        case Waited():
            return moved_step(device, rules.run(device.player, signal.ms))
        case Broke():
            return moved_step(device, rules.break_off(device.player))
        case Answered():
            return _answered(device, signal)


def with_profile(device: Device, profile: Profile) -> Device:
    """The same device, asking for the next track at another time; from the next track on."""
    return replace(device, player=replace(device.player, profile=profile))


def _said(device: Device, meaning: Meaning) -> Step:
    is_new = device.session is None
    session = device.session or Session(number=device.sessions + 1)
    request: dict[str, Any] = {"type": LAUNCH}
    if meaning.intent != LAUNCH:
        words, ids = dict(meaning.words), dict(meaning.slots)
        slots = {name: {"value": words.get(name, ids[name]), "id": ids[name]} for name in ids}
        request = {"type": "IntentRequest", "intent": meaning.intent, "slots": slots}
    # The context is of the moment in which the device began to listen.
    sent = Send(request=request, player=device.player, session=session, is_new=is_new)
    paused = quiet_step(replace(device, sessions=session.number), rules.pause(device.player))
    # Until it is answered nobody can say more, so the session counts as begun only then.
    return replace(paused, sends=(*paused.sends, sent))


def _silence(device: Device, session: Session, ms: int) -> Step:
    """Nobody answers: the question is put once more, then the session ends."""
    silent_ms = session.silent_ms + ms
    if silent_ms < SILENCE_MS:
        return Step(device=replace(device, session=replace(session, silent_ms=silent_ms)))
    left_ms = silent_ms - SILENCE_MS
    if session.reprompt:
        again = Happened(what=What.SPEAKS, text=session.reprompt)
        session = replace(session, reprompt="", silent_ms=0)
        return Step(device=replace(device, session=session), happened=(again,), left_ms=left_ms)
    ended = {"type": "SessionEndedRequest", "reason": "EXCEEDED_MAX_REPROMPTS"}
    over = Step(
        device=replace(device, session=None),
        sends=(Send(request=ended, player=device.player, session=session),),
        happened=(Happened(what=What.GIVES_UP),),
        left_ms=left_ms,
    )
    return _going_on(over)


def _answered(device: Device, answered: Answered) -> Step:
    kind, response = str(answered.request["type"]), answered.response
    wrong = refusals(kind, response)
    if kind in SPOKEN:
        device = replace(device, session=None if wrong else _session(device, answered))
    if wrong:
        done = _refused(device, answered.request, "; ".join(wrong))
    else:
        done = _obeyed(device, response, answered.length_ms)
    return _spoken(done) if kind in SPOKEN else done


def _obeyed(device: Device, response: Mapping[str, Any], length_ms: int | None) -> Step:
    done = Step(device=device, happened=tuple(_heard(response)))
    for directive in response.get("directives", []):
        then = carried_out(done.device, directive, length_ms)
        done = Step(
            device=then.device,
            sends=done.sends + then.sends,
            happened=done.happened + then.happened,
        )
    return done


def _spoken(done: Step) -> Step:
    """What was said is answered: either a question is open, or what was paused goes on."""
    if done.device.session is None:
        return _going_on(done)
    return replace(done, happened=(*done.happened, Happened(what=What.LISTENS)))


def _session(device: Device, answered: Answered) -> Session | None:
    if answered.response.get("shouldEndSession") is not False:
        return None
    return Session(
        number=device.sessions,
        attributes=answered.attributes,
        reprompt=speech_of(answered.response.get("reprompt") or {}),
    )


def _refused(device: Device, request: Mapping[str, Any], why: str) -> Step:
    """Nothing of the answer is done, and the skill is told so: no other sign of it comes."""
    told = {
        "type": _EXCEPTION,
        "error": {"type": "INVALID_RESPONSE", "message": why},
        "cause": {"requestId": request.get("requestId", "")},
    }
    again = request["type"] == _EXCEPTION
    return Step(
        device=device,
        sends=() if again else (Send(request=told, player=device.player),),
        happened=(Happened(what=What.REFUSES, text=why),),
    )


def _heard(response: Mapping[str, Any]) -> list[Happened]:
    speech = speech_of(response)
    return [Happened(what=What.SPEAKS, text=speech)] if speech else []


def _going_on(done: Step) -> Step:
    """Nobody speaks any more: what was paused goes on."""
    then = quiet_step(done.device, rules.go_on(done.device.player))
    return replace(done, device=then.device, sends=done.sends + then.sends)
