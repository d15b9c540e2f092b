"""POST /alexa: verified, answered, and the answer checked. It never fails with a 500."""

import json
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, Protocol

from flask import Response, request
from werkzeug.exceptions import HTTPException

from skill.alexa.answerer import Answerer
from skill.alexa.outcomes import Noting, Outcome, counted_kind, note_nothing
from skill.alexa.routes import Answering
from skill.media.editions import Editions
from skill.programmes.voice import VoiceProgrammes
from skill.store.port import Store
from skill.store.tidying import Tidying
from skill.verification.rejected import Reason, Rejected
from skill.verification.verifier import Headers

_log: Final = logging.getLogger("repcast.alexa")


class Verifying(Protocol):
    """Whatever tells Alexa's requests from others."""

    def verify(self, headers: Headers, body: bytes) -> dict[str, Any]:
        """See `Verifier.verify`."""


def alexa_endpoint(  # noqa: PLR0913 - what the skill is put together of
    verifier: Verifying,
    store: Store,
    programmes: VoiceProgrammes,
    editions: Editions,
    *,
    base_url: str,
    key: bytes,
    clock: Callable[[], datetime],
    note: Noting = note_nothing,
) -> Answering:
    """What answers at the skill's address.

    Args:
        verifier: lets only Alexa's requests through.
        store: keeps where each listener is.
        programmes: what is finished by voice counts in.
        editions: what there is to play.
        base_url: where devices fetch tracks: https, without a trailing slash.
        key: of the tokens and of the listeners' hashes; secret, and the same after a restart.
        clock: tells the time, in UTC.
        note: is told what came of each request.
    """
    answerer = Answerer(
        store=store,
        programmes=programmes,
        editions=editions,
        base_url=base_url,
        key=key,
        clock=clock,
        note=note,
    )
    tidying = Tidying(store, clock)

    def answer() -> Response:
        """Answer a request of Alexa's; 400 and nothing more to anyone else."""
        try:
            envelope = verifier.verify(request.headers, _body())
        except Rejected as rejected:
            _log.warning("refused: %s", rejected)
            note(counted_kind(None), Outcome.REFUSED)
            return Response(status=400)
        said = Response(json.dumps(answerer.answer(envelope)), content_type="application/json")
        said.headers["Cache-Control"] = "no-store"
        said.call_on_close(tidying.if_due)  # once it is sent: nobody waits for that
        return said

    return answer


def _body() -> bytes:
    """The raw bytes that were signed."""
    try:
        return request.get_data(cache=False)
    except HTTPException as error:  # larger than the app takes, or cut off
        raise Rejected(Reason.BODY_SIZE) from error
