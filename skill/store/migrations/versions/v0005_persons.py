"""Persons of a user, each with a state of their own; and paces, which hold on every device.

What there is stays with whoever is not recognised. Their pace is the one of the device where they
were last.
"""

import json
from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0005"
down_revision: Final = "0004"

_ID: Final = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_OLD: Final = "listeners_user_hash_device_hash_uq"
_NEW: Final = "listeners_user_hash_device_hash_person_hash_uq"
_COLUMNS: Final = ("user_hash", "device_hash", "person_hash")


def upgrade() -> None:
    """Tell persons apart, and make the table of paces."""
    if op.get_context().dialect.name == "sqlite":
        _rebuild()
    else:
        empty = sa.Column("person_hash", sa.String(64), nullable=False, server_default="")
        op.add_column("listeners", empty)
        op.alter_column("listeners", "person_hash", server_default=None)
        op.drop_constraint(_OLD, "listeners")
        op.create_unique_constraint(_NEW, "listeners", _COLUMNS)
    paces = op.create_table(
        "paces",
        sa.Column("user_hash", sa.String(64)),
        sa.Column("person_hash", sa.String(64)),
        sa.Column("pace", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("user_hash", "person_hash", name="paces_pk"),
    )
    op.bulk_insert(paces, _chosen())


def _rebuild() -> None:
    """Make the tables anew, which is how SQLite loses a constraint.

    The log is copied and its old table dropped first: it would go with its listeners otherwise.
    """
    op.create_table(
        "new_listeners",
        sa.Column("id", _ID),
        sa.Column("user_hash", sa.String(64), nullable=False),
        sa.Column("device_hash", sa.String(64), nullable=False),
        sa.Column("person_hash", sa.String(64), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="listeners_pk"),
        sa.UniqueConstraint(*_COLUMNS, name=_NEW),
    )
    op.execute(
        "INSERT INTO new_listeners SELECT id, user_hash, device_hash, '', state, hour "
        "FROM listeners"
    )
    op.create_table(
        "new_events",
        sa.Column("id", _ID),
        sa.Column("listener_id", _ID, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("routine", sa.Text, nullable=False),
        sa.Column("part", sa.Text),
        sa.Column("heard_ms", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="events_pk"),
        sa.ForeignKeyConstraint(
            ["listener_id"], ["new_listeners.id"], ondelete="CASCADE", name="events_listener_id_fk"
        ),
    )
    op.execute(
        "INSERT INTO new_events SELECT id, listener_id, hour, kind, run, routine, part, heard_ms "
        "FROM events"
    )
    for table in ("events", "listeners"):
        op.drop_table(table)
    for table in ("listeners", "events"):
        op.rename_table(f"new_{table}", table)
    op.create_index("events_listener_id_ix", "events", ["listener_id"])


def _chosen() -> list[dict[str, str]]:
    """For each user the pace of their newest state that has one."""
    listeners = sa.table("listeners", *map(sa.column, ("id", "user_hash", "state", "hour")))
    rows = op.get_bind().execute(
        sa.select(listeners.c.user_hash, listeners.c.state).order_by(
            listeners.c.hour, listeners.c.id
        )
    )
    paces = {row.user_hash: pace for row in rows if (pace := _pace_in(row.state)) is not None}
    return [
        {"user_hash": user, "person_hash": "", "pace": json.dumps({"version": 1, "pace": pace})}
        for user, pace in paces.items()
    ]


def _pace_in(text: str) -> object:
    """The pace in a state's text; None if there is none, or it cannot be read, which stays so."""
    try:
        kept = json.loads(text)
    except ValueError:
        return None
    state = kept.get("state") if isinstance(kept, dict) and kept.get("version") == 1 else None
    return state.get("pace") if isinstance(state, dict) else None
