"""Making a row unless it is there, in each database's own way of saying so."""

from functools import cache

from sqlalchemy import Insert, Table


@cache
def making(dialect: str, table: Table) -> Insert:
    """Makes a row unless it is there; only the database's own dialect is loaded."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - as said above

        return postgresql.insert(table).on_conflict_do_nothing()
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415 - as said above

    return sqlite.insert(table).on_conflict_do_nothing()
