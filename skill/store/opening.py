"""Opens the store that a URL names."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from skill.programmes.port import ProgrammeStore
from skill.store.port import Store, StoreError
from skill.store.postgres import open_postgres
from skill.store.programmes import SqlProgrammes
from skill.store.sql import Clock, SqlStore, unusable
from skill.store.sqlite import open_sqlite
from skill.store.version import is_current

# "postgres" is what some hosts write; SQLAlchemy knows only the longer name.
_ENGINES: Final[dict[str, Callable[[URL], Engine]]] = {
    "sqlite": open_sqlite,
    "postgresql": open_postgres,
    "postgres": open_postgres,
}


def utc_now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def open_store(url: str, clock: Clock = utc_now) -> Store:
    """Open a store, make it if it is not there yet, and bring it to this version's tables.

    Args:
        url: `sqlite:///…` (see `sqlite_url`) or `postgresql://…`.
        clock: Tells the time, with its zone.

    Raises:
        StoreError: if there is no such store, or it cannot be used; never tells the password.
    """
    return SqlStore(_upgraded(url), clock)


def open_programmes(url: str) -> ProgrammeStore:
    """Open the store of private feeds in a database, as `open_store` does that of listeners.

    Raises:
        StoreError: if there is no such store, or it cannot be used; never tells the password.
    """
    return SqlProgrammes(_upgraded(url))


def _upgraded(url: str) -> Engine:
    """What reaches a database whose tables are of this version.

    Raises:
        StoreError: if there is none, or it cannot be used.
    """
    engine = open_engine(url)
    try:
        if not is_current(engine):
            _upgrade(engine)
    except SQLAlchemyError as error:
        engine.dispose()
        raise unusable(error) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def _upgrade(engine: Engine) -> None:
    from skill.store.upgrading import upgrade  # noqa: PLC0415 - Alembic, which few starts need

    upgrade(engine)


def open_engine(url: str) -> Engine:
    """What SQLAlchemy needs to reach a database; it is not reached yet.

    Raises:
        StoreError: if no database of ours is meant.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        # Not chained: it might quote the URL, with the password in it.
        message = "the state store's address is no URL: give sqlite:///… or postgresql://…"
        raise StoreError(message) from None
    known = _ENGINES.get(parsed.drivername.partition("+")[0])
    if known is None:
        message = f"no state store on {parsed.drivername}: give sqlite:///… or postgresql://…"
        raise StoreError(message)
    return known(parsed)
