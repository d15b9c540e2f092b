"""The store of links between users of Alexa and programmes, beside that of programmes."""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from skill.programmes.links import (
    CODE_VALID,
    TOLD_FOR,
    WRONG_MAX,
    WRONG_WITHIN,
    Linked,
    Linking,
)
from skill.programmes.port import KeptProgramme
from skill.store.listeners import CodeHash, ProgrammeHash, UserHash
from skill.store.making import making
from skill.store.programme_rows import kept_in, works
from skill.store.sql import connected
from skill.store.sqlite import wipe_journal
from skill.store.tables import CODES, GUESSES, LINKS, PROGRAMMES

_1970: Final = datetime(1970, 1, 1, tzinfo=UTC)


class SqlLinks:
    """Keeps links in a database whose tables are of this version."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def offer(self, token: ProgrammeHash, code: CodeHash, now: datetime) -> bool:
        """See `LinkStore.offer`."""
        self._tidy(now)
        with connected(self._engine) as connection:
            query = select(PROGRAMMES.c.id).where(works(token)).with_for_update()
            number = connection.execute(query).scalar_one_or_none()
            if number is None:
                return False
            until = _second(now + CODE_VALID)
            row = {"programme_id": number, "code_hash": code, "until": until, "used": False}
            connection.execute(delete(CODES).where(CODES.c.programme_id == number))
            try:
                connection.execute(insert(CODES), row)
            except IntegrityError:  # another programme's
                return False
            connection.commit()
        return True

    def link(self, user: UserHash, code: CodeHash, now: datetime) -> Linked:
        """See `LinkStore.link`."""
        self._tidy(now)
        with connected(self._engine) as connection:
            count = self._guesses(connection, user, now)
            if count >= WRONG_MAX:
                return Linked(outcome=Linking.TOO_OFTEN)
            row = _programme(connection, code)
            outcome = Linking.WRONG if row is None else _use(connection, code, now)
            guesses = GUESSES.c.user_hash == user
            if row is None or outcome is not Linking.LINKED:
                connection.execute(update(GUESSES).where(guesses).values(count=count + 1))
                connection.commit()
                return Linked(outcome=outcome)
            if count == 0:
                connection.execute(delete(GUESSES).where(guesses))
            connection.execute(delete(LINKS).where(LINKS.c.user_hash == user))
            connection.execute(insert(LINKS), {"user_hash": user, "programme_id": row.id})
            connection.commit()
        return Linked(outcome=outcome, programme=kept_in(row))

    def linked(self, user: UserHash) -> KeptProgramme | None:
        """See `LinkStore.linked`."""
        query = select(PROGRAMMES).join(LINKS).where(LINKS.c.user_hash == user)
        with connected(self._engine) as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else kept_in(row)

    def users(self, token: ProgrammeHash) -> int:
        """See `LinkStore.users`."""
        query = select(func.count()).select_from(LINKS.join(PROGRAMMES))
        with connected(self._engine) as connection:
            mine = query.where(PROGRAMMES.c.token_hash == token)
            return int(connection.execute(mine).scalar_one())

    def unlink(self, user: UserHash) -> bool:
        """See `LinkStore.unlink`."""
        with connected(self._engine) as connection:
            links = connection.execute(delete(LINKS).where(LINKS.c.user_hash == user)).rowcount
            connection.commit()
        self._wipe()
        return bool(links)

    def forget(self, user: UserHash) -> bool:
        """See `LinkStore.forget`."""
        with connected(self._engine) as connection:
            connection.execute(delete(GUESSES).where(GUESSES.c.user_hash == user))
            connection.commit()
        return self.unlink(user)

    def _tidy(self, now: datetime) -> None:
        """Delete what is told no more: codes that are long over, and what was wrong an hour ago."""
        with connected(self._engine) as connection:
            connection.execute(delete(CODES).where(CODES.c.until < _second(now - TOLD_FOR)))
            connection.execute(
                delete(GUESSES).where(GUESSES.c.since <= _second(now - WRONG_WITHIN))
            )
            connection.commit()

    def _guesses(self, connection: Connection, user: UserHash, now: datetime) -> int:
        """How often a user was wrong; their row is locked, so that one code is tried at a time."""
        fresh = {"user_hash": user, "since": _second(now), "count": 0}
        connection.execute(making(self._engine.dialect.name, GUESSES), fresh)
        query = select(GUESSES.c["count"]).where(GUESSES.c.user_hash == user).with_for_update()
        return int(connection.execute(query).scalar_one())

    def _wipe(self) -> None:
        if self._engine.dialect.name == "sqlite":
            # Even if there was nothing to delete: the time before may have left traces.
            wipe_journal(self._engine)


def _programme(connection: Connection, code: CodeHash) -> Row[Any] | None:
    """The programme of a code, locked: whoever revokes it comes before or after."""
    number = select(CODES.c.programme_id).where(CODES.c.code_hash == code).scalar_subquery()
    query = select(PROGRAMMES).where(PROGRAMMES.c.id == number).with_for_update()
    return connection.execute(query).one_or_none()


def _use(connection: Connection, code: CodeHash, now: datetime) -> Linking:
    """Use a code up, or say why it cannot be."""
    mine: ColumnElement[bool] = CODES.c.code_hash == code
    good = and_(mine, CODES.c.used.is_(False), CODES.c.until >= _second(now))
    if connection.execute(update(CODES).where(good).values(used=True)).rowcount:
        return Linking.LINKED
    used = connection.execute(select(CODES.c.used).where(mine)).scalar_one_or_none()
    if used is None:  # there is a newer one since
        return Linking.WRONG
    return Linking.USED if used else Linking.EXPIRED


def _second(time: datetime) -> int:
    """A second, counted from 1970 UTC."""
    return int((time - _1970).total_seconds())
