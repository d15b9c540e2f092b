"""The small library, a programme of it made as a coach would, and the app that serves both."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from audio_builder.library import Guide, Pace, open_library, parse_breath
from programmes import SMALL_PROGRAMME
from skill.app import RECORDER, close_app, create_app
from skill.programmes.access import OpenProgramme
from skill.programmes.making import Wish, make
from skill.programmes.port import Heard
from skill.settings import Settings
from skill.store.opening import open_programmes
from skill.store.sqlite import sqlite_url
from standing_clock import StandingClock

KEY = b"k" * 32
OWN = Pace(breath=parse_breath("5-7"), guide=Guide.SHORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A programme that was made: sessions on 2, 5, 9 and 12 March 2026."""

    token: str
    programme: OpenProgramme
    settings: Settings

    def heard(self) -> tuple[Heard, ...]:
        """What was heard of it."""
        with closing(open_programmes(sqlite_url(self.settings.data))) as store:
            return store.all_heard(self.programme.kept.token)

    def revoke(self) -> None:
        """Let its address stop working."""
        with closing(open_programmes(sqlite_url(self.settings.data))) as store:
            assert store.revoke("hip 12", date(2026, 3, 1))


@pytest.fixture
def clock() -> StandingClock:
    """Stands on Friday, 6 March 2026: two sessions are due."""
    clock = StandingClock()
    clock.move(5 * 86_400)
    return clock


@pytest.fixture
def settings(small_output: Path, tmp_path: Path) -> Settings:
    """A server's, with nothing in its data folder."""
    data = tmp_path / "data"
    return Settings(output=small_output, data=data, key=KEY, base_url="https://coach.example")


@pytest.fixture
def make_from(settings: Settings, tmp_path: Path) -> Callable[[date], Made]:
    """Makes a programme for one listener, who breathes slowly, from a day on."""
    file = tmp_path / "programme.yaml"
    file.write_text(SMALL_PROGRAMME, encoding="utf-8")

    def make_one(start: date) -> Made:
        wish = Wish(file=file, label="hip 12", start=start, pace=OWN)
        with closing(open_programmes(sqlite_url(settings.data))) as store:
            library = open_library(settings.output)
            token, programme = make(wish, library, store, KEY, start)
        return Made(token=token, programme=programme, settings=settings)

    return make_one


@pytest.fixture
def made(make_from: Callable[[date], Made]) -> Made:
    """A programme that began on Monday, 2 March 2026."""
    return make_from(date(2026, 3, 2))


@pytest.fixture
def app(settings: Settings, clock: StandingClock) -> Iterator[Flask]:
    """The server's app."""
    app = create_app(settings, clock=clock)
    yield app
    close_app(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of it."""
    return app.test_client()


@pytest.fixture
def settle(app: Flask) -> Callable[[], None]:
    """Waits until what was sent is written down."""
    settle: Callable[[], None] = app.extensions[RECORDER].settle
    return settle
