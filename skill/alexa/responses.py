"""The two kinds of answer. One can speak; the other has nothing to speak with."""

from dataclasses import dataclass
from typing import Any

from skill.alexa.directives import PLAY, Directive
from skill.alexa.requests import Asking


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceAnswer:
    """The answer to something said.

    The session stays open if and only if a question is asked; an answer that plays asks none.

    Raises:
        ValueError: if it plays and asks, or asks without words to ask again with.
    """

    speech: str = ""
    directive: Directive | None = None
    asking: Asking | None = None
    reprompt: str = ""
    """The question once more, for a listener who says nothing."""
    about: str = ""
    """The key of the exercise that the question is about, or the ids of routines; see `Request`."""

    def __post_init__(self) -> None:
        plays = self.directive is not None and self.directive["type"] == PLAY
        if self.asking is not None and (plays or not self.speech or not self.reprompt):
            message = "a question needs words, words to ask again with, and quiet"
            raise ValueError(message)

    def render(self) -> dict[str, Any]:
        """The response object."""
        response: dict[str, Any] = {"shouldEndSession": self.asking is None}
        if self.speech:
            response["outputSpeech"] = _words(self.speech)
        if self.asking is not None:
            response["reprompt"] = {"outputSpeech": _words(self.reprompt)}
        if self.directive is not None:
            response["directives"] = [self.directive]
        return response


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerAnswer:
    """The answer to an event of the player, a button, or whatever else is no conversation."""

    directive: Directive | None = None

    def render(self) -> dict[str, Any]:
        """The response object."""
        return {} if self.directive is None else {"directives": [self.directive]}


def _words(text: str) -> dict[str, str]:
    return {"type": "PlainText", "text": text}
