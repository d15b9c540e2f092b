"""A desk at work, and coaches at it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from builds import SMALL_YAML, hum
from desk_hosts import Coach, DeskHost

DESKTOP: Final = {"width": 1440, "height": 900}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskHost]:
    """A desk on a folder of its own, with the small routine in it."""
    hum(monkeypatch)
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "hips.yaml").write_text(SMALL_YAML, encoding="utf-8")
    host = DeskHost(folder)
    host.start()
    yield host
    host.stop()


@pytest.fixture
def come(browser: Browser, desk: DeskHost) -> Iterator[Callable[..., Coach]]:
    """Has a coach come with a browser of their own; what its page complains of fails the test.

    `blind=True` is for a test in which the desk is to be out of reach.
    """
    with ExitStack() as leaving:

        def make(*, blind: bool = False, **device: object) -> Coach:
            context = browser.new_context(**({"viewport": DESKTOP} | device))  # type: ignore[arg-type]
            leaving.callback(context.close)
            coach = Coach(context, desk)
            if not blind:
                leaving.callback(lambda: _nothing(coach.complaints))
            return coach

        yield make


@pytest.fixture
def coach(come: Callable[..., Coach]) -> Coach:
    """A coach at the desk's first screen."""
    return come()


@pytest.fixture(scope="session")
def axe(npm_modules: Path) -> str:
    """The judge of accessibility."""
    return (npm_modules / "axe-core" / "axe.min.js").read_text()


def _nothing(complaints: list[str]) -> None:
    assert complaints == []
