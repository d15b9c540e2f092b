"""What answers at Alexa's address, put together: the verifier, and the skill behind it."""

from typing import Any

from skill.alexa.endpoint import Verifying, alexa_endpoint
from skill.alexa.outcomes import Noting
from skill.alexa.routes import Answering
from skill.media.editions import Clock, Editions
from skill.programmes.voice import VoiceProgrammes
from skill.settings import Settings
from skill.store.port import Store
from skill.verification.envelope import parse_envelope
from skill.verification.fetching import fetch_chain
from skill.verification.roots import trusted_roots
from skill.verification.verifier import Headers, Verifier


def assemble(  # noqa: PLR0913 - what the skill is put together of
    settings: Settings,
    *,
    store: Store,
    programmes: VoiceProgrammes,
    key: bytes,
    editions: Editions,
    clock: Clock,
    note: Noting,
) -> Answering:
    """What answers whoever the settings let in.

    Args:
        settings: that ask for the skill.
        store: keeps where each listener is.
        programmes: what is finished by voice counts in.
        key: of the tokens and of the listeners' hashes.
        editions: what there is to play.
        clock: tells the time, in UTC.
        note: is told what came of each request.
    """
    # Without one there is no device either: the answers are only looked at.
    base_url = settings.base_url or f"https://{settings.host}"
    verifier = _verifier(settings, clock)
    return alexa_endpoint(
        verifier,
        store,
        programmes,
        editions,
        base_url=base_url,
        key=key,
        clock=clock,
        note=note,
    )


class _Unverified:
    """Takes anything that has an envelope's form, on this machine alone."""

    def verify(self, _headers: Headers, body: bytes) -> dict[str, Any]:
        return parse_envelope(body)


def _verifier(settings: Settings, clock: Clock) -> Verifying:
    if settings.skill_id is None or settings.unverified:
        return _Unverified()
    return Verifier(
        fetch=fetch_chain, trust_roots=trusted_roots(), clock=clock, skill_id=settings.skill_id
    )
