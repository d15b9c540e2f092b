"""Processes that tests interrupt hear it, however the tests were started."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from children import start_interruptible

WAITING = "import time; print('ready', flush=True); time.sleep(60)"
MENTIONED = re.compile(r"signal\.SIG(?:INT|TERM|QUIT|HUP)|\.terminate\(\)|CTRL_C_EVENT")


@pytest.fixture(params=[signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def ignored(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    """A signal that the tests ignore, as when they are started by `command &` in a script."""
    number: signal.Signals = request.param
    before = signal.signal(number, signal.SIG_IGN)
    yield number
    signal.signal(number, before)


def test_an_interruptible_process_hears_what_the_tests_ignore(ignored: signal.Signals) -> None:
    """A test judges how a program ends when it is interrupted, not how the tests were started.

    The tests themselves go on ignoring the signal: whoever started them wanted it so.
    """
    command = [sys.executable, "-c", WAITING]
    pipe = subprocess.PIPE
    with start_interruptible(command, stdout=pipe, stderr=pipe) as process:
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(ignored)
        process.communicate(timeout=10)
    assert process.returncode == -ignored
    assert signal.getsignal(ignored) is signal.SIG_IGN


def test_whoever_interrupts_a_process_started_it_so() -> None:
    """Each module of the tests that sends an interruption starts its processes with the helper.

    Or with what starts a server, which does.
    """
    here = Path(__file__)
    senders = [
        path
        for path in sorted(here.parent.rglob("*.py"))
        if path not in (here, here.with_name("children.py"))
        and MENTIONED.search(path.read_text(encoding="utf-8"))
    ]
    assert senders
    for path in senders:
        text = path.read_text(encoding="utf-8")
        assert "start_interruptible(" in text or "from serving_process import" in text, path
