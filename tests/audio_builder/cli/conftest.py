"""The command line, called as its entry point calls it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from audio_builder.cli.failures import exit_code_of
from audio_builder.cli.main import repcast


class Outcome(NamedTuple):
    """What a command left on the terminal."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder, through the door that turns failures into exit codes.

    Whatever comes of it, no command may show a traceback.
    """
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def command(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        words = [str(argument) for argument in arguments]
        code = exit_code_of(lambda: repcast.main(words, prog_name="repcast", standalone_mode=False))
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Outcome(code, said.out, said.err)

    return command
