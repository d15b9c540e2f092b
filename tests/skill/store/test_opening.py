"""Opening a store: new ones, old ones, newer ones, and none at all."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from skill.playback.state import State
from skill.store.listeners import DeviceHash, Listener, UserHash
from skill.store.opening import open_engine, open_store
from skill.store.port import EventKind, LogEntry, Practice, StateError, StoreError
from skill.store.tables import METADATA
from skill.store.upgrading import upgrade

WHO = Listener(user=UserHash("a-user"), device=DeviceHash("a-device"))
VERSION_1 = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES ('0001');
CREATE TABLE listeners (
    id INTEGER NOT NULL,
    user_hash VARCHAR(64) NOT NULL,
    device_hash VARCHAR(64) NOT NULL,
    state TEXT NOT NULL,
    hour INTEGER NOT NULL,
    CONSTRAINT listeners_pk PRIMARY KEY (id),
    CONSTRAINT listeners_user_hash_device_hash_uq UNIQUE (user_hash, device_hash)
);
INSERT INTO listeners VALUES
    (1, 'a-user', 'a-device', '{"version":1,"state":{"plays":7}}', 492000);
"""
"""A file as the first version left it: a state, and no log of practice yet."""


def _run(url: str, *statements: str) -> None:
    """Another hand at the database; each statement finds something to do."""
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            for statement in statements:
                assert connection.exec_driver_sql(statement).rowcount
    finally:
        engine.dispose()


def test_a_file_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """Its states stay, and what came later can be used."""
    path = tmp_path / "repcast.db"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(VERSION_1)
    with closing(open_store(f"sqlite:///{path}")) as store:
        with store.turn(WHO) as turn:
            assert turn.state == State(plays=7)
            turn.log(LogEntry(kind=EventKind.RUN_BEGAN, run=1, routine="hip-ir"))
        assert store.practised(WHO.user).begun == 1
        assert store.forget(WHO.user) == 1
        assert store.practised(WHO.user) == Practice()


def test_opened_again_a_store_is_as_it_was(url: str) -> None:
    """There is nothing to bring up to date, and nothing is made anew."""
    for count in (1, 2, 3):
        with closing(open_store(url)) as store, store.turn(WHO) as turn:
            assert turn.state.plays == count - 1
            turn.keep(State(plays=count))


@pytest.mark.parametrize("since", ["0001", "head"])
def test_every_way_leads_to_the_tables_that_the_code_knows(url: str, since: str) -> None:
    """Alembic finds no difference between what its steps made and `tables`."""
    engine = open_engine(url)
    try:
        upgrade(engine, since)
        upgrade(engine)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, METADATA) == []
    finally:
        engine.dispose()


def test_an_upgrade_that_fails_changes_nothing(url: str) -> None:
    """The tables of the steps before the one that broke off are gone with it."""
    _run(url, "CREATE TABLE events (mine INTEGER)")
    engine = open_engine(url)
    try:
        with pytest.raises(StoreError, match="already exists"):
            open_store(url)
        assert inspect(engine).get_table_names() == ["events"]
    finally:
        engine.dispose()


def test_a_newer_store_is_refused(url: str) -> None:
    """And left as it is: this version cannot know what its tables mean."""
    open_store(url).close()
    _run(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="run the newest version"):
        open_store(url)


def test_a_state_that_cannot_be_read_is_kept(url: str) -> None:
    """The turn is an error; the row stays, for the version that can read it or to be forgotten."""
    with closing(open_store(url)) as store:
        with store.turn(WHO) as turn:
            turn.keep(State(plays=1))
        _run(url, "UPDATE listeners SET state = 'newer'")
        with pytest.raises(StateError), store.turn(WHO):
            pytest.fail("a state out of nothing")
        _run(url, "UPDATE listeners SET hour = 0 WHERE state = 'newer'")
        assert store.forget(WHO.user) == 1


@pytest.mark.parametrize("url", ["", "repcast.db", "postgresql://me:secret@host:port/repcast"])
def test_what_is_no_url_is_refused_and_not_repeated(url: str) -> None:
    """There may be a password in it."""
    with pytest.raises(StoreError, match="is no URL") as caught:
        open_store(url)
    assert caught.value.__cause__ is None
    assert "secret" not in str(caught.value)


def test_other_databases_are_refused() -> None:
    """Only those that the contract is tested on."""
    with pytest.raises(StoreError, match="no state store on mysql"):
        open_store("mysql://me:secret@localhost/repcast")


def test_a_database_that_does_not_answer_is_told_of_without_its_password() -> None:
    """The reason is the driver's own."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(StoreError, match="cannot be used") as caught:
        open_store("postgresql://me:secret@127.0.0.1:9/repcast")
    assert "secret" not in f"{caught.value} {caught.value.__cause__}"


def test_a_missing_driver_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to install."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"repcast\[postgres\]"):
        open_store("postgresql://localhost/repcast")


def test_errors_name_no_listener(url: str) -> None:
    """What the database was asked for does not come into an error's text, nor into its cause's."""
    with closing(open_store(url)) as store:
        _run(url, "DROP TABLE events", "DROP TABLE listeners")
        with pytest.raises(StoreError) as caught, store.turn(WHO):
            pytest.fail("a turn without a table")
    cause = caught.value.__cause__
    assert cause is not None
    for hashed in (WHO.user, WHO.device):
        assert hashed not in f"{caught.value} {cause} {cause.__cause__}"
