"""Paces as rows: one for each person of a user, whichever their device."""

from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, exists, select, update

from audio_builder.library import Pace
from skill.store.listeners import Listener, UserHash
from skill.store.making import making
from skill.store.state_text import render_pace
from skill.store.tables import LISTENERS, PACES

CHOSEN: Final = (
    select(PACES.c.pace)
    .where(PACES.c.user_hash == bindparam("user"))
    .where(PACES.c.person_hash == bindparam("person"))
    .scalar_subquery()
)
"""The text of a listener's pace, in a query about them; null if they have chosen none."""


def choose(connection: Connection, listener: Listener, pace: Pace) -> None:
    """Let a pace be a listener's."""
    whose = {"user_hash": listener.user, "person_hash": listener.person}
    text = render_pace(pace)
    connection.execute(making(connection.dialect.name, PACES), {**whose, "pace": text})
    connection.execute(update(PACES).where(_of(listener)).values(pace=text))


def forget_paces(connection: Connection, user: UserHash) -> None:
    """Delete the paces of everybody of a user."""
    connection.execute(delete(PACES).where(PACES.c.user_hash == user))


def forget_unheard(connection: Connection) -> None:
    """Delete the paces of those of whom nothing else is known any more."""
    same = and_(
        LISTENERS.c.user_hash == PACES.c.user_hash, LISTENERS.c.person_hash == PACES.c.person_hash
    )
    connection.execute(delete(PACES).where(~exists().where(same)))


def _of(listener: Listener) -> ColumnElement[bool]:
    return and_(PACES.c.user_hash == listener.user, PACES.c.person_hash == listener.person)
