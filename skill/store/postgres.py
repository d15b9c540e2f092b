"""PostgreSQL, by psycopg: for more than one server, or more listeners than one file serves well."""

from typing import Final

from sqlalchemy import URL, Engine, create_engine

from skill.store.port import StoreError

CONNECT_S: Final = 3
LOCK_MS: Final = 4_000
"""How long a turn waits for another one: half of the 8 s in which Alexa wants an answer."""
STATEMENT_MS: Final = 5_000
IDLE_MS: Final = 10_000
"""A server that hangs in a turn loses it, and the listener's other turns go on."""
_VANISHED: Final = {
    "connect_timeout": CONNECT_S,
    # A database that is gone without a word is noticed in seconds, not in the system's two hours.
    "keepalives_idle": 5,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5_000,
}


def open_postgres(url: URL) -> Engine:
    """An engine whose connections give up in time.

    Raises:
        StoreError: if the driver is not installed.
    """
    # What the URL asks of the server stays; ours comes behind it.
    options = (
        f"{_asked(url)} -c lock_timeout={LOCK_MS} -c statement_timeout={STATEMENT_MS} "
        f"-c idle_in_transaction_session_timeout={IDLE_MS}"
    )
    try:
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={**_VANISHED, "options": options},
            # A row that another turn has changed is read as it is now, once its lock is free.
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
            pool_timeout=LOCK_MS / 1000,
            hide_parameters=True,
        )
    except ImportError as error:
        message = 'PostgreSQL needs a driver: install it with pip install "repcast[postgres]"'
        raise StoreError(message) from error


def _asked(url: URL) -> str:
    asked = url.query.get("options", "")
    return asked if isinstance(asked, str) else " ".join(asked)
