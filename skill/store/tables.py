"""The tables as they are now. `migrations` leads there from every earlier form."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

HASH_LETTERS: Final = 64
"""Of a SHA-256 in hex."""

METADATA: Final = MetaData(
    # Constraints have the same names on every database, so that migrations can speak of them.
    naming_convention={
        "pk": "%(table_name)s_pk",
        "uq": "%(table_name)s_%(column_0_N_name)s_uq",
        "fk": "%(table_name)s_%(column_0_name)s_fk",
        "ix": "%(table_name)s_%(column_0_N_name)s_ix",
    }
)

# SQLite counts rows by itself in columns of exactly this type.
_ID: Final = BigInteger().with_variant(Integer, "sqlite")

LISTENERS: Final = Table(
    "listeners",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("user_hash", String(HASH_LETTERS), nullable=False),
    Column("device_hash", String(HASH_LETTERS), nullable=False),
    Column("state", Text, nullable=False),
    Column("hour", Integer, nullable=False),  # of the last turn, counted from 1970 UTC
    UniqueConstraint("user_hash", "device_hash"),
)

EVENTS: Final = Table(
    "events",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column(
        "listener_id",
        _ID,
        ForeignKey("listeners.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("hour", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("run", Integer, nullable=False),
    Column("routine", Text, nullable=False),
    Column("part", Text),
    Column("heard_ms", Integer, nullable=False),
)
