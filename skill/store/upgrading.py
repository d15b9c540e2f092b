"""Brings a database, new or old, to the tables of this version, when a store is opened."""

import threading
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine, func, select

from skill.store.port import StoreError

_ONE_AT_A_TIME: Final = threading.Lock()
"""Alembic's context belongs to the process, not to a thread."""

_POSTGRES_LOCK: Final = 7_737_227_278
"""Any number, the same in every server of ours: "repcast" on a telephone's keys, and some."""


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Take all steps that are still to be taken, in one transaction, or none.

    Servers that start together on one database wait for each other: SQLite has one writer at a
    time, and PostgreSQL is asked for a lock of our own.

    Raises:
        StoreError: if a newer version of Repcast has been here.
    """
    config = Config()
    config.set_main_option("script_location", "skill.store:migrations")
    with _ONE_AT_A_TIME, engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_POSTGRES_LOCK)))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, revision)
        except CommandError as error:
            message = (
                "the state store's tables are not of this version of Repcast "
                f"({error}): run the newest version, or name another database"
            )
            raise StoreError(message) from error
        connection.commit()
