"""The two kinds of answer. One can speak; the other has nothing to speak with."""

from dataclasses import dataclass
from typing import Any

from skill.alexa.directives import PLAY, Directive
from skill.alexa.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceAnswer:
    """The answer to something said.

    The session stays open if and only if a question is asked; an answer that plays asks none.

    Raises:
        ValueError: if it plays and asks, or asks without words to ask again with.
    """

    speech: str = ""
    directive: Directive | None = None
    question: Question | None = None

    def __post_init__(self) -> None:
        plays = self.directive is not None and self.directive["type"] == PLAY
        if self.question is not None and (plays or not self.speech or not self.question.again):
            message = "a question needs words, words to ask again with, and quiet"
            raise ValueError(message)

    def render(self) -> dict[str, Any]:
        """The response object."""
        response: dict[str, Any] = {"shouldEndSession": self.question is None}
        if self.speech:
            response["outputSpeech"] = _words(self.speech)
        if self.question is not None:
            response["reprompt"] = {"outputSpeech": _words(self.question.again)}
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
