"""Builds that are killed at random moments while somebody reads; `scripts/bench kills` has more."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import builds
from audio_builder.building.cache_folder import VARIABLE
from audio_builder.building.cleaning import clean
from audio_builder.clips.cache import ClipCache
from audio_builder.library import open_library
from audio_builder.loading.routine_file import parse_routine
from audio_builder.records import CLIPS_FOLDER
from builds import NOW, SMALL_YAML, build_small, same_files
from track_reader import reading, track_of

SEED = 7
MOMENTS = 3
STARTED_S = 0.3
"""Before that a build has not begun."""


def version(number: int) -> str:
    """The small routine with some words of its own, under the same title."""
    return SMALL_YAML.replace("Bow once.", f"Bow to {number}.").replace(
        "Well done", f"Bye, {number}"
    )


def build_of(file: Path, folder: Path, cache: Path) -> "subprocess.Popen[bytes]":
    """A build as a process, at the time of all small builds."""
    command = [sys.executable, builds.__file__, "build", file, "--out", folder, "--voice", "hum"]
    told = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), VARIABLE: str(cache)}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ | told)


def build_alone(folder: Path, number: int, cache: Path) -> dict[str, str]:
    """A version built undisturbed; its score's digest, and that of its session."""
    routine = parse_routine(version(number).encode(), "small.yaml").routine
    build_small(folder, routine, cache=ClipCache(cache / CLIPS_FOLDER))
    return dict([track_of(open_library(folder))])


@pytest.mark.slow
@pytest.mark.usefixtures("humming")
def test_no_kill_of_a_build_is_seen_by_readers_or_by_the_next(tmp_path: Path) -> None:
    """A reader hears the last edition or the next; and the next build's folder is as any other."""
    folder, file, cache = tmp_path / "output", tmp_path / "small.yaml", tmp_path / "cache"
    dice = random.Random(SEED)  # noqa: S311 - moments, not secrets
    known = build_alone(folder, 0, cache)
    whole_s = 2 * STARTED_S
    with reading(folder) as heard:
        for number in range(1, MOMENTS + 1):
            file.write_text(version(number), encoding="utf-8")
            with build_of(file, folder, cache) as build:
                time.sleep(dice.uniform(STARTED_S, whole_s))
                build.kill()
            began = time.monotonic()
            assert build_of(file, folder, cache).wait(60) == 0
            whole_s = max(time.monotonic() - began, 2 * STARTED_S)
            alone = tmp_path / f"alone-{number}"
            known |= build_alone(alone, number, cache)
            # Readers of the last edition may still need what a cleaned folder lacks.
            copy = shutil.copytree(folder, tmp_path / f"copy-{number}")
            clean(copy, lambda: None)
            assert same_files(copy, alone), number
    assert heard.faults == []
    assert heard.tracks
    assert all(digests == [known[score]] for score, digests in heard.tracks.items())
