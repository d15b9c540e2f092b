"""From an envelope to the whole answer, checked. It has no door: others see to who may ask."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from skill.alexa import requests
from skill.alexa.allowed import faults
from skill.alexa.coach import Coach
from skill.alexa.outcomes import Noting, Outcome, counted_kind, note_nothing
from skill.alexa.responses import PlayerAnswer, VoiceAnswer
from skill.alexa.sdk import Host, UnreadableError
from skill.alexa.sentences import English
from skill.alexa.views import Views
from skill.media.editions import Editions
from skill.programmes.voice import VoiceProgrammes
from skill.store.port import Store

_VERSION: Final = "1.0"
_log: Final = logging.getLogger("repcast.alexa")


class Answerer:
    """The skill itself: there is an answer to whatever has the form of an envelope."""

    def __init__(  # noqa: PLR0913 - what the skill is put together of
        self,
        *,
        store: Store,
        programmes: VoiceProgrammes,
        editions: Editions,
        base_url: str,
        key: bytes,
        clock: Callable[[], datetime],
        note: Noting = note_nothing,
    ) -> None:
        """Put the handlers together.

        Args:
            store: keeps where each listener is.
            programmes: what is finished by voice counts in.
            editions: what there is to play.
            base_url: where devices fetch tracks: https, without a trailing slash.
            key: of the tokens and of the listeners' hashes; secret, and the same after a restart.
            clock: tells the time, in UTC.
            note: is told what came of each request.
        """
        self._note = note
        self._words = English()
        views = Views(editions)
        views.begin()  # before the first request
        coach = Coach(
            store=store,
            programmes=programmes,
            views=views,
            base_url=base_url,
            key=key,
            clock=clock,
            words=self._words,
        )
        self._host = Host(
            {
                requests.VOICE: coach.voice,
                requests.PLAYER | requests.BUTTONS: coach.player,
                frozenset({requests.DISABLED}): coach.forget,
            },
            coach.note,
        )

    def answer(self, envelope: Mapping[str, Any]) -> dict[str, Any]:
        """The whole answer, with nothing in it that this kind of request may not be answered with.

        Args:
            envelope: a request of Alexa's, or of whoever may speak in her place.
        """
        kind: str = envelope["request"]["type"]
        written, outcome = self._answered(envelope, kind)
        found = faults(kind, written["response"])
        if found:
            _log.error("an answer to %s was held back: %s", kind, "; ".join(found))
            written, outcome = _written({}), Outcome.HELD_BACK
        self._note(counted_kind(kind), outcome)
        return written

    def _answered(self, envelope: Mapping[str, Any], kind: str) -> tuple[dict[str, Any], Outcome]:
        try:
            return self._host.answer(envelope), Outcome.ANSWERED
        except UnreadableError as unreadable:
            _log.warning("a request of a form we do not know: %r (%s)", kind[:100], unreadable)
            return _written({}), Outcome.UNREADABLE
        except Exception:  # noqa: BLE001 - whatever it is, Alexa wants an answer; it is logged
            _log.exception("answering %s failed", kind)
            voice = kind in requests.VOICE
            apology = VoiceAnswer(speech=self._words.sorry) if voice else PlayerAnswer()
            return _written(apology.render()), Outcome.FAILED


def _written(response: Mapping[str, Any]) -> dict[str, Any]:
    return {"version": _VERSION, "response": response}
