"""What each kind of request may be answered with. Alexa answers anything else with silence."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from skill.alexa.directives import CLEAR_QUEUE, PLAY, STOP
from skill.alexa.requests import (
    BUTTONS,
    FAILED,
    FINISHED,
    NEARLY_FINISHED,
    STARTED,
    VOICE,
)

URL_MAX: Final = 8_000
TOKEN_MAX: Final = 1_024
SPEECH_MAX: Final = 8_000
RESPONSE_BYTES_MAX: Final = 120_000

REPLACE_ALL: Final = f"{PLAY} REPLACE_ALL"
ENQUEUE: Final = f"{PLAY} ENQUEUE"
_REPLACING: Final = frozenset({REPLACE_ALL, STOP, CLEAR_QUEUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What an answer may hold: names of directives, and whether it may speak."""

    directives: frozenset[str] = frozenset()
    speech: bool = False


NOTHING: Final = Allowed()
"""For every kind that is not in the table."""
ALLOWED: Final[Mapping[str, Allowed]] = MappingProxyType(
    {
        **dict.fromkeys(VOICE, Allowed(directives=_REPLACING | {ENQUEUE}, speech=True)),
        **dict.fromkeys(BUTTONS, Allowed(directives=_REPLACING)),
        STARTED: Allowed(directives=frozenset({STOP, CLEAR_QUEUE})),
        FINISHED: Allowed(directives=frozenset({STOP, CLEAR_QUEUE})),
        NEARLY_FINISHED: Allowed(directives=frozenset({ENQUEUE})),
        FAILED: Allowed(directives=_REPLACING | {ENQUEUE}),
    }
)


def faults(kind: str, response: Mapping[str, Any]) -> list[str]:
    """All that is wrong with a response to this kind of request; an empty one is always right."""
    if not response:
        return []
    allowed = ALLOWED.get(kind, NOTHING)
    directives = response.get("directives", [])
    found = [fault for directive in directives for fault in _in_directive(directive, allowed)]
    if len(directives) > 1:
        found.append("there is more than one directive")
    found += _in_speech(response) if allowed.speech else _in_silence(response)
    if len(json.dumps(response)) > RESPONSE_BYTES_MAX:
        found.append("the response is too long")
    return found


def name_of(directive: Mapping[str, Any]) -> str:
    """A directive's type, and how a Play behaves."""
    kind = str(directive.get("type"))
    return f"{kind} {directive.get('playBehavior')}" if kind == PLAY else kind


def _in_directive(directive: Mapping[str, Any], allowed: Allowed) -> Iterator[str]:
    name = name_of(directive)
    if name not in allowed.directives:
        yield f"{name} is no answer to this"
    if directive.get("type") != PLAY:
        return
    stream = directive["audioItem"]["stream"]
    if not stream["url"].startswith("https://") or len(stream["url"]) > URL_MAX:
        yield "the stream's address is not https, or too long"
    if not 0 < len(stream["token"]) <= TOKEN_MAX:
        yield "the token is empty or too long"
    if stream["offsetInMilliseconds"] < 0:
        yield "the offset is below zero"
    if ("expectedPreviousToken" in stream) != (name == ENQUEUE):
        yield "expectedPreviousToken belongs to ENQUEUE, and only there"


def _in_speech(response: Mapping[str, Any]) -> Iterator[str]:
    ends = response.get("shouldEndSession")
    plays = any(directive["type"] == PLAY for directive in response.get("directives", []))
    if ends is None:
        yield "it does not say whether the session ends"
    if plays and ends is not True:
        yield "it plays, and the session stays open"
    if ends is False and not ("reprompt" in response and "outputSpeech" in response):
        yield "the session stays open, and nothing is asked"
    if len(response.get("outputSpeech", {}).get("text", "")) > SPEECH_MAX:
        yield "there is too much to say"


def _in_silence(response: Mapping[str, Any]) -> Iterator[str]:
    for name in ("outputSpeech", "reprompt", "card"):
        if name in response:
            yield f"{name} is no answer to this"
    if response.get("shouldEndSession") is False:
        yield "the session cannot be kept open here"
