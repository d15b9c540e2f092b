"""Programs that did not come from this project, asked what they make of a file it wrote."""

import json
import os
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import numpy as np
import numpy.typing as npt
import pytest


class SeenChapter(NamedTuple):
    """A chapter as a judge lists it, in ms."""

    start_ms: int
    end_ms: int
    title: str


def need(program: str) -> str:
    """The path of a program, or the end of this test: skipped here, failed where CI=true.

    A judge that is missing where changes are decided on would let anything pass.
    """
    path = shutil.which(program)
    if path is None:
        give_up(f"{program} is not installed, and this test has it judge a file")
    return path


def give_up(reason: str) -> NoReturn:
    """End this test, which needs what is not installed: skipped here, failed where CI=true."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [need(program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)


def _checked(program: str, *arguments: str | Path) -> bytes:
    run = _run(program, *arguments)
    assert run.returncode == 0, run.stderr.decode(errors="replace")
    return run.stdout


def run_ffmpeg_warnings(path: Path) -> str:
    """All that ffmpeg has to say against a file while it decodes the whole of it."""
    run = _run("ffmpeg", "-v", "warning", "-i", path, "-f", "null", "-")
    complaints = (run.stdout + run.stderr).decode(errors="replace").strip()
    return complaints or ("" if run.returncode == 0 else f"exit code {run.returncode}")


def _ffprobe(path: Path, *show: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(
        _checked("ffprobe", "-v", "error", *show, "-of", "json", path)
    )
    return answer


def ffprobe_duration_ms(path: Path) -> float:
    """How long a file plays, in ms: the packets that ffprobe lists, less what it says is cut.

    Not the "duration" of its format section: of an MP3 that is the whole frames, with the codec's
    delay in them. ffmpeg 5.1 reports 12.024 s of a 12 s file that it encoded itself.
    """
    answer = _ffprobe(path, "-select_streams", "a", "-show_streams", "-show_packets")
    stream, packets = answer["streams"][0], answer["packets"]
    whole = sum(packet["duration"] for packet in packets) * Fraction(stream["time_base"])
    marks = [mark for packet in packets for mark in packet.get("side_data_list", [])]
    cut = sum(mark.get("skip_samples", 0) + mark.get("discard_padding", 0) for mark in marks)
    return float(1000 * (whole - Fraction(cut, int(stream["sample_rate"]))))


def ffprobe_chapters(path: Path) -> list[SeenChapter]:
    """The chapters of a file, in ffprobe's order."""
    return [
        SeenChapter(
            start_ms=round(float(chapter["start_time"]) * 1000),
            end_ms=round(float(chapter["end_time"]) * 1000),
            title=chapter["tags"]["title"],
        )
        for chapter in _ffprobe(path, "-show_chapters")["chapters"]
    ]


def decode_pcm(path: Path) -> npt.NDArray[np.int16]:
    """The samples of a file as ffmpeg decodes them, at the file's own rate."""
    pcm = _checked("ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-f", "s16le", "-")
    return np.frombuffer(pcm, dtype="<i2")


def mp3val_complaints(path: Path) -> list[str]:
    """The lines in which mp3val warns of something or calls it an error."""
    lines = _run("mp3val", path).stdout.decode(errors="replace").splitlines()
    assert any(line.startswith("INFO:") for line in lines), f"mp3val did not read it: {lines}"
    return [line for line in lines if line.startswith(("WARNING:", "ERROR:"))]
