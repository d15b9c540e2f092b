"""Alexa users linked to programmes: the codes for it, the links, and the wrong codes of an hour."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0004"
down_revision: Final = "0003"

_ID: Final = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, and the way from a programme to its links."""
    op.create_table(
        "programme_codes",
        sa.Column("programme_id", _ID, autoincrement=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("used", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("programme_id", name="programme_codes_pk"),
        sa.UniqueConstraint("code_hash", name="programme_codes_code_hash_uq"),
        _of_programme("programme_codes"),
    )
    op.create_table(
        "programme_links",
        sa.Column("user_hash", sa.String(64)),
        sa.Column("programme_id", _ID, nullable=False),
        sa.PrimaryKeyConstraint("user_hash", name="programme_links_pk"),
        _of_programme("programme_links"),
    )
    op.create_index("programme_links_programme_id_ix", "programme_links", ["programme_id"])
    op.create_table(
        "programme_guesses",
        sa.Column("user_hash", sa.String(64)),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("user_hash", name="programme_guesses_pk"),
    )


def _of_programme(table: str) -> sa.ForeignKeyConstraint:
    """A row that goes when its programme goes."""
    return sa.ForeignKeyConstraint(
        ["programme_id"], ["programmes.id"], ondelete="CASCADE", name=f"{table}_programme_id_fk"
    )
