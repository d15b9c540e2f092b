"""SQLite: one file, private to its owner; made on first use."""

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from skill.store.place import FILE_NAME
from skill.store.port import StoreError

BUSY_S: Final = 4.0
"""How long a turn waits for another one: half of the 8 s in which Alexa wants an answer."""

_AGAIN_S: Final = 0.01
_PRAGMAS: Final = (
    # With a write-ahead log no turn is lost if the server dies; a power cut may cost the last ones.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    # What is deleted is overwritten with zeros, not only unlinked.
    "PRAGMA secure_delete = ON",
)


def sqlite_url(folder: Path) -> str:
    """The URL of the database in a data folder; neither needs to be there yet."""
    path = str(folder.absolute() / FILE_NAME)
    return URL.create("sqlite", database=path).render_as_string()


def open_sqlite(url: URL) -> Engine:
    """An engine whose every transaction is the only one that may write.

    Raises:
        StoreError: if the URL names no file, or the file cannot be made.
    """
    name = url.database
    if not name or name == ":memory:" or name.startswith("file:"):
        message = "the state store needs a file: give its path, as in sqlite:////srv/repcast.db"
        raise StoreError(message)
    try:
        _make_private(Path(name))
    except OSError as error:
        message = f"the state store {name} cannot be made: {error.strerror}"
        raise StoreError(message) from error
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        connect_args={"timeout": BUSY_S},
        pool_timeout=BUSY_S,
        # One line to the file: of a server's threads one at a time takes its turn anyway, and
        # waiting for that line is fair, which SQLite's own way of waiting, asleep, is not.
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def wipe_journal(engine: Engine) -> None:
    """Empty the write-ahead log, which still holds pages as they were before a deletion.

    Raises:
        StoreError: if someone has been reading all the while.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        # Outside any transaction, or it would wait for itself.
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    if busy:
        message = "what was forgotten is deleted, but traces may be left in the journal: ask again"
        raise StoreError(message)


def _make_private(path: Path) -> None:
    """Make the file, and its folder, for their owner alone; SQLite's other files follow it.

    One that is there is not opened: to close it would lift the locks of all other connections that
    this process has to it, and another process would take the journal away under their hands.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _set_up(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # Python's module shall begin no transaction by itself: it would begin one that reads first.
    connection.isolation_level = None
    try:
        _use_write_ahead_log(connection)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Change the file's way of keeping a journal; once and for all, so mostly this does nothing.

    When servers start together on a new file, the change may meet another one's transaction.
    SQLite does not wait then, as it does everywhere else; so the waiting is done here.
    """
    end = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        else:
            return
        time.sleep(_AGAIN_S)


def _begin(connection: Connection) -> None:
    """A turn reads, then writes: it takes the right to write before it reads."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
