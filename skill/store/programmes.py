"""The store of private feeds on a SQL database, beside that of listeners."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
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
from sqlalchemy.exc import IntegrityError

from skill.programmes.links import LinkStore
from skill.programmes.port import Fetched, Heard, How, KeptProgramme, LabelTakenError
from skill.programmes.spans import is_whole, joined, parse_spans, render_spans
from skill.store.links import SqlLinks
from skill.store.listeners import ProgrammeHash
from skill.store.programme_rows import columns_of, day_of, kept_in, number_of, works
from skill.store.sql import connected
from skill.store.sqlite import wipe_journal
from skill.store.tables import CODES, FETCHED, HEARD, LINKS, PROGRAMMES

_P: Final = PROGRAMMES.c


class SqlProgrammes:
    """Keeps programmes in a database whose tables are of this version."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.links: LinkStore = SqlLinks(engine)
        """See `ProgrammeStore.links`."""

    def add(self, kept: KeptProgramme) -> None:
        """See `ProgrammeStore.add`."""
        with connected(self._engine) as connection:
            if self._one(connection, _P.label == kept.label) is not None:
                raise LabelTakenError
            try:
                connection.execute(insert(PROGRAMMES), columns_of(kept))
            except IntegrityError as error:  # another hand was quicker
                raise LabelTakenError from error
            connection.commit()

    def find(self, token: ProgrammeHash) -> KeptProgramme | None:
        """See `ProgrammeStore.find`."""
        with connected(self._engine) as connection:
            row = self._one(connection, works(token))
            return None if row is None else kept_in(row)

    def labelled(self, label: str) -> KeptProgramme | None:
        """See `ProgrammeStore.labelled`."""
        with connected(self._engine) as connection:
            row = self._one(connection, _P.label == label)
            return None if row is None else kept_in(row)

    def all(self) -> tuple[KeptProgramme, ...]:
        """See `ProgrammeStore.all`."""
        with connected(self._engine) as connection:
            rows = connection.execute(select(PROGRAMMES).order_by(_P.id)).all()
        return tuple(kept_in(row) for row in rows)

    def revoke(self, label: str, day: date) -> bool:
        """See `ProgrammeStore.revoke`."""
        those = and_(_P.label == label, _P.revoked_day.is_(None))
        with connected(self._engine) as connection:
            number = connection.execute(select(_P.id).where(those).with_for_update()).scalar()
            if number is None:
                return False
            mine = update(PROGRAMMES).where(_P.id == number)
            connection.execute(mine.values(revoked_day=number_of(day)))
            for table in (CODES, LINKS):
                connection.execute(delete(table).where(table.c.programme_id == number))
            connection.commit()
        return True

    def forget(self, label: str) -> bool:
        """See `ProgrammeStore.forget`."""
        return bool(self._delete(_P.label == label))

    def forget_ended(self, before: date) -> int:
        """See `ProgrammeStore.forget_ended`."""
        return self._delete(_P.end_day < number_of(before))

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
        with connected(self._engine) as connection:
            rows = connection.execute(query.order_by(HEARD.c.number)).all()
        return tuple(
            Heard(number=row.number, day=day_of(row.day), how=How(row.how)) for row in rows
        )

    def close(self) -> None:
        """See `ProgrammeStore.close`."""
        self._engine.dispose()

    @contextmanager
    def _locked(self, token: ProgrammeHash) -> Iterator[tuple[Connection, int | None]]:
        """A transaction in which nobody else changes a programme; None if none works."""
        with connected(self._engine) as connection:
            query = select(_P.id).where(works(token)).with_for_update()
            yield connection, connection.execute(query).scalar_one_or_none()

    @staticmethod
    def _one(connection: Connection, which: ColumnElement[bool]) -> Row[Any] | None:
        return connection.execute(select(PROGRAMMES).where(which)).one_or_none()

    def _delete(self, which: ColumnElement[bool]) -> int:
        """Delete programmes; what was heard of them goes with them, by the foreign key."""
        with connected(self._engine) as connection:
            count = connection.execute(delete(PROGRAMMES).where(which)).rowcount
            connection.commit()
        if self._engine.dialect.name == "sqlite":
            # Even if there was nothing to delete: the time before may have left traces.
            wipe_journal(self._engine)
        return count


def _is_heard(connection: Connection, programme: int, number: int) -> bool:
    mine = and_(HEARD.c.programme_id == programme, HEARD.c.number == number)
    return connection.execute(select(HEARD.c.day).where(mine)).one_or_none() is not None


def _hear(connection: Connection, programme: int, number: int, how: How, day: date) -> None:
    row = {"programme_id": programme, "number": number, "day": number_of(day), "how": how.value}
    connection.execute(insert(HEARD), row)
