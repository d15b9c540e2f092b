"""The finished files of the shipped routine, opened, decoded and heard by judges, once each."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import judges
import numpy as np
import numpy.typing as npt
import pytest

from audio_builder.library import Library, Timeline, TrackEntry, open_library

TRACKS = ("hip-ir", "1-standing-dissociation", "2-supine-ere", "3-ir-hinge")


class Heard(NamedTuple):
    """What ffmpeg says of how a file sounds."""

    loudness_lufs: float
    true_peak_dbtp: float
    silences_s: tuple[float, ...]
    """Length of each stretch of half a second or more under -30 dBFS."""


class Finished(NamedTuple):
    """One finished track: its files, what the catalog says of it, and its timeline."""

    mp3: Path
    entry: TrackEntry
    timeline: Timeline

    def beside(self, ending: str) -> Path:
        """The file next to the MP3 with another ending."""
        return self.mp3.with_name(f"{self.entry.id}{ending}")


@pytest.fixture(scope="session")
def library(shipped_output: Path) -> Library:
    """The shipped routine's library."""
    return open_library(shipped_output)


@pytest.fixture(scope="session", params=TRACKS)
def finished(request: pytest.FixtureRequest, shipped_output: Path, library: Library) -> Finished:
    """Each finished track."""
    entries = {entry.id: entry for entry in library.catalog.routines[0].tracks}
    return Finished(
        mp3=shipped_output / "hip-ir" / f"{request.param}.mp3",
        entry=entries[request.param],
        timeline=library.track("hip-ir", request.param).timeline,
    )


@pytest.fixture(scope="session")
def decode() -> Callable[[Path], npt.NDArray[np.int16]]:
    """Decodes an MP3 with ffmpeg, each once."""
    return cache(judges.decode_pcm)


@pytest.fixture(scope="session")
def hear() -> Callable[[Path], Heard]:
    """Has ffmpeg measure an MP3, each once."""

    @cache
    def measure(path: Path) -> Heard:
        filters = "ebur128=peak=true,silencedetect=noise=-30dB:duration=0.5"
        run = judges._run(
            "ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", filters, "-f", "null", "-"
        )
        said = run.stderr.decode(errors="replace")
        assert run.returncode == 0, said
        summary = said[said.rindex("Summary:") :]
        return Heard(
            loudness_lufs=_number(r"I:\s+(\S+) LUFS", summary),
            true_peak_dbtp=_number(r"Peak:\s+(\S+) dBFS", summary),
            silences_s=tuple(float(s) for s in re.findall(r"silence_duration: (\S+)", said)),
        )

    return measure


def _number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    assert found is not None, text
    return float(found[1])
