"""Whether a database has this version's tables, found without what could change them."""

from typing import Final

from sqlalchemy import Engine, String, column, inspect, select, table

NEWEST: Final = "0005"
"""The last of the migrations; a store that has taken it has no other one to take."""
_TABLE: Final = "alembic_version"


def is_current(engine: Engine) -> bool:
    """Whether all steps to this version, and no others, have been taken.

    Raises:
        SQLAlchemyError: if the database cannot be used.
    """
    with engine.connect() as connection:
        if not inspect(connection).has_table(_TABLE):
            return False
        taken = connection.execute(select(column("version_num", String)).select_from(table(_TABLE)))
        return list(taken.scalars()) == [NEWEST]
