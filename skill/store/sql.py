"""The store on a SQL database, by SQLAlchemy's Core: rows, no objects to keep in step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Engine, and_, bindparam, delete, insert, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from skill.playback.state import State
from skill.store.listeners import UNRECOGNISED, DeviceHash, Listener, PersonHash, UserHash
from skill.store.making import making
from skill.store.pace_rows import CHOSEN, choose, forget_paces, forget_unheard
from skill.store.port import Done, Elsewhere, LogEntry, Practice, StateError, StoreError, Turn
from skill.store.practice_rows import done_by, hour_of, practised_by
from skill.store.sqlite import wipe_journal
from skill.store.state_text import parse_pace, parse_state, render_state
from skill.store.tables import EVENTS, LISTENERS

Clock = Callable[[], datetime]
# Statements of every turn are made once: building one costs more than carrying it out.
_FIND: Final = (
    select(LISTENERS.c.id, LISTENERS.c.state, CHOSEN.label("pace"))
    .where(LISTENERS.c.user_hash == bindparam("user"))
    .where(LISTENERS.c.device_hash == bindparam("device"))
    .where(LISTENERS.c.person_hash == bindparam("person"))
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
            number, turn = self._locked(connection, listener)
            yield turn
            if turn.kept or turn.logged or turn.chosen is not None:
                self._write(connection, number, listener, turn)
                connection.commit()
            # Otherwise all is taken back, and a listener who left nothing leaves no row.

    def practised(self, user: UserHash, person: PersonHash = UNRECOGNISED) -> Practice:
        """See `Store.practised`."""
        with connected(self._engine) as connection:
            return practised_by(connection, user, person)

    def done(
        self, user: UserHash, since: datetime, person: PersonHash = UNRECOGNISED
    ) -> tuple[Done, ...]:
        """See `Store.done`."""
        with connected(self._engine) as connection:
            return done_by(connection, user, person, since)

    def elsewhere(self, listener: Listener, since: datetime) -> tuple[Elsewhere, ...]:
        """See `Store.elsewhere`."""
        listeners = LISTENERS.c
        query = (
            select(listeners.device_hash, listeners.state)
            .where(listeners.user_hash == listener.user)
            .where(listeners.person_hash == listener.person)
            .where(listeners.device_hash != listener.device)
            .where(listeners.hour >= hour_of(since))
            .order_by(listeners.hour.desc(), listeners.id.desc())
        )
        with connected(self._engine) as connection:
            rows = connection.execute(query).all()
        found = []
        for row in rows:
            with suppress(StateError):
                there = replace(listener, device=DeviceHash(row.device_hash))
                found.append(Elsewhere(listener=there, state=parse_state(row.state)))
        return tuple(found)

    def persons(self, user: UserHash, device: DeviceHash) -> tuple[PersonHash, ...]:
        """See `Store.persons`."""
        listeners = LISTENERS.c
        query = (
            select(listeners.person_hash)
            .where(and_(listeners.user_hash == user, listeners.device_hash == device))
            .where(listeners.person_hash != UNRECOGNISED)
            .order_by(listeners.id)
        )
        with connected(self._engine) as connection:
            return tuple(map(PersonHash, connection.execute(query).scalars()))

    def forget(self, user: UserHash) -> int:
        """See `Store.forget`."""
        mine = LISTENERS.c.user_hash == user
        with connected(self._engine) as connection:
            # Whoever is in the middle of a turn is waited for here.
            rows = connection.execute(select(LISTENERS.c.device_hash).where(mine).with_for_update())
            devices = len(set(rows.scalars()))
            connection.execute(delete(LISTENERS).where(mine))
            forget_paces(connection, user)
            connection.commit()
        self._wipe()
        return devices

    def forget_idle(self, before: datetime) -> int:
        """See `Store.forget_idle`."""
        idle = LISTENERS.c.hour < hour_of(before)
        with connected(self._engine) as connection:
            count = connection.execute(delete(LISTENERS).where(idle)).rowcount
            forget_unheard(connection)
            connection.commit()
        self._wipe()
        return count

    def close(self) -> None:
        """See `Store.close`."""
        self._engine.dispose()

    def _locked(self, connection: Connection, listener: Listener) -> tuple[int, Turn]:
        """A listener's row, with a lock on it that the transaction's end lifts.

        The first contact makes the row, so that there is something to lock. Of two first contacts
        at once one waits here for the other, and then reads what it has left.
        """
        mine = {"user": listener.user, "device": listener.device, "person": listener.person}
        # More than twice only if someone forgets the listener between the two statements.
        while (row := connection.execute(_FIND, mine).one_or_none()) is None:
            fresh = {
                "user_hash": listener.user,
                "device_hash": listener.device,
                "person_hash": listener.person,
                "state": render_state(State()),
                "hour": hour_of(self._clock()),
            }
            connection.execute(making(self._engine.dialect.name, LISTENERS), fresh)
        pace = None if row.pace is None else parse_pace(row.pace)
        return row.id, Turn(state=parse_state(row.state), pace=pace)

    def _write(self, connection: Connection, number: int, listener: Listener, turn: Turn) -> None:
        hour = hour_of(self._clock())
        changed = {"number": number, "new_state": render_state(turn.state), "now": hour}
        connection.execute(_CHANGE, changed)
        if turn.chosen is not None:
            choose(connection, listener, turn.chosen)
        if turn.logged:
            connection.execute(_LOG, [_row(entry, number, hour) for entry in turn.logged])

    def _wipe(self) -> None:
        if self._engine.dialect.name == "sqlite":
            # Even if there was nobody to delete: the time before may have left traces.
            wipe_journal(self._engine)


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
