"""Two tiers of tests: `scripts/test --quick`, the everyday habit, leaves out what is `slow`.

A test is slow by what it uses: a folder, a module, a fixture, or the marker that says it needs the
voice. Any other that takes long carries the marker `slow` itself. This is a plugin of pytest's.
"""

from typing import Any, Final

import pytest

SERVICES: Final = frozenset(
    {"browser", "cluster", "gmediarender", "npm_modules", "shipped_output", "tabs"}
)
"""Fixtures that start a browser, a loudspeaker, a database server, npm or the real voice."""
_SLOW_FIXTURES: Final = SERVICES | {"heart_cache", "heart", "heart_speaker"}
_SLOW_FOLDERS: Final = frozenset({"finished", "player", "published"})
_SLOW_MODULES: Final = frozenset(
    {
        # They start processes, and kill some of them.
        "test_cluster", "test_kills", "test_processes", "test_served", "test_servers",
        "test_startup", "test_workers",
        # They build with an object store.
        "test_build_into_stores", "test_faults", "test_stores",
        # They try hundreds of made-up cases, or every pace, routine or sentence there is.
        "test_closed_set", "test_fuzz", "test_grammar_properties", "test_one_measure",
        "test_properties", "test_round_trips", "test_schema", "test_shelf", "test_shortened",
        "test_spoken",
    }
)  # fmt: skip
_SERVER: Final = "postgresql"
"""The parameter of the store's tests that stands for a database server."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, before `-m` chooses, and put the files that hold any first.

    So a worker that has nothing left to do waits for a quick file, not for a browser.
    """
    slow_files = set()
    for item in items:
        if _is_slow(item):
            item.add_marker("slow")
            slow_files.add(item.path)
    items.sort(key=lambda item: item.path not in slow_files)


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> None:
    """Refuse a service to a test that is not slow, however it came to ask for it."""
    check(request._pyfuncitem, fixturedef.argname)


def check(item: pytest.Item, fixture: str) -> None:
    """Fail a test that is not slow and asks for a service."""
    if fixture in SERVICES and item.get_closest_marker("slow") is None:
        pytest.fail(f"{item.nodeid} uses {fixture}, which the quick tests do without: mark it slow")


def _is_slow(item: pytest.Item) -> bool:
    parameters = getattr(getattr(item, "callspec", None), "id", "")
    return bool(
        _SLOW_FOLDERS.intersection(item.path.parts)
        or item.path.stem in _SLOW_MODULES
        or _SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ()))
        or _SERVER in parameters.split("-")
        or item.get_closest_marker("voice")
    )
