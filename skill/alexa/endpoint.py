"""POST /alexa: verified, answered, and the answer checked. It never fails with a 500."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, Protocol

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from skill.alexa import requests
from skill.alexa.allowed import faults
from skill.alexa.coach import Coach
from skill.alexa.responses import PlayerAnswer, VoiceAnswer
from skill.alexa.sdk import Host, UnreadableError
from skill.alexa.sentences import English
from skill.media.editions import Editions
from skill.store.port import Store
from skill.verification.rejected import Reason, Rejected
from skill.verification.verifier import Headers

PATH: Final = "/alexa"
_VERSION: Final = "1.0"
_log: Final = logging.getLogger("repcast.alexa")


class Verifying(Protocol):
    """Whatever tells Alexa's requests from others."""

    def verify(self, headers: Headers, body: bytes) -> dict[str, Any]:
        """See `Verifier.verify`."""


def alexa_routes(
    verifier: Verifying,
    store: Store,
    editions: Editions,
    base_url: str,
    key: bytes,
    clock: Callable[[], datetime],
) -> Blueprint:
    """The skill's address.

    Args:
        verifier: lets only Alexa's requests through.
        store: keeps where each listener is.
        editions: what there is to play.
        base_url: where devices fetch tracks: https, without a trailing slash.
        key: of the tokens and of the listeners' hashes; secret, and the same after a restart.
        clock: tells the time, in UTC.
    """
    words = English()
    coach = Coach(
        store=store, editions=editions, base_url=base_url, key=key, clock=clock, words=words
    )
    host = Host(
        {
            requests.VOICE: coach.voice,
            requests.PLAYER | requests.BUTTONS: coach.player,
            frozenset({requests.DISABLED}): coach.forget,
        },
        coach.note,
    )
    routes = Blueprint("alexa", __name__)

    @routes.post(PATH)
    def answer() -> Response:
        """Answer a request of Alexa's; 400 and nothing more to anyone else."""
        try:
            envelope = verifier.verify(request.headers, _body())
        except Rejected as rejected:
            _log.warning("refused: %s", rejected)
            return Response(status=400)
        kind: str = envelope["request"]["type"]
        written = _answered(host, envelope, kind, words)
        found = faults(kind, written["response"])
        if found:
            _log.error("an answer to %s was held back: %s", kind, "; ".join(found))
            written = _written({})
        said = jsonify(written)
        said.headers["Cache-Control"] = "no-store"
        return said

    return routes


def _body() -> bytes:
    """The raw bytes that were signed."""
    try:
        return request.get_data(cache=False)
    except HTTPException as error:  # larger than the app takes, or cut off
        raise Rejected(Reason.BODY_SIZE) from error


def _answered(host: Host, envelope: Mapping[str, Any], kind: str, words: English) -> dict[str, Any]:
    try:
        return host.answer(envelope)
    except UnreadableError as unreadable:
        _log.warning("a request of a form we do not know: %r (%s)", kind[:100], unreadable)
        return _written({})
    except Exception:  # noqa: BLE001 - whatever it is, Alexa wants an answer; it is logged
        _log.exception("answering %s failed", kind)
        voice = kind in requests.VOICE
        apology = VoiceAnswer(speech=words.sorry) if voice else PlayerAnswer()
        return _written(apology.render())


def _written(response: Mapping[str, Any]) -> dict[str, Any]:
    return {"version": _VERSION, "response": response}
