"""`repcast desk`, before it serves."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from desk.command import desk_command
from desk.summaries import SUMMARIES


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    """Whoever opens a second desk at one port learns what to change."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match=rf"port {port}.*choose another --port"):
            desk_command.main(
                [str(tmp_path), "--port", str(port), "--no-browser"], standalone_mode=False
            )


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    """A name that leads nowhere, or to a file, is wrong input."""
    result = CliRunner().invoke(desk_command, [str(tmp_path / "nowhere")])
    assert result.exit_code == 2
    assert "does not exist" in result.output


def test_the_list_of_commands_says_what_the_help_begins_with() -> None:
    """The summary for the list that loads no command is the command's own."""
    assert (desk_command.help or "").startswith(SUMMARIES["desk"])
