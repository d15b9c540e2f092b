"""What the page asks for, as JSON, done in the conversation."""

from typing import Any, Final

from skill.speaker.conversation import Conversation, Outcome
from skill.speaker.player import Profile
from skill.speaker.signals import Button

SENTENCE_MAX: Final = 300
"""Letters of a sentence; nobody says as much in one breath."""


class ActError(Exception):
    """There is no such thing to do; one sentence."""


def act(conversation: Conversation, wish: object) -> Outcome:
    """Do one thing.

    What the page tells of a track counts only while that track is in the player: it may have heard
    of another one meanwhile.

    Raises:
        ActError: if it cannot be understood.
    """
    match wish:
        case {"do": "look"}:
            return Outcome()
        case {"do": "say", "sentence": str(sentence)} if len(sentence) <= SENTENCE_MAX:
            return conversation.say(sentence)
        case {"do": "press", "button": str(name)} if name in list(Button):
            return conversation.press(Button(name))
        case {"do": "ask", "when": str(when)} if when in list(Profile):
            conversation.ask_for_next(Profile(when))
            return Outcome()
        case {"do": "play_to", "token": token, "offset_ms": int(offset_ms)}:
            return _play_to(conversation, token, offset_ms)
        case {"do": "fail", "token": token}:
            return conversation.fail() if _plays(conversation, token) else Outcome()
        case _:
            message = "the speaker cannot do that: reload the page, it may be an old one"
            raise ActError(message)


def _play_to(conversation: Conversation, token: Any, offset_ms: int) -> Outcome:  # noqa: ANN401 - whatever was sent
    current = conversation.device.player.current
    if current is None or not _plays(conversation, token):
        return Outcome()
    return conversation.play_to(min(offset_ms, current.length_ms or 0))


def _plays(conversation: Conversation, token: Any) -> bool:  # noqa: ANN401 - whatever was sent
    current = conversation.device.player.current
    return current is not None and current.token == token
