"""repcast forget: what is known of one listener goes, of others nothing; no key is ever made."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from skill.alexa.key import load_key
from skill.forgetting import forget_command
from skill.programmes.port import How, KeptProgramme
from skill.store.listeners import code_hash, listener, programme_hash, user_hash
from skill.store.opening import open_programmes, open_store
from skill.store.place import FILE_NAME
from skill.store.port import EventKind, LogEntry
from skill.store.sqlite import sqlite_url

USER = "amzn1.ask.account.ANNA"
OTHER = "amzn1.ask.account.BERT"
NEW = "amzn1.ask.account.NEW"
NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A server's data folder: Anna is known on two devices, Bert on one."""
    folder = tmp_path / "data"
    key = load_key(folder)
    store = open_store(sqlite_url(folder))
    for user, device in ((USER, "kitchen"), (USER, "bedroom"), (OTHER, "kitchen")):
        with store.turn(listener(key, user, device)) as turn:
            turn.log(LogEntry(kind=EventKind.RUN_BEGAN, run=1, routine="calm-hips"))
            turn.keep(replace(turn.state))
    store.close()
    return folder


@pytest.fixture
def forget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command with a server's settings."""

    def run(user: str, **environ: str) -> Result:
        monkeypatch.setenv("REPCAST_DATA", str(tmp_path / "data"))
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        return CliRunner().invoke(forget_command, [user])

    return run


@pytest.mark.usefixtures("data")
def test_a_listener_is_forgotten_on_every_device(forget: Callable[..., Result]) -> None:
    """It is said on how many devices they were known; asked again, nobody is."""
    first, second = forget(USER), forget(USER)

    assert (first.exit_code, first.output) == (0, "forgotten; they were known on 2 devices\n")
    assert (second.exit_code, second.output) == (0, "nobody is known by this id\n")


def test_a_link_to_a_programme_goes_too(data: Path, forget: Callable[..., Result]) -> None:
    """It is said that there was one; the programme, and what was heard of it, is its coach's."""
    key, monday = load_key(data), date(2026, 1, 5)
    kept = KeptProgramme(
        token=programme_hash(key, "a token"),
        label="hip 12",
        programme="{}",
        pace="",
        start=monday,
        ends=monday,
        created=monday,
    )
    with closing(open_programmes(sqlite_url(data))) as store:
        store.add(kept)
        for user in (USER, NEW):
            code = code_hash(key, user)
            store.links.offer(kept.token, code, NOW)
            store.links.link(user_hash(key, user), code, NOW)
        store.heard(kept.token, 1, How.VOICE, monday)

        linked = ", and linked to a programme; what was heard of that stays in it\n"
        assert forget(USER).output == f"forgotten; they were known on 2 devices{linked}"
        assert forget(USER).output == "nobody is known by this id\n"
        assert forget(NEW).output == f"forgotten; they were known on 0 devices{linked}"
        assert store.links.users(kept.token) == 0
        assert len(store.all_heard(kept.token)) == 1


@pytest.mark.usefixtures("data")
def test_others_stay(forget: Callable[..., Result]) -> None:
    """After Anna is forgotten, Bert is still known."""
    forget(USER)

    assert forget(OTHER).output == "forgotten; they were known on 1 device\n"


def test_the_key_may_come_from_the_settings(data: Path, forget: Callable[..., Result]) -> None:
    """As it does on several servers: then the file is not asked, and need not be there."""
    key = (data / "key").read_bytes().hex()
    (data / "key").unlink()

    assert forget(USER, REPCAST_KEY="ab" * 32).output == "nobody is known by this id\n"
    assert forget(USER, REPCAST_KEY=key).output == "forgotten; they were known on 2 devices\n"
    assert not (data / "key").exists()


def test_no_key_is_made_anew(tmp_path: Path, forget: Callable[..., Result]) -> None:
    """Where there is no key the data folder is the wrong one: said so, and nothing is made."""
    result = forget(USER)

    assert result.exit_code == 1
    assert "there is no key" in str(result.exception)
    assert not (tmp_path / "data").exists()


def test_a_store_that_cannot_be_used_is_named(data: Path, forget: Callable[..., Result]) -> None:
    """A sentence and exit code 1, whatever is wrong with it."""
    (data / FILE_NAME).write_bytes(b"no database" * 1000)

    result = forget(USER)

    assert result.exit_code == 1
    assert isinstance(result.exception, OSError)
    assert str(result.exception)


def test_a_broken_key_is_named(data: Path, forget: Callable[..., Result]) -> None:
    """A key of another length is none, and stays as it is."""
    (data / "key").write_bytes(b"short")

    result = forget(USER)

    assert result.exit_code == 1
    assert "no key of 32 bytes" in str(result.exception)
    assert (data / "key").read_bytes() == b"short"


@pytest.mark.parametrize("user", ["anna", "amzn1.ask.account.", "amzn1.ask.account.A B"])
def test_what_is_no_user_id_is_refused(
    data: Path, forget: Callable[..., Result], user: str
) -> None:
    """A mistyped id would otherwise seem to be forgotten."""
    result = forget(user)

    assert result.exit_code != 0
    assert "is no Alexa user id" in result.output
    assert data.exists()


def test_wrong_settings_are_told(forget: Callable[..., Result]) -> None:
    """As `repcast serve` tells them."""
    assert "REPCAST_PORT" in forget(USER, REPCAST_PORT="none").output
