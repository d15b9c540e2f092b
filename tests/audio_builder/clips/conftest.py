"""Sounds to work on, ffmpeg's meter, and clips as a decoder hears them."""

import os
import re
import subprocess
import wave
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import settings

import judges
from audio_builder.mp3.format import DECODER_DELAY, ENCODER_DELAY, SAMPLE_RATE, Mp3Format

Samples = npt.NDArray[np.float32]

settings.register_profile("clips", deadline=None, max_examples=60)
settings.load_profile("clips")


class Measured(NamedTuple):
    """What ffmpeg's ebur128 reads."""

    lufs: float
    true_peak_db: float


@pytest.fixture
def ebur128(tmp_path: Path) -> Callable[[Samples], Measured]:
    """Has ffmpeg measure mono sound at 48 kHz, without knowing anything of ours."""

    def measure(samples: Samples) -> Measured:
        path = tmp_path / "measured.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE)
            file.writeframes(np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
        meter = "ebur128=peak=true:metadata=1,ametadata=print:file=-"
        command = [judges.need("ffmpeg"), "-v", "error", "-i", path, "-af", meter]
        run = subprocess.run(
            [*command, "-f", "null", os.devnull], capture_output=True, text=True, check=True
        )
        peak = float(_last(r"true_peak=(\S+)", run.stdout))
        return Measured(
            lufs=float(_last(r"r128\.I=(\S+)", run.stdout)),
            true_peak_db=20 * np.log10(max(peak, 1e-9)),
        )

    return measure


def _last(pattern: str, text: str) -> str:
    """The last match: ffmpeg prints a line for each 100 ms, over the sound until then."""
    found: list[str] = re.findall(pattern, text)
    return found[-1]


@pytest.fixture(scope="session")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Samples]:
    """Has ffmpeg decode frames, and cuts the codec's delay off the front."""
    path = tmp_path_factory.mktemp("heard") / "frames.mp3"

    def decode(frames: bytes) -> Samples:
        path.write_bytes(frames)
        pcm = judges.decode_pcm(path)[ENCODER_DELAY + DECODER_DELAY :]
        return pcm.astype(np.float32) / np.float32(32768)

    return decode


@pytest.fixture(params=[64, 96], ids="{}k".format)
def fmt(request: pytest.FixtureRequest) -> Mp3Format:
    """Each format there is."""
    return Mp3Format(bitrate_kbps=request.param)


@pytest.fixture(scope="session")
def babble() -> Callable[..., Samples]:
    """Makes bursts of low noise with gaps between them: the level runs up and down as speech's."""

    def make(seconds: float, level_db: float, seed: int = 0) -> Samples:
        rng = np.random.default_rng(seed)
        size = int(seconds * SAMPLE_RATE)
        spectrum = np.fft.rfft(rng.standard_normal(size))
        spectrum /= 1 + (np.fft.rfftfreq(size, 1 / SAMPLE_RATE) / 700) ** 2
        noise = np.fft.irfft(spectrum, size)
        syllables = rng.uniform(-30, 0, int(seconds * 5) + 2)
        at = np.arange(size) / SAMPLE_RATE * 5
        noise *= 10 ** (np.interp(at, np.arange(syllables.size), syllables) / 20)
        noise *= 10 ** (level_db / 20) / np.sqrt(np.square(noise).mean())
        return noise.astype(np.float32)

    return make
