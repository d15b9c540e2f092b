"""The stores that the contract is tested on: a fake, SQLite in a file, a real PostgreSQL."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
from sqlalchemy import URL, NullPool, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from children import start_interruptible
from fake_store import FakeStore
from skill.store.opening import open_store
from skill.store.port import Store
from skill.store.sqlite import sqlite_url

DEBIANS: Final = "/usr/lib/postgresql"
"""Debian keeps servers off the PATH, a folder for each version."""
OWNERS: Final = ("postgres", "nobody")
"""Who may own a server that root starts: PostgreSQL refuses to be root's."""
USER: Final = "repcast"


class Clock:
    """Tells the time that a test has set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 17, 42, 7, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands."""
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of a database that nobody has used yet."""
    address: str = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, clock: Clock) -> Iterator[Store]:
    """A store that nobody has used yet."""
    if request.param == "fake":
        yield FakeStore(clock)
        return
    with closing(open_store(request.getfixturevalue(f"{request.param}_address"), clock)) as opened:
        yield opened


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    """A file that is not there yet, in a folder that is not there yet."""
    return sqlite_url(tmp_path / "data")


@pytest.fixture
def postgresql_address(cluster: "Cluster") -> str:
    """A database with nothing in it."""
    cluster.run("DROP SCHEMA public CASCADE")
    cluster.run("CREATE SCHEMA public")
    return cluster.url


class Cluster:
    """A PostgreSQL server of the tests' own, reached through a socket in its folder alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        place = {"host": str(folder)}
        self.url = URL.create(
            "postgresql", USER, database="postgres", query=place
        ).render_as_string()
        """As a user would write it."""

    def run(self, statement: str) -> None:
        """Run a statement outside any transaction."""
        url = make_url(self.url).set(drivername="postgresql+psycopg")
        engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text(statement))


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A real server, made for these tests and thrown away with them."""
    programs, owner = _programs(), _owner()
    # A socket's path must be short: pytest's own folders for temporary files may lie too deep.
    folder = Path(tempfile.mkdtemp(prefix="repcast-pg-"))
    try:
        if owner:
            shutil.chown(folder, owner["user"])
        yield from _serve(programs, folder, owner)
    finally:
        shutil.rmtree(folder)


def _serve(programs: Path, folder: Path, owner: dict[str, Any]) -> Iterator[Cluster]:
    data, log = folder / "data", folder / "log"
    make = [programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"]
    made = subprocess.run(make, capture_output=True, text=True, check=False, cwd=folder, **owner)
    assert made.returncode == 0, made.stderr
    # Nothing here outlives the tests: it need not reach the disk.
    settings = {"listen_addresses": "", "unix_socket_directories": str(folder), "fsync": "off"}
    serve = [programs / "postgres", "-D", data]
    serve += [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with log.open("wb") as said:
        server = start_interruptible(serve, stdout=said, stderr=said, cwd=folder, **owner)
    try:
        cluster = Cluster(folder)
        _wait_for(cluster, server, log)
        yield cluster
    finally:
        server.send_signal(signal.SIGQUIT)  # an immediate shutdown: nothing is to be kept
        server.wait(timeout=30)


def _wait_for(cluster: Cluster, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + 30
    while True:
        try:
            return cluster.run("SELECT 1")
        except OperationalError:
            assert server.poll() is None, log.read_text(errors="replace")
            assert time.monotonic() < end, "the PostgreSQL server does not answer"
            time.sleep(0.05)


def _programs() -> Path:
    """The folder of PostgreSQL's programs, or the end of this test."""
    if find_spec("psycopg") is None:
        _do_without("psycopg is not installed")
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    found = [path.parent for path in Path(DEBIANS).glob("*/bin/initdb")]
    if not found:
        _do_without("no PostgreSQL server is installed")
    return max(found, key=lambda folder: int(folder.parent.name))


def _do_without(what: str) -> NoReturn:
    """Skipped here, failed where CI=true: changes are decided on there, and on real databases."""
    reason = f"{what}, and this test needs a real PostgreSQL"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _owner() -> dict[str, Any]:
    """Whose processes the server's are to be, if they cannot be ours."""
    if os.geteuid() != 0:
        return {}
    users = {user.pw_name: user for user in pwd.getpwall()}
    user = next(users[name] for name in OWNERS if name in users)
    return {"user": user.pw_name, "group": user.pw_gid, "extra_groups": []}
