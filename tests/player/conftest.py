"""Our server with a small library and its player, and listeners at it."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from builds import SMALL_ID
from hosts import Host
from listeners import Listener
from skill.settings import Settings

PHONE: Final = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def timeline(small_output: Path) -> dict[str, Any]:
    """The small session's timeline."""
    text = (small_output / SMALL_ID / f"{SMALL_ID}.timeline.json").read_text()
    read: dict[str, Any] = json.loads(text)
    return read


@pytest.fixture(scope="session")
def host(small_output: Path) -> Iterator[Host]:
    """Our server at work."""
    host = Host(Settings(output=small_output, port=0))
    host.start()
    yield host
    host.stop()


@pytest.fixture(scope="session")
def shipped_host(shipped_output: Path) -> Iterator[Host]:
    """Our server with the shipped routine, whose tracks come in many parts."""
    host = Host(Settings(output=shipped_output, port=0))
    host.start()
    yield host
    host.stop()


@pytest.fixture
def visit(browser: Browser, host: Host) -> Iterator[Callable[..., Listener]]:
    """Makes a listener with a device of their own.

    Whatever a page complains of, or asks for outside its site, fails the test; `blind=True` is for
    a test in which addresses are to fail, and `before` is a script for each page to begin with.
    """
    with ExitStack() as leaving:

        def make(
            address: str = host.address, *, blind: bool = False, before: str = "", **device: object
        ) -> Listener:
            context = browser.new_context(**({"viewport": PHONE} | device))  # type: ignore[arg-type]
            context.add_init_script(before)
            leaving.callback(context.close)
            listener = Listener(context, address)
            leaving.callback(_content, listener, blind=blind)
            return listener

        yield make


@pytest.fixture
def listener(visit: Callable[..., Listener]) -> Listener:
    """A listener at our server, on a phone."""
    return visit()


def _content(listener: Listener, *, blind: bool) -> None:
    """Nothing was complained of."""
    unexpected = [each for each in listener.complaints if not (blind and "Failed to load" in each)]
    assert unexpected == []
