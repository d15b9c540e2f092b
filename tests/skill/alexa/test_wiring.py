"""The skill as the settings ask for it."""

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

import signing
from skill.alexa.wiring import open_skill
from skill.media.editions import Editions
from skill.programmes.recording import Recorder
from skill.settings import Settings
from skill.store.listeners import user_hash
from skill.store.sqlite import sqlite_url

BASE_URL = "https://coach.example.org"


def client(settings: Settings, editions: Editions) -> FlaskClient:
    """The skill behind an app."""
    skill = open_skill(settings, editions, lambda: signing.NOW, Recorder())
    assert skill is not None
    app = Flask("skill")
    app.register_blueprint(skill.routes)
    skill.programmes.close()
    skill.store.close()  # it opens again when asked; what is left open would be warned of
    return app.test_client()


def test_without_a_skill_id_there_is_no_skill(tmp_path: Path, editions: Editions) -> None:
    """None may ask, and nothing is made in the data folder."""
    settings = Settings(data=tmp_path / "data")

    assert open_skill(settings, editions, lambda: signing.NOW, Recorder()) is None
    assert not (tmp_path / "data").exists()


def test_with_a_skill_id_requests_are_verified(tmp_path: Path, editions: Editions) -> None:
    """The real verifier stands in front: what the tests' own root signed is refused."""
    settings = Settings(data=tmp_path / "data", skill_id=signing.SKILL_ID, base_url=BASE_URL)
    body = signing.body_of()
    headers = signing.sign(body, url="https://elsewhere.example/echo.api/chain.pem")

    answer = client(settings, editions).post("/alexa", data=body, headers=headers)

    assert (answer.status_code, answer.data) == (400, b"")
    assert (settings.data / "key").exists()


def test_a_key_of_the_settings_is_used(tmp_path: Path, editions: Editions) -> None:
    """Servers that are told one key know the same listeners, whatever lies in their folders."""
    key, database = b"k" * 32, sqlite_url(tmp_path / "shared")
    launch = signing.envelope()
    launch["context"]["System"]["user"] = {"userId": "somebody"}
    for name in ("first", "second"):
        settings = Settings(data=tmp_path / name, database_url=database, key=key, unverified=True)
        skill = open_skill(settings, editions, lambda: signing.NOW, Recorder())
        assert skill is not None
        app = Flask("skill")
        app.register_blueprint(skill.routes)
        answer = app.test_client().post("/alexa", data=json.dumps(launch))
        assert answer.status_code == 200
        assert not settings.data.exists()
        assert skill.store.practised(user_hash(key, "somebody")).begun == 1
        skill.programmes.close()
        skill.store.close()


def test_unverified_on_this_machine(tmp_path: Path, editions: Editions) -> None:
    """For development a request needs no signature, but still the form of one."""
    settings = Settings(data=tmp_path / "data", unverified=True)
    web = client(settings, editions)

    assert web.post("/alexa", data=signing.body_of()).status_code == 200
    assert web.post("/alexa", data=b"{}").status_code == 400


@pytest.mark.parametrize(
    "settings",
    [
        Settings(unverified=True, host="0.0.0.0"),  # noqa: S104 - refused, as it must be
        Settings(unverified=True, trusted_proxies=1),
    ],
)
def test_unverified_nowhere_else(settings: Settings, editions: Editions) -> None:
    """Where others could speak as Alexa it is refused, whoever made the settings."""
    with pytest.raises(ValueError, match="loopback"):
        open_skill(settings, editions, lambda: signing.NOW, Recorder())
