"""The skill put together from the settings: its key and its store now, what answers later.

A key or a store that cannot be used is told before the server serves. What answers is only our own
code and its libraries: that is loaded while the server already serves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint

from skill.alexa.key import load_key
from skill.alexa.outcomes import Noting, note_nothing
from skill.alexa.routes import Answering, alexa_routes
from skill.deferred import Deferred
from skill.media.editions import Editions
from skill.programmes.port import ProgrammeStore
from skill.programmes.recording import Recorder
from skill.settings import Settings, is_loopback
from skill.store.port import KEPT, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """The skill, ready to be served.

    Attributes:
        routes: its address.
        store: to be closed when the server stops.
        programmes: to be closed then as well, after the recorder.
        answering: what answers there; a server has it made as soon as it serves.
    """

    routes: Blueprint
    store: Store
    programmes: ProgrammeStore
    answering: Deferred[Answering]


def open_skill(
    settings: Settings,
    editions: Editions,
    clock: Callable[[], datetime],
    recorder: Recorder,
    note: Noting = note_nothing,
) -> Skill | None:
    """The skill that the settings ask for, if they ask for one.

    `recorder` takes note of what is finished; `note` is told what came of each request. Listeners
    who have not been heard of for very long are forgotten on the way, and later once a day while it
    serves.

    Raises:
        KeyFileError: if the key in the data folder cannot be used.
        StoreError: if the store cannot be used.
        ValueError: if unverified requests could come from others, whoever made the settings.
    """
    if settings.unverified and (not is_loopback(settings.host) or settings.trusted_proxies):
        message = "unverified requests are taken on a loopback address only"
        raise ValueError(message)
    if settings.skill_id is None and not settings.unverified:
        return None
    key = settings.key or load_key(settings.data)
    store, programmes = _opened_stores(settings, clock)

    def make() -> Answering:
        from skill.alexa.assembly import assemble  # noqa: PLC0415 - the SDK is loaded here, not sooner
        from skill.programmes.voice import VoiceProgrammes  # noqa: PLC0415 - as above

        voice = VoiceProgrammes(store=programmes, recorder=recorder, key=key, clock=clock)
        return assemble(
            settings,
            store=store,
            programmes=voice,
            key=key,
            editions=editions,
            clock=clock,
            note=note,
        )

    answering = Deferred(make)
    return Skill(
        routes=alexa_routes(answering.get), store=store, programmes=programmes, answering=answering
    )


def _opened_stores(
    settings: Settings, clock: Callable[[], datetime]
) -> tuple[Store, ProgrammeStore]:
    # Loaded here: only the skill needs a database.
    from skill.store.opening import open_programmes, open_store  # noqa: PLC0415
    from skill.store.sqlite import sqlite_url  # noqa: PLC0415

    url = settings.database_url or sqlite_url(settings.data)
    store = open_store(url, clock)
    store.forget_idle(clock() - KEPT)
    return store, open_programmes(url)
