"""A listener's state, one row for each user and device."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0001"
down_revision: Final = None

_ID: Final = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "listeners",
        sa.Column("id", _ID),
        sa.Column("user_hash", sa.String(64), nullable=False),
        sa.Column("device_hash", sa.String(64), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="listeners_pk"),
        sa.UniqueConstraint("user_hash", "device_hash", name="listeners_user_hash_device_hash_uq"),
    )
