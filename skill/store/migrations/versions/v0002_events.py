"""The log of practice, which goes when its listener goes."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0002"
down_revision: Final = "0001"

_ID: Final = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table, and the way from a listener to their events."""
    op.create_table(
        "events",
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
            ["listener_id"], ["listeners.id"], ondelete="CASCADE", name="events_listener_id_fk"
        ),
    )
    op.create_index("events_listener_id_ix", "events", ["listener_id"])
