"""What is SQLite's own: the file, who may read it, and what is left in it."""

import os
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from skill.playback.state import State
from skill.store import sqlite
from skill.store.listeners import listener
from skill.store.opening import open_programmes, open_store
from skill.store.port import EventKind, LogEntry, Store, StoreError
from skill.store.sqlite import sqlite_url

RAW_IDS = ("amzn1.ask.account.ANNA", "amzn1.ask.device.KITCHEN")
WHO = listener(b"a key for the tests alone", *RAW_IDS)
ROUTINE = "a-routine-that-nobody-else-has"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder; not there yet."""
    return tmp_path / "data"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """The store in it."""
    with closing(open_store(sqlite_url(folder))) as opened:
        yield opened


def _practise(store: Store) -> None:
    """Enough to fill some pages."""
    for number in range(200):
        with store.turn(WHO) as turn:
            turn.keep(State(plays=number, skipped=ROUTINE))
            turn.log(LogEntry(kind=EventKind.RUN_BEGAN, run=number, routine=ROUTINE))


def _bytes_in(folder: Path) -> bytes:
    """All that is in the database's files."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_files_are_their_owners_alone(store: Store, folder: Path) -> None:
    """The folder and every file in it, whatever the umask lets others see."""
    _practise(store)
    names = {path.name for path in folder.iterdir()}
    assert names == {"repcast.db", "repcast.db-wal", "repcast.db-shm"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_the_file_keeps_a_write_ahead_log(store: Store, folder: Path) -> None:
    """Readers do not wait for a turn, nor a turn for readers."""
    with store.turn(WHO), closing(sqlite3.connect(folder / "repcast.db", timeout=0)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert other.execute("SELECT count(*) FROM listeners").fetchone() == (0,)


def test_no_raw_id_is_in_the_file(store: Store, folder: Path) -> None:
    """Nor in its journal; the hashes are."""
    _practise(store)
    kept = _bytes_in(folder)
    assert WHO.user.encode() in kept
    assert WHO.device.encode() in kept
    for raw_id in RAW_IDS:
        assert raw_id.encode() not in kept


def test_what_is_forgotten_is_not_in_the_file(store: Store, folder: Path) -> None:
    """Not in its free pages, not in its journal; while the store stays open."""
    _practise(store)
    assert ROUTINE.encode() in _bytes_in(folder)
    store.forget(WHO.user)
    kept = _bytes_in(folder)
    for trace in (WHO.user, WHO.device, ROUTINE):
        assert trace.encode() not in kept


def test_traces_that_a_reader_holds_on_to_are_told_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The listener is deleted all the same; asked again when the reader is gone, so are traces."""
    monkeypatch.setattr(sqlite, "BUSY_S", 0.1)
    with closing(open_store(sqlite_url(folder))) as store:
        _practise(store)
        with closing(sqlite3.connect(folder / "repcast.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM events").fetchone()
            with pytest.raises(StoreError, match="ask again"):
                store.forget(WHO.user)
        assert store.practised(WHO.user).begun == 0
        assert store.forget(WHO.user) == 0
        assert ROUTINE.encode() not in _bytes_in(folder)


def test_a_turn_waits_only_so_long(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Alexa wants an answer: a store that stays busy is an error, and later serves again."""
    monkeypatch.setattr(sqlite, "BUSY_S", 0.2)
    with closing(open_store(sqlite_url(folder))) as store:
        began = time.monotonic()
        with closing(sqlite3.connect(folder / "repcast.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="locked"), store.turn(WHO):
                pytest.fail("two turns at once")
        assert time.monotonic() - began < 2
        _practise(store)


def test_a_new_file_waits_for_whoever_is_making_it(folder: Path) -> None:
    """The change to a write-ahead log fails at once where everything else waits; we wait."""
    folder.mkdir()
    with (
        closing(sqlite3.connect(folder / "repcast.db", isolation_level=None)) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        other.execute("BEGIN IMMEDIATE")
        opening = pool.submit(open_store, sqlite_url(folder))
        with pytest.raises(TimeoutError):
            opening.result(timeout=0.3)
        other.execute("COMMIT")
        with closing(opening.result(timeout=10)) as store:
            _practise(store)


def test_a_new_file_waits_only_so_long(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever does not let go of it is told of."""
    monkeypatch.setattr(sqlite, "BUSY_S", 0.1)
    folder.mkdir()
    with closing(sqlite3.connect(folder / "repcast.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            open_store(sqlite_url(folder))


@pytest.mark.parametrize("name", ["", ":memory:", "file:repcast.db?uri=true"])
def test_a_store_without_a_file_is_refused(name: str) -> None:
    """Each connection would have a database of its own, and nothing would be kept."""
    with pytest.raises(StoreError, match="needs a file"):
        open_store(f"sqlite:///{name}")


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """Whatever it is, it is not ours to write to."""
    path = tmp_path / "repcast.db"
    path.write_text("my diary " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="not a database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text(encoding="utf-8") == "my diary " * 100


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    """With its path and the system's reason."""
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match=r"data/repcast\.db cannot be made: .*exists"):
        open_store(sqlite_url(tmp_path / "data"))


@pytest.mark.parametrize("name", ["with space", "per%20cent", "quest?ion", "ha#sh", "at@colon:"])
def test_any_folder_will_do(tmp_path: Path, name: str) -> None:
    """A path is no URL: what means something in one is written so that it means itself."""
    with closing(open_store(sqlite_url(tmp_path / name))) as store:
        _practise(store)
    assert (tmp_path / name / "repcast.db").is_file()


def test_a_second_store_in_a_process_takes_no_locks_from_the_first(folder: Path) -> None:
    """Else a command that ends believes to be the last one, and takes the journal away with it."""
    url = sqlite_url(folder)
    command = f"""
from skill.store.opening import open_programmes, open_store
from skill.store.listeners import user_hash
store = open_store({url!r})
store.forget(user_hash(b"a key for the tests alone", "nobody"))
store.close()
"""
    with closing(open_store(url)) as store:
        _keep(store, 1)
        with closing(open_programmes(url)):
            journal = (folder / "repcast.db-wal").stat().st_ino
            subprocess.run([sys.executable, "-c", command], check=True)
            assert (folder / "repcast.db-wal").stat().st_ino == journal
            _keep(store, 2)
    with closing(open_store(url)) as store, store.turn(WHO) as turn:
        assert turn.state.plays == 2


def _keep(store: Store, plays: int) -> None:
    with store.turn(WHO) as turn:
        turn.keep(State(plays=plays))
