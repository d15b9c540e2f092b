"""The store on a SQL database, by SQLAlchemy's Core: rows, no objects to keep in step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Insert,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from skill.playback.state import State
from skill.store.listeners import Listener, UserHash
from skill.store.port import Done, EventKind, LogEntry, Practice, StoreError, Turn
from skill.store.sqlite import wipe_journal
from skill.store.state_text import parse_state, render_state
from skill.store.tables import EVENTS, LISTENERS

Clock = Callable[[], datetime]
_1970: Final = datetime(1970, 1, 1, tzinfo=UTC)
_HOUR: Final = timedelta(hours=1)
# Statements of every turn are made once: building one costs more than carrying it out.
_FIND: Final = (
    select(LISTENERS.c.id, LISTENERS.c.state)
    .where(LISTENERS.c.user_hash == bindparam("user"))
    .where(LISTENERS.c.device_hash == bindparam("device"))
    .with_for_update()
)
_CHANGE: Final = (
    update(LISTENERS)
    .where(LISTENERS.c.id == bindparam("number"))
    .values(state=bindparam("new_state"), hour=bindparam("now"))
)
_LOG: Final = insert(EVENTS)


class SqlStore:
    """Keeps listeners in a database whose tables are of this version."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    @contextmanager
    def turn(self, listener: Listener) -> Iterator[Turn]:
        """See `Store.turn`."""
        with connected(self._engine) as connection:
            number, state = self._locked(connection, listener)
            turn = Turn(state=state)
            yield turn
            if turn.kept or turn.logged:
                self._write(connection, number, turn)
                connection.commit()
            # Otherwise all is taken back, and a listener who left nothing leaves no row.

    def practised(self, user: UserHash) -> Practice:
        """See `Store.practised`."""
        events = EVENTS.c
        query = (
            select(
                func.count().filter(events.kind == EventKind.RUN_BEGAN),
                func.count().filter(events.kind == EventKind.RUN_FINISHED),
                func.count((events.hour // 24).distinct()),
                func.coalesce(func.sum(events.heard_ms), 0),
                func.max(events.hour),
            )
            .select_from(EVENTS.join(LISTENERS))
            .where(LISTENERS.c.user_hash == user)
        )
        with connected(self._engine) as connection:
            begun, finished, days, heard_ms, hour = connection.execute(query).one()
        return Practice(
            begun=begun,
            finished=finished,
            days=days,
            heard_ms=heard_ms,
            last=None if hour is None else _1970 + hour * _HOUR,
        )

    def done(self, user: UserHash, since: datetime) -> tuple[Done, ...]:
        """See `Store.done`."""
        events = EVENTS.c
        query = (
            select(events.kind, events.routine, events.hour)
            .select_from(EVENTS.join(LISTENERS))
            .where(LISTENERS.c.user_hash == user)
            .where(events.kind.in_((EventKind.RUN_BEGAN, EventKind.RUN_FINISHED)))
            .where(events.hour >= _hour(since))
            .order_by(events.hour, events.id)
        )
        with connected(self._engine) as connection:
            rows = connection.execute(query).all()
        return tuple(
            Done(kind=EventKind(row.kind), routine=row.routine, hour=_1970 + row.hour * _HOUR)
            for row in rows
        )

    def forget(self, user: UserHash) -> int:
        """See `Store.forget`."""
        return self._delete(LISTENERS.c.user_hash == user)

    def forget_idle(self, before: datetime) -> int:
        """See `Store.forget_idle`."""
        return self._delete(LISTENERS.c.hour < _hour(before))

    def close(self) -> None:
        """See `Store.close`."""
        self._engine.dispose()

    def _locked(self, connection: Connection, listener: Listener) -> tuple[int, State]:
        """A listener's row, with a lock on it that the transaction's end lifts.

        The first contact makes the row, so that there is something to lock. Of two first contacts
        at once one waits here for the other, and then reads what it has left.
        """
        mine = {"user": listener.user, "device": listener.device}
        # More than twice only if someone forgets the listener between the two statements.
        while (row := connection.execute(_FIND, mine).one_or_none()) is None:
            fresh = {
                "user_hash": listener.user,
                "device_hash": listener.device,
                "state": render_state(State()),
                "hour": _hour(self._clock()),
            }
            connection.execute(making(self._engine.dialect.name, LISTENERS), fresh)
        return row.id, parse_state(row.state)

    def _write(self, connection: Connection, number: int, turn: Turn) -> None:
        hour = _hour(self._clock())
        changed = {"number": number, "new_state": render_state(turn.state), "now": hour}
        connection.execute(_CHANGE, changed)
        if turn.logged:
            connection.execute(_LOG, [_row(entry, number, hour) for entry in turn.logged])

    def _delete(self, whom: ColumnElement[bool]) -> int:
        """Delete listeners; their events go with them, by the foreign key."""
        with connected(self._engine) as connection:
            count = connection.execute(delete(LISTENERS).where(whom)).rowcount
            connection.commit()
        if self._engine.dialect.name == "sqlite":
            # Even if there was nobody to delete: the time before may have left traces.
            wipe_journal(self._engine)
        return count


@contextmanager
def connected(engine: Engine) -> Iterator[Connection]:
    """A transaction that is taken back unless it is committed.

    Raises:
        StoreError: if the database cannot be used.
    """
    try:
        with engine.connect() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise unusable(error) from error


def unusable(error: SQLAlchemyError) -> StoreError:
    """The error that stands for any of the database's own; it names no listener."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    reason = (str(cause).splitlines() or [""])[0]
    return StoreError(f"the state store cannot be used: {reason or type(cause).__name__}")


@cache
def making(dialect: str, table: Table) -> Insert:
    """Makes a row unless it is there; only the database's own dialect is loaded."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - as said above

        return postgresql.insert(table).on_conflict_do_nothing()
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415 - as said above

    return sqlite.insert(table).on_conflict_do_nothing()


def _row(entry: LogEntry, number: int, hour: int) -> dict[str, object]:
    return {
        "listener_id": number,
        "hour": hour,
        "kind": entry.kind,
        "run": entry.run,
        "routine": entry.routine,
        "part": entry.part,
        "heard_ms": entry.heard_ms,
    }


def _hour(time: datetime) -> int:
    """The hour a time lies in, counted from 1970 UTC: all that is kept of any time."""
    return (time - _1970) // _HOUR
