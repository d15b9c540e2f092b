"""Exit codes, and what is said with them: one sentence, and never a traceback."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click
import pytest

from audio_builder.cli.failures import exit_code_of
from audio_builder.errors import InputError, LibraryError, VoiceError
from routines import MINIMAL_YAML

COMMANDS = ("build", "check", "plan", "say", "voices", "new", "clean")
Run = Callable[..., Any]


def _raise(error: BaseException) -> Callable[[], NoReturn]:
    def fail() -> NoReturn:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (VoiceError("it cannot speak"), 1),
        (LibraryError("it cannot speak"), 1),
        (OSError(28, "it cannot speak"), 1),
        (InputError("it cannot speak"), 2),
        (click.UsageError("it cannot speak"), 2),
        (RuntimeError("it cannot speak"), 3),
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
def test_each_kind_of_failure_has_its_code(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    error: BaseException,
    code: int,
) -> None:
    """1 for a named failure, 2 for wrong input, 3 for a bug, 130 for Ctrl-C, in any command."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("audio_builder.cli.voices_command.list_voices", _raise(error))
    outcome = run("voices")
    assert (outcome.code, outcome.out) == (code, "")
    if code in (1, 2):
        assert "it cannot speak" in outcome.err


def test_success_is_zero() -> None:
    """A command that returns nothing has done its work."""
    assert exit_code_of(lambda: None) == 0


def test_the_code_of_an_exit_is_kept(run: Run, tmp_path: Path) -> None:
    """Click hands back the code of its Exit instead of raising it: a failed check is no success."""
    path = tmp_path / "bad.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    assert run("check", path).code == 2


def test_a_bug_leaves_a_log_with_the_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The user gets one sentence and the log's place; the log holds what a developer needs."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    bug = RuntimeError("the sky fell")
    monkeypatch.setattr("audio_builder.cli.voices_command.list_voices", _raise(bug))
    outcome = run("voices")
    (log,) = tmp_path.glob("repcast-*.log")
    assert outcome.code == 3
    assert outcome.err == f"error: this is a bug in repcast; its log is {log}\n"
    text = log.read_text(encoding="utf-8")
    assert text.startswith("Traceback")
    assert "RuntimeError: the sky fell" in text


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_help_explains_each_command(run: Run, command: tuple[str, ...]) -> None:
    """-h and --help say what it does and what it takes, and succeed."""
    outcome = run(*command, "--help")
    assert outcome == run(*command, "-h")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Usage: {' '.join(('repcast', *command))} ")
    expected = COMMANDS if not command else ("-h, --help",)
    assert all(word in outcome.out for word in expected)


def test_version(run: Run) -> None:
    """--version names the program and its version."""
    outcome = run("--version")
    assert outcome.code == 0
    assert outcome.out.startswith("repcast, version ")


def test_an_unknown_command_is_wrong_input(run: Run) -> None:
    """It is named, with the way to the list of commands."""
    outcome = run("bild")
    assert outcome.code == 2
    assert "'bild'" in outcome.err
    assert "repcast -h" in outcome.err


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--breath", "1-2"),
        ("--breath", "4"),
        ("--breath", "4.2-6"),
        ("--breath", "fast"),
        ("--breath", "nan-4"),
        ("--reps", "0"),
        ("--reps", "31"),
        ("--reps", "two"),
        ("--guide", "loud"),
        ("--base-url", "ftp://example.org"),
        ("--base-url", "example.org"),
        ("--base-url", "https://"),
        ("--base-url", "https://["),
        ("--base-url", "https://example.org:99999"),
        ("--base-url", "https://example.org/?a=b"),
        ("--base-url", "https://example.org/a b"),
        ("--bitrate", "128"),
        ("--jobs", "0"),
        ("--voice", "hart"),
    ],
)
def test_a_wrong_option_is_named_and_nothing_is_built(run: Run, option: str, value: str) -> None:
    """Exit 2, the value in the sentence, and no output folder."""
    outcome = run("build", "hip-ir", option, value)
    assert (outcome.code, outcome.out) == (2, "")
    assert value.split("-", maxsplit=1)[0] in outcome.err
    assert not Path("output").exists()


@pytest.mark.parametrize("command", ["build", "check", "plan"])
def test_a_misspelt_routine_is_guessed(run: Run, command: str) -> None:
    """Exit 2, and what was probably meant."""
    outcome = run(command, "hip-rit")
    assert outcome.code == 2
    assert "'hip-rit'" in outcome.err
    assert "did you mean hip-ir?" in outcome.err
    told = run(command, "zzz").err
    assert "shipped: alfredson, " in told
    assert ", hip-ir, " in told


def test_an_output_folder_that_cannot_be_written_to(run: Run, tmp_path: Path) -> None:
    """One sentence that names the place, exit 1."""
    (tmp_path / "file").write_bytes(b"")
    place = tmp_path / "file" / "output"
    routine = tmp_path / "small.yaml"
    routine.write_text(MINIMAL_YAML, encoding="utf-8")
    outcome = run("build", routine, "--out", place)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.count("\n") == 1
    assert str(place) in outcome.err


def test_a_folder_without_a_library_cannot_be_cleaned(run: Run) -> None:
    """One sentence with the way out, exit 1."""
    outcome = run("clean", "--out", "nowhere")
    assert outcome.code == 1
    assert outcome.err.count("\n") == 1
    assert "repcast build" in outcome.err
    assert not Path("nowhere").exists()


@pytest.mark.usefixtures("heart_cache")
def test_a_reader_that_goes_away_ends_a_command_quietly() -> None:
    """As in `repcast plan hip-ir | head -1`: exit 1, no traceback, one sentence at the most."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "audio_builder", "plan", "hip-ir"]
    with os.fdopen(writing, "wb") as nobody:
        done = subprocess.run(command, stdout=nobody, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") <= 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
@pytest.mark.usefixtures("heart_cache")
def test_a_full_disk_is_one_sentence() -> None:
    """Output that cannot be written is a named failure."""
    command = [sys.executable, "-m", "audio_builder", "plan", "hip-ir"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr == b"error: No space left on device\n"


def test_both_entry_points_are_the_same_program() -> None:
    """`python -m audio_builder` and the installed `repcast` are one."""
    module = [sys.executable, "-m", "audio_builder"]
    script = [str(Path(sys.executable).with_name("repcast"))]
    outcomes = [
        subprocess.run([*command, "check", "hip-rit"], capture_output=True, check=False)
        for command in (module, script)
    ]
    assert [outcome.returncode for outcome in outcomes] == [2, 2]
    assert outcomes[0].stderr == outcomes[1].stderr != b""
