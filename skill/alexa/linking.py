"""Linking a listener to their programme, and taking that back: what is meant, and the answer.

The playback rules have no part in it: nothing of it changes what plays.
"""

from typing import Final

from skill.alexa.questions import Asking, Question
from skill.alexa.requests import Request
from skill.alexa.responses import VoiceAnswer
from skill.alexa.sentence_parts import joined
from skill.alexa.sentences import English
from skill.alexa.slots import digits_in
from skill.package.intents import Intent, Slot
from skill.programmes.codes import DIGITS
from skill.programmes.links import Linking
from skill.programmes.voice import VoiceProgrammes
from skill.store.listeners import UserHash

_NUMBERS: Final = (Slot.CODE, Slot.NUMBER, Slot.REPS, Slot.MINUTES)
"""Where digits come in that answer a question: what else is said around them is for nobody."""
_TOO_MANY: Final = 3
"""Digits: no exercise has such a number, so a code was meant."""


class Linker:
    """Answers whatever is about a listener's programme. Threads may share it."""

    def __init__(self, programmes: VoiceProgrammes, words: English) -> None:
        self._programmes = programmes
        self._words = words

    def answer(self, request: Request, user: UserHash) -> VoiceAnswer | None:
        """The answer; None if a request is about something else.

        Raises:
            StoreError: if the store does not answer in time.
        """
        if request.intent == Intent.UNLINK_PROGRAMME:
            linked = self._programmes.unlink(user)
            return VoiceAnswer(speech=self._words.unlinked if linked else self._words.not_linked)
        code = _code(request)
        if request.intent == Intent.LINK_PROGRAMME or code is not None:
            return self._ask() if code is None else self._link(user, code)
        return self._ask() if _is_misheard(request) else None

    def _link(self, user: UserHash, code: str) -> VoiceAnswer:
        words, linked = self._words, self._programmes.link(user, code)
        if linked.outcome is Linking.WRONG:
            return self._ask(words.wrong_code)
        return VoiceAnswer(
            speech={
                Linking.LINKED: words.linked(linked.title),
                Linking.EXPIRED: words.expired_code,
                Linking.USED: words.used_code,
                Linking.TOO_OFTEN: words.wrong_too_often,
            }[linked.outcome]
        )

    def _ask(self, before: str = "") -> VoiceAnswer:
        question = Question(asking=Asking.CODE, again=self._words.which_code)
        return VoiceAnswer(speech=joined((before, self._words.which_code)), question=question)


def _code(request: Request) -> str | None:
    """The code that was said; None if none was, or not all of one."""
    slots = _NUMBERS if request.is_asked(Asking.CODE) else (Slot.CODE,)
    said = (digits_in(request.slots.get(slot)) for slot in slots)
    return next((digits for digits in said if len(digits) == DIGITS), None)


def _is_misheard(request: Request) -> bool:
    """Whether it was to be a code, and is none: digits of another number, or nothing at all."""
    if not request.is_asked(Asking.CODE):
        return False
    said = max(len(digits_in(request.slots.get(slot))) for slot in _NUMBERS)
    return said >= _TOO_MANY or request.intent == Intent.FALLBACK
