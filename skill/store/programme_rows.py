"""A programme as a row of its table, and back."""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_

from skill.programmes.port import KeptProgramme
from skill.store.listeners import ProgrammeHash
from skill.store.tables import PROGRAMMES

_1970: Final = date(1970, 1, 1)


def works(token: ProgrammeHash) -> ColumnElement[bool]:
    """Whether a row is the programme of a token, and not revoked."""
    return and_(PROGRAMMES.c.token_hash == token, PROGRAMMES.c.revoked_day.is_(None))


def columns_of(kept: KeptProgramme) -> dict[str, object]:
    """The row of a programme."""
    return {
        "token_hash": kept.token,
        "label": kept.label,
        "programme": kept.programme,
        "pace": kept.pace,
        "start_day": number_of(kept.start),
        "end_day": number_of(kept.ends),
        "created_day": number_of(kept.created),
        "revoked_day": None if kept.revoked is None else number_of(kept.revoked),
    }


def kept_in(row: Row[Any]) -> KeptProgramme:
    """The programme of a row."""
    return KeptProgramme(
        token=ProgrammeHash(row.token_hash),
        label=row.label,
        programme=row.programme,
        pace=row.pace,
        start=day_of(row.start_day),
        ends=day_of(row.end_day),
        created=day_of(row.created_day),
        revoked=None if row.revoked_day is None else day_of(row.revoked_day),
    )


def number_of(day: date) -> int:
    """A day, counted from 1970."""
    return (day - _1970).days


def day_of(number: int) -> date:
    """What `number_of` has counted."""
    return _1970 + timedelta(days=number)
