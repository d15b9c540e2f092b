"""Requests that come twice: the second time they get the first time's answer, and nothing moves."""

import hashlib
import hmac
from dataclasses import replace
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from skill.alexa.requests import Request
from skill.alexa.responses import PlayerAnswer, VoiceAnswer
from skill.playback.state import Answered, State

KEPT: Final = 3
"""So many requests are remembered of a listener: one that is sent again is sent again at once."""
_LETTERS: Final = 16
_VOICE: Final = TypeAdapter(VoiceAnswer)
_PLAYER: Final = TypeAdapter(PlayerAnswer)
AnswerT = TypeVar("AnswerT", VoiceAnswer, PlayerAnswer)


class Repeats:
    """Remembers in a listener's state what was answered. It keeps hashes, nobody's ids."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def voice(self, state: State, request: Request) -> VoiceAnswer | None:
        """The answer that a spoken request had before; None if it is a new one."""
        return self._found(_VOICE, state, request)

    def player(self, state: State, request: Request) -> PlayerAnswer | None:
        """The answer that a button had before; None if it is pressed anew."""
        return self._found(_PLAYER, state, request)

    def noted(self, state: State, request: Request, answer: VoiceAnswer | PlayerAnswer) -> State:
        """The state, with an answer to remember."""
        if not request.id:
            return state
        if isinstance(answer, VoiceAnswer):
            text = _VOICE.dump_json(answer, exclude_defaults=True)
        else:
            text = _PLAYER.dump_json(answer, exclude_defaults=True)
        newest = Answered(request=self._hash(request), answer=text.decode())
        return replace(state, answered=(*state.answered, newest)[-KEPT:])

    def _found(
        self, adapter: TypeAdapter[AnswerT], state: State, request: Request
    ) -> AnswerT | None:
        wanted = self._hash(request) if request.id else None
        for answered in state.answered:
            if answered.request == wanted:
                try:
                    return adapter.validate_json(answered.answer)
                except ValidationError:  # another version's: better once more than not at all
                    return None
        return None

    def _hash(self, request: Request) -> str:
        text = f"request {request.kind} {request.id}"
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()[:_LETTERS]
