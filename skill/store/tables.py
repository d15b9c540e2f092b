"""The tables as they are now. `migrations` leads there from every earlier form."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
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
    Column("person_hash", String(HASH_LETTERS), nullable=False),  # empty if nobody was recognised
    Column("state", Text, nullable=False),
    Column("hour", Integer, nullable=False),  # of the last turn, counted from 1970 UTC
    UniqueConstraint("user_hash", "device_hash", "person_hash"),
)

PACES: Final = Table(
    "paces",
    METADATA,
    Column("user_hash", String(HASH_LETTERS), primary_key=True),
    Column("person_hash", String(HASH_LETTERS), primary_key=True),
    Column("pace", Text, nullable=False),
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

PROGRAMMES: Final = Table(
    "programmes",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("token_hash", String(HASH_LETTERS), nullable=False),
    Column("label", Text, nullable=False),
    Column("programme", Text, nullable=False),
    Column("pace", Text, nullable=False),
    # Days, counted from 1970 UTC.
    Column("start_day", Integer, nullable=False),
    Column("end_day", Integer, nullable=False),
    Column("created_day", Integer, nullable=False),
    Column("revoked_day", Integer),
    UniqueConstraint("token_hash"),
    UniqueConstraint("label"),
)

HEARD: Final = Table(
    "programme_heard",
    METADATA,
    Column(
        "programme_id",
        _ID,
        ForeignKey("programmes.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("day", Integer, nullable=False),
    Column("how", Text, nullable=False),
)

FETCHED: Final = Table(
    "programme_fetched",
    METADATA,
    Column(
        "programme_id",
        _ID,
        ForeignKey("programmes.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("etag", Text, nullable=False),
    Column("spans", Text, nullable=False),  # of bytes, as in 0-100,200-250
)

CODES: Final = Table(
    "programme_codes",
    METADATA,
    Column(
        "programme_id",
        _ID,
        ForeignKey("programmes.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("code_hash", String(HASH_LETTERS), nullable=False),
    Column("until", BigInteger, nullable=False),  # a second, counted from 1970 UTC
    Column("used", Boolean, nullable=False),
    UniqueConstraint("code_hash"),
)

LINKS: Final = Table(
    "programme_links",
    METADATA,
    Column("user_hash", String(HASH_LETTERS), primary_key=True),
    Column(
        "programme_id",
        _ID,
        ForeignKey("programmes.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
)

GUESSES: Final = Table(
    "programme_guesses",
    METADATA,
    Column("user_hash", String(HASH_LETTERS), primary_key=True),
    Column("since", BigInteger, nullable=False),  # of the first one; a second, as above
    Column("count", Integer, nullable=False),
)
