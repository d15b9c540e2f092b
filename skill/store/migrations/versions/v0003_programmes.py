"""Private feeds: a listener's programme, what was heard of it, and what is being fetched."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0003"
down_revision: Final = "0002"

_ID: Final = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "programmes",
        sa.Column("id", _ID),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("pace", sa.Text, nullable=False),
        sa.Column("start_day", sa.Integer, nullable=False),
        sa.Column("end_day", sa.Integer, nullable=False),
        sa.Column("created_day", sa.Integer, nullable=False),
        sa.Column("revoked_day", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="programmes_pk"),
        sa.UniqueConstraint("token_hash", name="programmes_token_hash_uq"),
        sa.UniqueConstraint("label", name="programmes_label_uq"),
    )
    _of_sessions(
        "programme_heard",
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("how", sa.Text, nullable=False),
    )
    _of_sessions(
        "programme_fetched",
        sa.Column("etag", sa.Text, nullable=False),
        sa.Column("spans", sa.Text, nullable=False),
    )


def _of_sessions(name: str, *columns: sa.Column[object]) -> None:
    """A table with a row for a session of a programme, which goes when the programme goes."""
    op.create_table(
        name,
        sa.Column("programme_id", _ID, autoincrement=False),
        sa.Column("number", sa.Integer, autoincrement=False),
        *columns,
        sa.PrimaryKeyConstraint("programme_id", "number", name=f"{name}_pk"),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], ondelete="CASCADE", name=f"{name}_programme_id_fk"
        ),
    )
