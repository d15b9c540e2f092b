"""Several servers on one database: real processes, on SQLite and on PostgreSQL."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from skill.playback.state import State
from skill.store.listeners import listener
from skill.store.opening import open_store

SERVER = Path(__file__).with_name("server.py")
WHO = listener(b"a key for the tests alone", "amzn1.ask.account.ANNA", "amzn1.ask.device.KITCHEN")
TURNS = 300


def _start(url: str, what: str, detail: object) -> "subprocess.Popen[str]":
    """A server that has yet to open the store."""
    command = [sys.executable, SERVER, url, WHO.user, WHO.device, what, str(detail)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def _take_turns(url: str, servers: int, turns: int) -> list[list[int]]:
    """Let servers open the store and take their turns, all at once; what each one counted."""
    started = [_start(url, "turns", turns) for _ in range(servers)]
    for server in started:
        assert server.stdout is not None
        assert server.stdout.readline() == "ready\n", server.communicate()[1]
    with ThreadPoolExecutor(servers) as pool:
        return list(pool.map(_finish, started))


def _finish(server: "subprocess.Popen[str]") -> list[int]:
    """Let a server begin, and wait until it ends; what its turns counted to."""
    out, err = server.communicate("go\n", timeout=60)
    assert server.returncode == 0, err
    return [int(line) for line in out.splitlines()]


def test_two_servers_keep_one_listeners_state_right(url: str) -> None:
    """Three hundred turns each, with one listener at a time, from the first contact on: none lost.

    Every count is seen once; and the servers really did take turns in between one another.
    """
    first, second = _take_turns(url, 2, TURNS)
    assert sorted(first + second) == list(range(1, 2 * TURNS + 1))
    whose = dict.fromkeys(first, 1) | dict.fromkeys(second, 2)
    changes = sum(whose[one] != whose[next_one] for one, next_one in pairwise(sorted(whose)))
    assert changes > TURNS / 10
    with closing(open_store(url)) as store:
        with store.turn(WHO) as turn:
            assert turn.state == State(plays=2 * TURNS)
        assert store.practised(WHO.user).heard_ms == 2 * TURNS


@pytest.mark.parametrize("moment", ["block", "commit"])
def test_a_server_killed_in_a_turn_leaves_the_state_before_it(url: str, moment: str) -> None:
    """Killed with the change in hand, or written but not committed; the next turn goes on at once.

    A first contact that is killed leaves nobody behind.
    """
    for before in (0, 3):
        if before:
            _take_turns(url, 1, before)
        server = _start(url, "die", moment)
        server.communicate("go\n", timeout=30)
        assert server.returncode == -signal.SIGKILL
        with closing(open_store(url)) as store:
            with store.turn(WHO) as turn:
                assert turn.state == State(plays=before)
            assert store.practised(WHO.user).heard_ms == before
            assert store.forget(WHO.user) == bool(before)


def test_servers_that_start_together_make_the_store_once(url: str) -> None:
    """Each finds the tables it needs, whoever made them."""
    counts = _take_turns(url, 4, 1)
    assert sorted(counts) == [[1], [2], [3], [4]]
