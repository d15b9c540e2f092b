"""The skill put together from the settings: its verifier, its store, its key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint

from skill.alexa.endpoint import Verifying, alexa_routes
from skill.alexa.key import load_key
from skill.alexa.outcomes import Noting, note_nothing
from skill.media.editions import Editions
from skill.settings import Settings, is_loopback
from skill.store.opening import open_store
from skill.store.port import KEPT, Store
from skill.store.sqlite import sqlite_url
from skill.verification.envelope import parse_envelope
from skill.verification.fetching import fetch_chain
from skill.verification.roots import trusted_roots
from skill.verification.verifier import Headers, Verifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """The skill, ready to be served.

    Attributes:
        routes: its address.
        store: to be closed when the server stops.
    """

    routes: Blueprint
    store: Store


def open_skill(
    settings: Settings,
    editions: Editions,
    clock: Callable[[], datetime],
    note: Noting = note_nothing,
) -> Skill | None:
    """The skill that the settings ask for, if they ask for one.

    `note` is told what came of each request. Listeners who have not been heard of for very long are
    forgotten on the way, and later once a day while it serves.

    Raises:
        KeyFileError: if the key in the data folder cannot be used.
        StoreError: if the store cannot be used.
    """
    verifier = _verifier(settings, clock)
    if verifier is None:
        return None
    key = settings.key or load_key(settings.data)
    store = open_store(settings.database_url or sqlite_url(settings.data), clock)
    store.forget_idle(clock() - KEPT)
    # Without one there is no device either: the answers are only looked at.
    base_url = settings.base_url or f"https://{settings.host}"
    routes = alexa_routes(verifier, store, editions, base_url, key, clock, note=note)
    return Skill(routes=routes, store=store)


class _Unverified:
    """Takes anything that has an envelope's form, on this machine alone."""

    def verify(self, _headers: Headers, body: bytes) -> dict[str, Any]:
        return parse_envelope(body)


def _verifier(settings: Settings, clock: Callable[[], datetime]) -> Verifying | None:
    if settings.unverified:
        if not is_loopback(settings.host) or settings.trusted_proxies:
            message = "unverified requests are taken on a loopback address only"
            raise ValueError(message)
        return _Unverified()
    if settings.skill_id is None:
        return None
    return Verifier(
        fetch=fetch_chain, trust_roots=trusted_roots(), clock=clock, skill_id=settings.skill_id
    )
