"""A library free to be changed, a clock that stands still, and the app behind a real waitress."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from flask import Flask

from hosts import listening
from skill.app import create_app
from skill.settings import Settings
from standing_clock import StandingClock


@pytest.fixture
def clock() -> StandingClock:
    """A clock for one test."""
    return StandingClock()


@pytest.fixture
def output(small_output: Path, tmp_path: Path) -> Path:
    """A copy of the small routine's output folder, free to be changed."""
    return Path(shutil.copytree(small_output, tmp_path / "output"))


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serves an app at a free port of this machine until the test ends; gives its address.

    Other settings than the port may be told as well.
    """
    with ExitStack() as stack:
        yield lambda app, **told: stack.enter_context(_served(app, Settings(port=0, **told)))


@pytest.fixture
def address(small_output: Path, serve: Callable[..., str]) -> str:
    """Where the small routine is served."""
    return serve(create_app(Settings(output=small_output)))


@contextmanager
def _served(app: Flask, settings: Settings) -> Iterator[str]:
    with listening(app, settings) as port:
        yield f"http://127.0.0.1:{port}"
