"""The store of private feeds on a SQL database, beside that of listeners."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    and_,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from skill.programmes.port import Fetched, Heard, How, KeptProgramme, LabelTakenError
from skill.programmes.spans import is_whole, joined, parse_spans, render_spans
from skill.store.listeners import ProgrammeHash
from skill.store.sql import unusable
from skill.store.sqlite import wipe_journal
from skill.store.tables import FETCHED, HEARD, PROGRAMMES

_1970: Final = date(1970, 1, 1)
_P: Final = PROGRAMMES.c


class SqlProgrammes:
    """Keeps programmes in a database whose tables are of this version."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, kept: KeptProgramme) -> None:
        """See `ProgrammeStore.add`."""
        with self._connection() as connection:
            if self._one(connection, _P.label == kept.label) is not None:
                raise LabelTakenError
            try:
                connection.execute(insert(PROGRAMMES), _columns(kept))
            except IntegrityError as error:  # another hand was quicker
                raise LabelTakenError from error
            connection.commit()

    def find(self, token: ProgrammeHash) -> KeptProgramme | None:
        """See `ProgrammeStore.find`."""
        with self._connection() as connection:
            row = self._one(connection, _works(token))
            return None if row is None else _kept(row)

    def labelled(self, label: str) -> KeptProgramme | None:
        """See `ProgrammeStore.labelled`."""
        with self._connection() as connection:
            row = self._one(connection, _P.label == label)
            return None if row is None else _kept(row)

    def all(self) -> tuple[KeptProgramme, ...]:
        """See `ProgrammeStore.all`."""
        with self._connection() as connection:
            rows = connection.execute(select(PROGRAMMES).order_by(_P.id)).all()
        return tuple(_kept(row) for row in rows)

    def revoke(self, label: str, day: date) -> bool:
        """See `ProgrammeStore.revoke`."""
        those = and_(_P.label == label, _P.revoked_day.is_(None))
        with self._connection() as connection:
            changed = update(PROGRAMMES).where(those).values(revoked_day=_number(day))
            count = connection.execute(changed).rowcount
            connection.commit()
        return bool(count)

    def forget(self, label: str) -> bool:
        """See `ProgrammeStore.forget`."""
        return bool(self._delete(_P.label == label))

    def forget_ended(self, before: date) -> int:
        """See `ProgrammeStore.forget_ended`."""
        return self._delete(_P.end_day < _number(before))

    def fetched(self, token: ProgrammeHash, part: Fetched, day: date) -> bool:
        """See `ProgrammeStore.fetched`."""
        with self._locked(token) as (connection, programme):
            if programme is None or _is_heard(connection, programme, part.number):
                return False
            mine = and_(FETCHED.c.programme_id == programme, FETCHED.c.number == part.number)
            row = connection.execute(select(FETCHED).where(mine)).one_or_none()
            known = parse_spans(row.spans) if row is not None and row.etag == part.etag else ()
            spans = joined((*known, part.span))
            connection.execute(delete(FETCHED).where(mine))
            whole = is_whole(spans, part.size)
            if whole:
                _hear(connection, programme, part.number, How.FEED, day)
            elif spans:
                values = {"etag": part.etag, "spans": render_spans(spans)}
                where = {"programme_id": programme, "number": part.number}
                connection.execute(insert(FETCHED), where | values)
            connection.commit()
            return whole

    def heard(self, token: ProgrammeHash, number: int, how: How, day: date) -> bool:
        """See `ProgrammeStore.heard`."""
        with self._locked(token) as (connection, programme):
            if programme is None or _is_heard(connection, programme, number):
                return False
            mine = and_(FETCHED.c.programme_id == programme, FETCHED.c.number == number)
            connection.execute(delete(FETCHED).where(mine))
            _hear(connection, programme, number, how, day)
            connection.commit()
            return True

    def all_heard(self, token: ProgrammeHash) -> tuple[Heard, ...]:
        """See `ProgrammeStore.all_heard`."""
        query = select(HEARD).join(PROGRAMMES).where(_P.token_hash == token)
        with self._connection() as connection:
            rows = connection.execute(query.order_by(HEARD.c.number)).all()
        return tuple(Heard(number=row.number, day=_day(row.day), how=How(row.how)) for row in rows)

    def close(self) -> None:
        """See `ProgrammeStore.close`."""
        self._engine.dispose()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """A transaction that is taken back unless it is committed."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise unusable(error) from error

    @contextmanager
    def _locked(self, token: ProgrammeHash) -> Iterator[tuple[Connection, int | None]]:
        """A transaction in which nobody else changes a programme; None if none works."""
        with self._connection() as connection:
            query = select(_P.id).where(_works(token)).with_for_update()
            yield connection, connection.execute(query).scalar_one_or_none()

    @staticmethod
    def _one(connection: Connection, which: ColumnElement[bool]) -> Row[Any] | None:
        return connection.execute(select(PROGRAMMES).where(which)).one_or_none()

    def _delete(self, which: ColumnElement[bool]) -> int:
        """Delete programmes; what was heard of them goes with them, by the foreign key."""
        with self._connection() as connection:
            count = connection.execute(delete(PROGRAMMES).where(which)).rowcount
            connection.commit()
        if self._engine.dialect.name == "sqlite":
            # Even if there was nothing to delete: the time before may have left traces.
            wipe_journal(self._engine)
        return count


def _works(token: ProgrammeHash) -> ColumnElement[bool]:
    return and_(_P.token_hash == token, _P.revoked_day.is_(None))


def _is_heard(connection: Connection, programme: int, number: int) -> bool:
    mine = and_(HEARD.c.programme_id == programme, HEARD.c.number == number)
    return connection.execute(select(HEARD.c.day).where(mine)).one_or_none() is not None


def _hear(connection: Connection, programme: int, number: int, how: How, day: date) -> None:
    row = {"programme_id": programme, "number": number, "day": _number(day), "how": how.value}
    connection.execute(insert(HEARD), row)


def _columns(kept: KeptProgramme) -> dict[str, object]:
    return {
        "token_hash": kept.token,
        "label": kept.label,
        "programme": kept.programme,
        "pace": kept.pace,
        "start_day": _number(kept.start),
        "end_day": _number(kept.ends),
        "created_day": _number(kept.created),
        "revoked_day": None if kept.revoked is None else _number(kept.revoked),
    }


def _kept(row: Row[Any]) -> KeptProgramme:
    return KeptProgramme(
        token=ProgrammeHash(row.token_hash),
        label=row.label,
        programme=row.programme,
        pace=row.pace,
        start=_day(row.start_day),
        ends=_day(row.end_day),
        created=_day(row.created_day),
        revoked=None if row.revoked_day is None else _day(row.revoked_day),
    )


def _number(day: date) -> int:
    """A day, counted from 1970."""
    return (day - _1970).days


def _day(number: int) -> date:
    return _1970 + timedelta(days=number)
