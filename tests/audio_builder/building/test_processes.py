"""Builds as processes: two at once, one that is interrupted, many that are killed."""

import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

import builds
from audio_builder.building.cleaning import clean
from builds import SMALL_YAML, partial_files, same_files
from children import start_interruptible

SEED = 20
KILLS = 5
COPIED_AFTER = 3


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


@pytest.mark.voice
def test_killed_builds_leave_nothing_that_the_next_one_cannot_use(
    tmp_path: Path, shipped_output: Path
) -> None:
    """Killed at random moments with the real voice, then finished: the same bytes.

    A folder is killed five times on its way from nothing to the last clip, and once more while its
    tracks are being written. It is finished then, and so is a copy of it as the third kill left it.
    Half files may stay behind; cleaning removes them, and nothing else. `scripts/bench kills` kills
    more often.
    """
    killed = _kill_often(tmp_path / "output", _clips_in(shipped_output))
    assert killed >= KILLS  # one may have been faster than the kill
    folders = list(tmp_path.iterdir())
    assert len(folders) == 2
    for folder in folders:
        half = len(partial_files(folder))
        assert clean(folder, lambda: None).files == half
        assert same_files(folder, shipped_output), f"{folder} differs"


def _kill_often(folder: Path, clips: int) -> int:
    """Kill builds of a folder and finish it and a copy; how many were at work when they died.

    The moments are counted in clips, so they are spread over a build however fast it is.
    """
    moments = random.Random(f"{SEED} {folder.name}")  # noqa: S311 - moments, no secrets
    killed = 0
    for number, count in enumerate(sorted(moments.sample(range(clips), KILLS)), start=1):
        process = _build_shipped(folder)
        _wait_until(partial(_has_clips, folder, count), process)
        killed += _kill(process, moments.uniform(0, 0.05))
        if number == COPIED_AFTER:
            _finish(Path(shutil.copytree(folder, folder.with_name(f"{folder.name}-copy"))))
    process = _build_shipped(folder)
    _wait_until((folder / ".build" / "hip-ir.json").exists, process)
    killed += _kill(process, moments.uniform(0, 0.05))
    _finish(folder)
    return killed


def _finish(folder: Path) -> None:
    process = _build_shipped(folder)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err


def _build_shipped(folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "audio_builder", "build", "hip-ir", "--out", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def _kill(process: "subprocess.Popen[bytes]", after_s: float) -> bool:
    """Kill a process, as the system does when memory runs out; whether it was still at work."""
    try:
        process.wait(timeout=after_s)
    except subprocess.TimeoutExpired:
        process.kill()
    _, err = process.communicate()
    assert process.returncode in (0, -signal.SIGKILL), err
    return process.returncode != 0


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
