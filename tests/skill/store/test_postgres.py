"""What is PostgreSQL's own: waiting, losing the connection, and what is left on its disk."""

import time
from contextlib import closing
from typing import Any

import pytest

from skill.playback.state import State
from skill.store import postgres
from skill.store.listeners import listener
from skill.store.opening import open_store
from skill.store.port import EventKind, LogEntry, Store, StoreError

RAW_IDS = ("amzn1.ask.account.ANNA", "amzn1.ask.device.KITCHEN")
KEY = b"a key for the tests alone"
WHO = listener(KEY, *RAW_IDS)
OTHER = listener(KEY, "amzn1.ask.account.BERT", RAW_IDS[1])
Cluster = Any
"""The conftest's."""


def _hang(store: Store) -> None:
    """A turn that takes too long over its answer."""
    with store.turn(WHO) as turn:
        turn.keep(State(plays=1))
        time.sleep(0.5)


def test_no_raw_id_reaches_the_server(cluster: Cluster, postgresql_address: str) -> None:
    """Not its tables, not its journal, not its log of errors; the hashes do."""
    with closing(open_store(postgresql_address)) as store, store.turn(WHO) as turn:
        turn.keep(State(plays=1))
        turn.log(LogEntry(kind=EventKind.RUN_BEGAN, run=1, routine="hip-ir"))
    cluster.run("CHECKPOINT")
    files = [path for path in cluster.folder.rglob("*") if path.is_file()]
    kept = b"".join(path.read_bytes() for path in files)
    assert WHO.user.encode() in kept
    for raw_id in RAW_IDS:
        assert raw_id.encode() not in kept


def test_a_turn_waits_only_so_long(
    postgresql_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alexa wants an answer: a listener who stays busy is an error, and later is served again.

    Other listeners do not wait at all.
    """
    monkeypatch.setattr(postgres, "LOCK_MS", 200)
    with closing(open_store(postgresql_address)) as store:
        with store.turn(WHO) as turn:
            turn.keep(State(plays=1))
            began = time.monotonic()
            with store.turn(OTHER) as other:
                other.keep(State(plays=2))
            with pytest.raises(StoreError, match="lock timeout"), store.turn(WHO):
                pytest.fail("two turns at once")
            assert time.monotonic() - began < 2
        with store.turn(WHO) as turn:
            assert turn.state == State(plays=1)


def test_a_server_that_hangs_in_a_turn_loses_it(
    postgresql_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The turn is an error, nothing of it is written, and the listener is free again."""
    monkeypatch.setattr(postgres, "IDLE_MS", 100)
    with closing(open_store(postgresql_address)) as store:
        with pytest.raises(StoreError, match="idle-in-transaction"):
            _hang(store)
        with store.turn(WHO) as turn:
            assert turn.state == State()


def test_a_restarted_database_is_found_again(cluster: Cluster, postgresql_address: str) -> None:
    """Connections that were cut while nobody used them are replaced unseen."""
    with closing(open_store(postgresql_address)) as store:
        with store.turn(WHO) as turn:
            turn.keep(State(plays=1))
        cluster.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        with store.turn(WHO) as turn:
            assert turn.state == State(plays=1)


def test_the_short_name_that_some_hosts_write_will_do(postgresql_address: str) -> None:
    """postgres:// is postgresql://."""
    open_store(postgresql_address.replace("postgresql:", "postgres:")).close()


def test_what_the_url_asks_of_the_server_is_asked(postgresql_address: str) -> None:
    """Options in the URL stay, beside ours."""
    address = f"{postgresql_address}&options=-c%20default_transaction_read_only%3Don"
    with pytest.raises(StoreError, match="read-only"):
        open_store(address)
