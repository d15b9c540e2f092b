"""repcast wyoming: as a process of its own, and what it refuses."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner
from wyoming.info import Describe, Info

import builds
from assist_clients import ask, run
from children import start_interruptible
from skill.assist import command
from skill.assist.command import wyoming_command
from skill.listening import bind_at

_WITH_HUMS: Final = """
import builds
from audio_builder.voices import registry
from skill.assist.command import wyoming_command
registry.VOICES = builds.all_voices()
wyoming_command()
"""


def address_in(told: Path, process: "subprocess.Popen[bytes]") -> str:
    """Where it says that it listens."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(r"at (tcp://[0-9.]+:[0-9]+);", told.read_text(encoding="utf-8"))
        if found:
            return found[1]
        time.sleep(0.05)
    pytest.fail(told.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_a_signal_ends_it_in_good_order(small_output: Path, tmp_path: Path) -> None:
    """It says where it listens, answers there, and ends with exit code 0 when it is asked to."""
    told = tmp_path / "err"
    line = [sys.executable, "-c", _WITH_HUMS, "--out", str(small_output)]
    line += ["--uri", "tcp://127.0.0.1:0", "--voice", "hum"]
    environ = {
        **os.environ,
        "REPCAST_DATA": str(tmp_path / "data"),
        "PYTHONPATH": str(Path(builds.__file__).parent),
    }
    with told.open("wb") as err:
        process = start_interruptible(line, stderr=err, env=environ)
        try:
            (event,) = run(ask(address_in(told, process), Describe(), until=Info))
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        finally:
            process.kill()
            process.wait(20)

    assert Info.from_event(event).tts[0].voices[0].name == "fake"
    text = told.read_text(encoding="utf-8")
    assert text.splitlines()[-1] == "stopped"
    assert "warning" not in text


@pytest.mark.parametrize("uri", ["127.0.0.1:10400", "tcp://127.0.0.1", "tcp://x:99999", "unix:/x"])
def test_an_address_that_is_none_is_refused(uri: str) -> None:
    """With the way it is written."""
    got = CliRunner().invoke(wyoming_command, ["--uri", uri])

    assert got.exit_code == 2
    assert "tcp://127.0.0.1:10400" in got.output


def test_a_port_that_is_taken_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the option that chooses another."""
    monkeypatch.setenv("REPCAST_DATA", str(tmp_path / "data"))
    with bind_at("127.0.0.1", 0) as taken:
        uri = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        got = CliRunner().invoke(wyoming_command, ["--out", str(tmp_path / "output"), "--uri", uri])

    assert isinstance(got.exception, OSError)
    assert "choose another with --uri" in str(got.exception)


def test_whoever_lets_others_in_is_warned(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The protocol has no password, so an address that others reach is worth a word."""
    monkeypatch.setattr(command, "is_loopback", lambda _host: False)
    with bind_at("127.0.0.1", 0) as listener:
        command._announce(listener, "heart")

    assert "Wyoming has no password" in capsys.readouterr().err


def test_without_the_package_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named; nothing else of Repcast needs it."""
    monkeypatch.setitem(sys.modules, "skill.assist.serving", None)
    got = CliRunner().invoke(wyoming_command, [])

    assert isinstance(got.exception, OSError)
    assert 'pip install "repcast[wyoming]"' in str(got.exception)
