"""The list of commands that `repcast --help` shows."""

import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from audio_builder.cli.main import _OWN, PLUGINS, repcast
from desk.summaries import SUMMARIES as OF_DESK
from skill.summaries import SUMMARIES as OF_SKILL

SUMMARIES = {**OF_SKILL, **OF_DESK}
PROJECT = Path(__file__).parents[3] / "pyproject.toml"
WHAT_COMMANDS_LOAD = "pydantic", "numpy", "sqlalchemy", "flask", "yaml", "audio_builder.model"


@pytest.mark.parametrize(("name", "summary"), [*_OWN.items(), *SUMMARIES.items()])
def test_a_summary_is_how_the_help_begins(name: str, summary: str) -> None:
    """The list says of a command what its own help says first."""
    command = repcast.get_command(click.Context(repcast), name)
    assert command is not None
    assert summary == command.get_short_help_str(limit=len(summary) + 1)


def test_every_command_of_another_package_has_its_summary() -> None:
    """None is loaded for want of one: their commands and their summaries are the same set."""
    points = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["entry-points"]
    assert points[PLUGINS].keys() == SUMMARIES.keys()


def test_a_list_of_commands_loads_none_of_them() -> None:
    """Help answers at once: whatever a command works with is loaded when the command is run."""
    code = (
        "import sys, click; from audio_builder.cli import main;"
        "import desk.summaries, skill.summaries;"
        "known = {**desk.summaries.SUMMARIES, **skill.summaries.SUMMARIES};"
        "main._plugin_summaries = lambda: known;"
        "print(main.repcast.get_help(click.Context(main.repcast)));"
        f"print('loaded', *(name for name in {WHAT_COMMANDS_LOAD} if name in sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT.parent
    )
    assert all(name in run.stdout for name in (*_OWN, *SUMMARIES))
    assert run.stdout.endswith("\nloaded\n")
