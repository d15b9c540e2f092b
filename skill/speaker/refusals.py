"""What Alexa rejects in an answer. A second opinion: it knows nothing of `skill.alexa.allowed`."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

SPOKEN: Final = ("LaunchRequest", "IntentRequest")
PLAY: Final = "AudioPlayer.Play"
STOP: Final = "AudioPlayer.Stop"
CLEAR_QUEUE: Final = "AudioPlayer.ClearQueue"
REPLACE_ALL: Final = "REPLACE_ALL"
ENQUEUE: Final = "ENQUEUE"
REPLACE_ENQUEUED: Final = "REPLACE_ENQUEUED"
_BEHAVIOURS: Final = (REPLACE_ALL, ENQUEUE, REPLACE_ENQUEUED)
_NO_PLAY: Final = ("AudioPlayer.PlaybackStarted", "AudioPlayer.PlaybackFinished")
_NOTHING: Final = ("AudioPlayer.PlaybackStopped", "SessionEndedRequest")
_SYSTEM: Final = "System."
_URL_MAX: Final = 8_000
_TOKEN_MAX: Final = 1_024
_SPEECH_MAX: Final = 8_000


def refusals(kind: str, response: Mapping[str, Any]) -> list[str]:
    """Every rule that a response to this kind of request breaks."""
    directives = response.get("directives", [])
    found = [fault for directive in directives for fault in _in_directive(kind, directive)]
    plays = sum(directive.get("type") == PLAY for directive in directives)
    if plays > 1:
        found.append("there is more than one Play")
    if kind not in SPOKEN:
        silent = ("outputSpeech", "reprompt", "card")
        found += [f"{name} is no answer to {kind}" for name in silent if name in response]
        if response.get("shouldEndSession") is False:
            found.append(f"{kind} has no session that could be kept open")
    elif plays and response.get("shouldEndSession") is not True:
        found.append("it plays, and does not end the session")
    if len(speech_of(response)) > _SPEECH_MAX:
        found.append("there is too much to say")
    return found


def speech_of(response: Mapping[str, Any]) -> str:
    """What a response says; empty if it is silent."""
    speech = response.get("outputSpeech") or {}
    return str(speech.get("text") or speech.get("ssml") or "")


def _in_directive(kind: str, directive: Mapping[str, Any]) -> Iterator[str]:
    name = directive.get("type")
    if name not in (PLAY, STOP, CLEAR_QUEUE):
        yield f"this device knows no {name}"
    if kind in _NOTHING or kind.startswith(_SYSTEM) or (kind in _NO_PLAY and name == PLAY):
        yield f"{name} is no answer to {kind}"
    if name == PLAY:
        yield from _in_play(directive)


def _in_play(directive: Mapping[str, Any]) -> Iterator[str]:
    behaviour, stream = directive.get("playBehavior"), directive["audioItem"]["stream"]
    if behaviour not in _BEHAVIOURS:
        yield f"there is no playBehavior {behaviour}"
    if (behaviour == ENQUEUE) != ("expectedPreviousToken" in stream):
        yield "expectedPreviousToken belongs to ENQUEUE, and only there"
    if not stream["url"].startswith("https://") or len(stream["url"]) > _URL_MAX:
        yield "the track's address is not https, or too long"
    if not 0 < len(stream["token"]) <= _TOKEN_MAX:
        yield "the token is empty or too long"
    if stream["offsetInMilliseconds"] < 0:
        yield "the offset is below zero"
