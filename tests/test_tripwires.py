"""The tripwires that every test runs under bite."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

FAR = "192.0.2.1"
"""An address set aside for documentation (RFC 5737): nobody answers there."""


def test_a_connection_to_another_machine_is_refused() -> None:
    """A test that reaches for the network fails, before anything is sent."""
    with socket.socket() as end, pytest.raises(AssertionError, match="over the network"):
        end.connect((FAR, 80))


def test_a_datagram_to_another_machine_is_refused() -> None:
    """What needs no connection is refused as well."""
    with (
        socket.socket(type=socket.SOCK_DGRAM) as end,
        pytest.raises(AssertionError, match="over the network"),
    ):
        end.sendto(b"?", (FAR, 53))


def test_a_name_is_not_looked_up() -> None:
    """A name server is the network too, and is asked from C, where no hook sees the socket."""
    with pytest.raises(AssertionError, match="over the network"):
        socket.create_connection(("example.org", 80), timeout=1)


def test_this_machine_may_be_reached() -> None:
    """Fakes of services listen on this machine: they stay reachable."""
    with (
        socket.create_server(("127.0.0.1", 0)) as service,
        socket.create_connection(service.getsockname(), timeout=5) as end,
    ):
        assert end.getpeername() == service.getsockname()


@pytest.mark.parametrize("place", [".repcast-test", ".cache/repcast-test"])
def test_the_real_home_may_not_be_written_to(real_home: Path, place: str) -> None:
    """Nothing is left with whoever runs the tests: no file, no folder, no rename into it."""
    target = real_home / place
    with pytest.raises(AssertionError, match="in the user's home"):
        target.write_bytes(b"")
    with pytest.raises(AssertionError, match="in the user's home"):
        target.mkdir()
    with pytest.raises(AssertionError, match="in the user's home"):
        os.replace(Path(__file__), target)  # noqa: PTH105 - refused before it looks at either
    assert not target.exists()


def test_home_and_cache_are_elsewhere(real_home: Path) -> None:
    """Who asks for the home or the cache gets a folder of the tests, in other programs too."""
    code = "import os, pathlib; print(pathlib.Path.home(), os.environ['XDG_CACHE_HOME'], sep='\\n')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    home, cache = (Path(line) for line in run.stdout.splitlines())
    assert home == Path.home() != real_home
    assert cache.is_relative_to(home)
    (home / "a-file").write_text("may be written", encoding="utf-8")
