"""What a person has practised, added up from the rows of the log."""

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, and_, func, select

from skill.store.listeners import PersonHash, UserHash
from skill.store.port import Done, EventKind, Practice
from skill.store.tables import EVENTS, LISTENERS

_1970: Final = datetime(1970, 1, 1, tzinfo=UTC)
_HOUR: Final = timedelta(hours=1)


def practised_by(connection: Connection, user: UserHash, person: PersonHash) -> Practice:
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
        .where(and_(LISTENERS.c.user_hash == user, LISTENERS.c.person_hash == person))
    )
    begun, finished, days, heard_ms, hour = connection.execute(query).one()
    return Practice(
        begun=begun,
        finished=finished,
        days=days,
        heard_ms=heard_ms,
        last=None if hour is None else _1970 + hour * _HOUR,
    )


def done_by(
    connection: Connection, user: UserHash, person: PersonHash, since: datetime
) -> tuple[Done, ...]:
    """See `Store.done`."""
    events = EVENTS.c
    query = (
        select(events.kind, events.routine, events.hour)
        .select_from(EVENTS.join(LISTENERS))
        .where(and_(LISTENERS.c.user_hash == user, LISTENERS.c.person_hash == person))
        .where(events.kind.in_((EventKind.RUN_BEGAN, EventKind.RUN_FINISHED)))
        .where(events.hour >= hour_of(since))
        .order_by(events.hour, events.id)
    )
    return tuple(
        Done(kind=EventKind(row.kind), routine=row.routine, hour=_1970 + row.hour * _HOUR)
        for row in connection.execute(query)
    )


def hour_of(time: datetime) -> int:
    """The hour a time lies in, counted from 1970 UTC: all that is kept of any time."""
    return (time - _1970) // _HOUR
