"""What is kept of a listener: told when it is asked for, and deleted when that is asked for.

The playback rules have no part in it, and it takes no turn: who is to be forgotten has none left.
"""

import logging
from typing import Final

from skill.alexa.directives import STOP_PLAYING
from skill.alexa.questions import Asking, Question
from skill.alexa.requests import Request
from skill.alexa.responses import VoiceAnswer
from skill.alexa.sentence_parts import joined
from skill.alexa.sentences import English
from skill.package.intents import Intent
from skill.programmes.voice import VoiceProgrammes
from skill.store.listeners import UserHash
from skill.store.port import Store

_log: Final = logging.getLogger("repcast.alexa")


class Privacy:
    """Answers whatever is about what is kept. Threads may share it."""

    def __init__(self, store: Store, programmes: VoiceProgrammes, words: English) -> None:
        self._store = store
        self._programmes = programmes
        self._words = words

    def answer(self, request: Request, user: UserHash, name: str) -> VoiceAnswer | None:
        """The answer; None if a request is about something else.

        Args:
            request: what was said.
            user: who said it.
            name: what the skill is called by.

        Raises:
            StoreError: if the store does not answer in time.
        """
        if request.intent == Intent.WHAT_IS_KEPT:
            linked = self._programmes.is_linked(user)
            return VoiceAnswer(speech=self._words.what_is_kept(name, linked=linked))
        if request.intent == Intent.FORGET_ME:
            return self._ask()
        if not request.is_asked(Asking.FORGET):
            return None
        if request.intent == Intent.YES:
            return self._forgotten(request, user)
        return (
            VoiceAnswer(speech=self._words.nothing_deleted) if request.intent == Intent.NO else None
        )

    def forget(self, user: UserHash) -> int:
        """Delete all that is known of a user; on how many devices they were known.

        Raises:
            StoreError: if the store does not answer in time, or traces are left.
        """
        self._programmes.forget(user)
        return self._store.forget(user)

    def _ask(self) -> VoiceAnswer:
        question = self._words.shall_i_forget
        return VoiceAnswer(
            speech=joined((self._words.gone_for_good, question)),
            question=Question(asking=Asking.FORGET, again=question),
        )

    def _forgotten(self, request: Request, user: UserHash) -> VoiceAnswer:
        linked = self._programmes.is_linked(user)
        known = self.forget(user)
        _log.info("a listener asked to be forgotten, and was, on %d devices", known)
        # What still plays belongs to nobody now, and nothing would follow it.
        directive = STOP_PLAYING.copy() if request.has_player else None
        return VoiceAnswer(speech=self._words.forgotten(linked=linked), directive=directive)
