"""What a server loads before it answers, in a process of its own, where nothing else is loaded."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ANSWERING = {"ask_sdk_core", "ask_sdk_model", "cryptography", "requests"}
"""What answers Alexa is made of."""
DATABASE = {"sqlalchemy", "alembic"}
FEEDS = {"icalendar", "limits"}
"""What private feeds are made of."""
NEVER = {"numpy", "yaml", "PIL", "prometheus_client"}
"""What no server without metrics needs at all."""
SKILL = {
    "REPCAST_SKILL_ID": "amzn1.ask.skill.00000000-1111-4222-8333-444444444444",
    "REPCAST_BASE_URL": "https://coach.example.org",
}
_PROGRAM = """
import os, sys
from skill import alone
from skill.listening import bind
from skill.service import open_service
from skill.settings import parse_settings

settings = parse_settings(os.environ, port=0)
with bind(settings) as listener:
    service = open_service(settings, listener)
    client = service.app.test_client()
    assert client.get("/healthz").status_code == 200
    print(*sys.modules)
    if sys.argv[1:]:
        client.post("/alexa")
        client.get(f"/f/{'t' * 43}/feed.xml")
    print(*sys.modules)
    service.run.stop()
    service.run.run()
    service.close()
"""


def loaded(output: Path, data: Path, more: Mapping[str, str], *asking: str) -> list[set[str]]:
    """The modules that are loaded once the server is ready, and again after it was asked."""
    ours = {name: text for name, text in os.environ.items() if not name.startswith("REPCAST_")}
    environ = {**ours, "REPCAST_OUTPUT": str(output), "REPCAST_DATA": str(data), **more}
    command = [sys.executable, "-c", _PROGRAM, *asking]
    run = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    return [set(line.split()) for line in run.stdout.splitlines()]


def test_a_server_without_the_skill_loads_none_of_it(small_output: Path, tmp_path: Path) -> None:
    """Neither when it is ready nor when strangers ask for what it has not: no SDK, no database."""
    ready, asked = loaded(small_output, tmp_path / "data", {}, "ask")

    assert {"flask", "waitress", "audio_builder.library"} <= ready
    assert not ready & (ANSWERING | DATABASE | FEEDS | NEVER)
    assert not asked & (ANSWERING | DATABASE | NEVER)
    assert asked >= FEEDS
    assert not (tmp_path / "data").exists()


def test_the_skill_is_loaded_once_the_server_is_ready(small_output: Path, tmp_path: Path) -> None:
    """Its store is open by then, as its failures must be told; what answers is made when asked."""
    ready, asked = loaded(small_output, tmp_path / "data", SKILL, "ask")

    assert "sqlalchemy" in ready
    assert not ready & (ANSWERING | FEEDS | NEVER)
    assert asked >= ANSWERING


@pytest.mark.parametrize("more", [{"REPCAST_UNVERIFIED": "1"}, SKILL])
def test_a_store_that_is_up_to_date_needs_no_migrations(
    small_output: Path, tmp_path: Path, more: Mapping[str, str]
) -> None:
    """Alembic is loaded to make or change tables, not to find that nothing is to be done."""
    first, _ = loaded(small_output, tmp_path / "data", more)
    again, _ = loaded(small_output, tmp_path / "data", more)

    assert "alembic" in first
    assert "alembic" not in again
