"""What the device refuses of an answer, rule by rule."""

from copy import deepcopy
from typing import Any

import pytest

from skill.speaker.refusals import refusals

STREAM = {"url": "https://x.y/a.mp3", "token": "a", "offsetInMilliseconds": 0}
PLAY: dict[str, Any] = {
    "type": "AudioPlayer.Play",
    "playBehavior": "REPLACE_ALL",
    "audioItem": {"stream": STREAM},
}
STOP = {"type": "AudioPlayer.Stop"}


def play(behaviour: str = "REPLACE_ALL", **stream: object) -> dict[str, Any]:
    """A Play with some members other than they should be."""
    directive = deepcopy(PLAY)
    directive["playBehavior"] = behaviour
    directive["audioItem"]["stream"] |= stream
    return directive


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        ("IntentRequest", {}),
        ("IntentRequest", {"shouldEndSession": True, "directives": [PLAY]}),
        ("AudioPlayer.PlaybackStarted", {"directives": [STOP]}),
        (
            "AudioPlayer.PlaybackNearlyFinished",
            {"directives": [play("ENQUEUE", expectedPreviousToken="z")]},
        ),
        ("AudioPlayer.PlaybackFailed", {"directives": [PLAY]}),
        ("PlaybackController.NextCommandIssued", {"directives": [PLAY]}),
        ("System.ExceptionEncountered", {}),
    ],
)
def test_what_is_right(kind: str, response: dict[str, Any]) -> None:
    """It is done."""
    assert refusals(kind, response) == []


@pytest.mark.parametrize(
    ("kind", "response", "why"),
    [
        ("IntentRequest", {"directives": [PLAY]}, "end the session"),
        ("IntentRequest", {"shouldEndSession": True, "directives": [PLAY, PLAY]}, "more than one"),
        ("IntentRequest", {"outputSpeech": {"text": "a" * 8_001}}, "too much"),
        ("IntentRequest", {"directives": [{"type": "Alexa.Dance"}]}, "knows no Alexa.Dance"),
        ("AudioPlayer.PlaybackFinished", {"directives": [PLAY]}, "no answer"),
        ("AudioPlayer.PlaybackStopped", {"directives": [STOP]}, "no answer"),
        ("SessionEndedRequest", {"directives": [STOP]}, "no answer"),
        ("System.ExceptionEncountered", {"directives": [STOP]}, "no answer"),
        ("AudioPlayer.PlaybackStarted", {"outputSpeech": {"text": "Hi."}}, "outputSpeech"),
        ("PlaybackController.NextCommandIssued", {"shouldEndSession": False}, "kept open"),
        ("AudioPlayer.PlaybackFailed", {"directives": [play("SHUFFLE")]}, "no playBehavior"),
        (
            "AudioPlayer.PlaybackFailed",
            {"directives": [play(expectedPreviousToken="a")]},
            "expectedPreviousToken",
        ),
        (
            "AudioPlayer.PlaybackFailed",
            {"directives": [play("ENQUEUE")]},
            "expectedPreviousToken",
        ),
        ("AudioPlayer.PlaybackFailed", {"directives": [play(url="http://x.y/a.mp3")]}, "https"),
        ("AudioPlayer.PlaybackFailed", {"directives": [play(token="")]}, "token"),
        (
            "AudioPlayer.PlaybackFailed",
            {"directives": [play(offsetInMilliseconds=-1)]},
            "below zero",
        ),
    ],
)
def test_what_is_wrong(kind: str, response: dict[str, Any], why: str) -> None:
    """The one rule that it breaks is told."""
    (found,) = refusals(kind, response)

    assert why in found
