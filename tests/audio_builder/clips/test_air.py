"""Air: heard as one sound, kept by players that trim silence, ignored by the loudness gate."""

from collections.abc import Callable
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pytest

from audio_builder.clips.air import render_air
from audio_builder.clips.encoder import encode
from audio_builder.clips.meter import loudness_lufs
from audio_builder.clips.recipe import AIR_QUALITY
from audio_builder.clips.workbench import SPEECH_LUFS
from audio_builder.model.sounds import Air, AirSound
from audio_builder.mp3.format import SAMPLE_RATE, Mp3Format
from audio_builder.units import FRAME_MS, Ms
from trimming import kept_share

Samples = npt.NDArray[np.float32]
Decoded = Callable[[Air, int, Mp3Format], Samples]

WINDOW: Final = 80 * 48
FADE: Final = 12 * 48
LENGTHS_MS: Final = (96, 240, 984, 3984, 25_008)

every_air = pytest.mark.parametrize("air", Air)
every_clip = pytest.mark.parametrize(
    ("length_ms", "fmt"),
    [
        *((length_ms, Mp3Format()) for length_ms in LENGTHS_MS),
        *((length_ms, Mp3Format(bitrate_kbps=96)) for length_ms in (96, 3984)),
    ],
    ids=lambda value: f"{value.bitrate_kbps}k" if isinstance(value, Mp3Format) else f"{value}ms",
)


def render(air: Air, length_ms: int) -> Samples:
    """The samples of an air."""
    return render_air(AirSound(air=air, length_ms=Ms(length_ms)))


@pytest.fixture(scope="session")
def decoded(heard: Callable[[bytes], Samples]) -> Decoded:
    """Airs as a decoder hears them, without the encoder's tail; each is decoded once."""

    @cache
    def decode(air: Air, length_ms: int, fmt: Mp3Format) -> Samples:
        samples = render(air, length_ms)
        return heard(encode(samples, fmt, AIR_QUALITY))[: samples.size]

    return decode


def db(amplitude: np.floating) -> float:
    """Decibels of full scale."""
    return 20 * float(np.log10(amplitude))


def rms_db(samples: Samples) -> float:
    """Root mean square, in dBFS."""
    return db(np.sqrt(np.square(samples, dtype=np.float64).mean()))


def centroid_hz(samples: Samples) -> float:
    """Where the middle of its power lies: how bright it is."""
    power = np.square(np.abs(np.fft.rfft(samples)))
    return float((power * np.fft.rfftfreq(samples.size, 1 / SAMPLE_RATE)).sum() / power.sum())


@every_air
@pytest.mark.parametrize("length_ms", LENGTHS_MS)
def test_an_air_is_one_frame_shorter_than_its_clip(air: Air, length_ms: int) -> None:
    """With the encoder's tail its clip is exactly as long as the timeline says."""
    assert render(air, length_ms).size == (length_ms - FRAME_MS) * 48


@every_air
@every_clip
def test_every_moment_of_an_air_is_level(
    air: Air, length_ms: int, fmt: Mp3Format, decoded: Decoded
) -> None:
    """Decoded, each 80 ms between the fades peaks at -29.5 to -24 dBFS: no silence, no tone."""
    inner = np.abs(decoded(air, length_ms, fmt)[FADE:-FADE])
    window = min(WINDOW, inner.size)
    windows = np.lib.stride_tricks.sliding_window_view(inner, window)[:: 10 * 48]
    peaks = windows.max(axis=1)
    assert db(peaks.min()) >= -29.5
    assert db(peaks.max()) <= -24


@every_air
@every_clip
def test_an_air_is_about_as_strong_whatever_its_length(
    air: Air, length_ms: int, fmt: Mp3Format, decoded: Decoded
) -> None:
    """Its power is -36 dBFS, within 3 dB, after the encoder."""
    assert rms_db(decoded(air, length_ms, fmt)) == pytest.approx(-36, abs=3)


@every_air
def test_the_loudness_gate_ignores_an_air(air: Air) -> None:
    """It lies more than the gate's 10 LU under speech: a track's loudness is that of its words."""
    assert loudness_lufs(render(air, 3984)) < SPEECH_LUFS - 10


@every_air
@every_clip
def test_an_air_is_not_trimmed(air: Air, length_ms: int, fmt: Mp3Format, decoded: Decoded) -> None:
    """A player that trims silence plays 98 % of an air at least, so that a hold stays a hold."""
    sound = decoded(air, length_ms, fmt)
    assert kept_share(sound, 0, length_ms - FRAME_MS) >= 0.98


@every_air
@pytest.mark.parametrize("length_ms", [3984, 25_008])
def test_not_even_the_strictest_player_trims_an_air(
    air: Air, length_ms: int, decoded: Decoded
) -> None:
    """Where 25 ms are a silence already, as in the newest Media3, a hold still lasts 98 %."""
    sound = decoded(air, length_ms, Mp3Format())
    assert kept_share(sound, 0, length_ms - FRAME_MS, shortest_ms=25) >= 0.98


@every_air
def test_the_same_air_has_the_same_samples(air: Air) -> None:
    """A clip's name stands for its bytes: nothing about an air is left to chance."""
    assert render(air, 984).tobytes() == render(air, 984).tobytes()


@pytest.mark.parametrize("length_ms", [480, 984, 3984, 25_008])
def test_airs_are_told_apart_with_eyes_shut(length_ms: int) -> None:
    """An in-breath rises, an out-breath falls and darkens, a rest is darkest and even."""
    first, last = {}, {}
    for air in Air:
        samples = render(air, length_ms)
        quarter = samples.size // 4
        first[air], last[air] = centroid_hz(samples[:quarter]), centroid_hz(samples[-quarter:])
    assert last[Air.IN] > 1.5 * first[Air.IN]
    assert last[Air.OUT] < first[Air.OUT] / 1.5
    assert last[Air.REST] == pytest.approx(first[Air.REST], rel=0.2)
    darkest = max(first[Air.REST], last[Air.REST])
    assert darkest < min(first[Air.IN], last[Air.IN], first[Air.OUT], last[Air.OUT])


@every_air
def test_an_air_does_not_click(air: Air) -> None:
    """It begins and ends at nothing, and swells within the fade."""
    samples = render(air, 984)
    edge = max(np.abs(samples[:24]).max(), np.abs(samples[-24:]).max())
    assert edge < 0.05 * np.abs(samples).max()
