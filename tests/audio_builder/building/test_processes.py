"""Builds as processes: two at once, one that is interrupted."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

import builds
from builds import SMALL_YAML, same_files
from children import start_interruptible


def _hum(*arguments: str | Path) -> Sequence[str]:
    """The command line of repcast with the humming voices."""
    return [sys.executable, builds.__file__, *map(str, arguments)]


@pytest.fixture
def routine_file(tmp_path: Path) -> Path:
    """The small routine as a file."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL_YAML, encoding="utf-8")
    return path


def test_two_builds_of_one_folder_at_once(
    tmp_path: Path, routine_file: Path, small_output: Path
) -> None:
    """Both finish, neither breaks what the other writes, and nothing is made twice."""
    command = _hum("build", routine_file, "--out", tmp_path / "output", "--voice", "hum")
    pair = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60) for process in pair]
    assert [process.returncode for process in pair] == [0, 0], said
    assert same_files(tmp_path / "output", small_output)
    assert sum("clips made" in out for out, _ in said) == 1, said


def test_an_interrupted_build_keeps_what_was_voiced(
    tmp_path: Path, routine_file: Path, small_output: Path
) -> None:
    """Ctrl-C ends a build with 130 and one sentence; the next one goes on from there."""
    folder = tmp_path / "output"
    command = _hum("build", routine_file, "--out", folder, "--voice", "slow", "--jobs", "1")
    pipe = subprocess.PIPE
    with start_interruptible(command, stdout=pipe, stderr=pipe) as process:
        _wait_until(partial(_has_clips, folder, 5), process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    assert err.strip() == b"interrupted; what was voiced is kept"
    assert not (folder / "catalog.json").exists()
    kept = _clips_in(folder)
    command = _hum("build", routine_file, "--out", folder, "--voice", "hum")
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    made = re.search(r"(\d+) clips made", run.stdout)
    assert made is not None
    assert int(made[1]) == _clips_in(folder) - kept
    assert same_files(folder, small_output)


def _has_clips(folder: Path, count: int) -> bool:
    return _clips_in(folder) >= count


def _clips_in(folder: Path) -> int:
    return sum(1 for _ in folder.glob("clips/??/*.clip"))


def _wait_until(ready: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    """Wait until something is so, or the process has ended."""
    end = time.monotonic() + 60
    while not ready() and process.poll() is None:
        assert time.monotonic() < end, "the build does not come to it"
        time.sleep(0.005)
