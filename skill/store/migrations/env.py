"""Run by Alembic for each of its commands: here, on the connection that `upgrading` hands in."""

from alembic import context

from skill.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite can take back a change of tables as well as PostgreSQL: half an upgrade never stays.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
