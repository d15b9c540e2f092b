"""`repcast desk` as a process: it is closed, two are opened, and one is killed at any moment."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Final

import pytest
import requests

from builds import SMALL_YAML
from children import start_interruptible
from desk.drafts import NO_FILE

COMMAND: Final = [sys.executable, "-c", "from desk.command import desk_command; desk_command()"]
_ROUNDS: Final = 6
_EVERY_S: Final = 0.1
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")


class Browser:
    """What a browser does with the address that the command printed."""

    def __init__(self, opening: str) -> None:
        self.address = opening.partition("/?")[0]
        self._session = requests.Session()
        page = self._session.get(opening, timeout=20).text
        found = re.search(r'name="desk-token" content="([^"]+)"', page)
        assert found is not None
        self._headers = {"Origin": self.address, "X-Desk-Token": found[1]}

    def put(self, text: str, base: str) -> str:
        """Write a text; the digest that it has then."""
        answer = self._session.put(
            f"{self.address}/api/routines/a.yaml",
            json={"text": text, "base": base},
            headers=self._headers,
            timeout=20,
        )
        assert answer.status_code == 200, answer.text
        digest: str = answer.json()["digest"]
        return digest

    def stay(self) -> dict[str, int]:
        """Who else has the file open."""
        answer = self._session.post(
            f"{self.address}/api/routines/a.yaml/state",
            json={"tab": "tab", "digest": ""},
            headers=self._headers,
            timeout=20,
        )
        others: dict[str, int] = answer.json()["others"]
        return others


@contextmanager
def opened(folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", Browser]]:
    """A desk on a folder, in a process of its own, and a browser at it."""
    told = folder.with_name(f"{folder.name}-{time.monotonic_ns()}.err")
    with told.open("wb") as err:
        process = start_interruptible([*COMMAND, str(folder), "--no-browser"], stderr=err)
    try:
        deadline = time.monotonic() + 60
        while not (found := re.search(r"http://\S+token=\S+", told.read_text(encoding="utf-8"))):
            assert time.monotonic() < deadline, told.read_text(encoding="utf-8")
            time.sleep(0.05)
        yield process, Browser(found[0])
    finally:
        process.kill()
        process.wait(20)


def text_of(number: int) -> str:
    """What is typed at a time: as long as a real routine, with a mark at both ends."""
    return f"# begin {number}\n{SMALL_YAML * 20}# end {number}\n"


def typed_until_killed(folder: Path, after_s: float) -> tuple[int, int]:
    """Type until the desk is killed; the number of the last text that was answered, and sent."""
    with opened(folder) as (process, browser):
        sent, base = 1, browser.put(text_of(1), NO_FILE)
        killer = Timer(after_s, process.kill)
        killer.start()
        try:
            while True:
                sent += 1
                base = browser.put(text_of(sent), base)
                time.sleep(_EVERY_S)
        except requests.RequestException:
            killer.join()
            return sent - 1, sent


def test_a_kill_loses_no_more_than_what_was_being_sent(tmp_path: Path) -> None:
    """Killed at any moment, the text on disk is whole: the last that was answered, or a newer one.

    A page sends what is typed within half a second, so no letter older than one is lost.
    """
    chance = random.Random(8)  # noqa: S311 - moments to kill at
    path = tmp_path / "a.yaml"
    for _ in range(_ROUNDS):
        path.unlink(missing_ok=True)
        answered, sent = typed_until_killed(tmp_path, chance.uniform(0.2, 1.5))
        assert path.read_text(encoding="utf-8") in (text_of(answered), text_of(sent))
        assert [each.name for each in tmp_path.glob("*.yaml")] == ["a.yaml"]


def test_two_desks_warn_each_other_and_one_that_was_killed_is_forgotten(tmp_path: Path) -> None:
    """Each knows of the other in a second; five seconds after a kill nobody does."""
    with opened(tmp_path) as (_, one), opened(tmp_path) as (other_process, other):
        one.put("a: 1\n", NO_FILE)
        one.stay()
        assert other.stay() == {"tabs": 0, "desks": 1}
        assert one.stay() == {"tabs": 0, "desks": 1}
        other_process.kill()
        deadline = time.monotonic() + 20
        while one.stay() != {"tabs": 0, "desks": 0}:
            assert time.monotonic() < deadline
            time.sleep(0.2)


def test_it_is_closed_by_a_signal_and_serves_this_machine_alone(tmp_path: Path) -> None:
    """Ctrl+C ends it quietly; it listens at 127.0.0.1 and nowhere else."""
    with opened(tmp_path) as (process, browser):
        assert browser.address.startswith("http://127.0.0.1:")
        browser.stay()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        assert not list((tmp_path / ".desk" / "open").iterdir())
