"""The meter, against ffmpeg's ebur128."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from audio_builder.clips.meter import SILENCE_LUFS, loudness_lufs, true_peak_db
from audio_builder.mp3.format import SAMPLE_RATE

Samples = npt.NDArray[np.float32]
Measure = Callable[[Samples], tuple[float, float]]
Babble = Callable[..., Samples]


def sine(hertz: float, seconds: float, level_db: float, phase: float = 0.0) -> Samples:
    """A sine whose peak is at a level, its first and last 50 ms faded, as written to 16 bits."""
    at = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    fade = np.clip(np.minimum(at, at[::-1]) / 0.05, 0, 1)
    return as_written(10 ** (level_db / 20) * np.sin(2 * np.pi * hertz * at + phase) * fade)


def noise(seconds: float, level_db: float) -> Samples:
    """White noise at a level."""
    size = int(seconds * SAMPLE_RATE)
    return as_written(np.random.default_rng(3).normal(0, 10 ** (level_db / 20), size))


def as_written(samples: npt.NDArray[np.floating]) -> Samples:
    """The samples after the 16 bits of the file that ffmpeg reads: both meters get the same."""
    return (np.round(np.clip(samples, -1, 1) * 32767) / 32767).astype(np.float32)


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(sine(60, 2, -10), id="60 Hz, where the high-pass works"),
        pytest.param(sine(1000, 3, -23), id="1 kHz"),
        pytest.param(sine(8000, 2, -6), id="8 kHz, where the shelf works"),
        pytest.param(noise(2.5, -40), id="soft noise"),
        pytest.param(noise(1.33, -12), id="noise of no whole number of blocks"),
        pytest.param(noise(0.5, -20), id="half a second"),
    ],
)
def test_loudness_is_what_ffmpeg_reads(ebur128: Measure, sound: Samples) -> None:
    """Clips are levelled by this meter and tracks judged by ffmpeg's: they must agree."""
    assert loudness_lufs(sound) == pytest.approx(ebur128(sound)[0], abs=0.1)


@pytest.mark.parametrize("level_db", [-14, -27, -45])
def test_loudness_of_speech_is_what_ffmpeg_reads(
    ebur128: Measure, babble: Babble, level_db: float
) -> None:
    """Syllables and gaps pass through the gates as they do in ffmpeg's meter."""
    sound = as_written(babble(4.0, level_db))
    assert loudness_lufs(sound) == pytest.approx(ebur128(sound)[0], abs=0.1)


@pytest.mark.parametrize("soft_db", [-26.0, -38.0, -90.0])
def test_soft_parts_are_gated_as_by_ffmpeg(
    ebur128: Measure, babble: Babble, soft_db: float
) -> None:
    """What is 10 LU below the rest does not count, what is nearer does."""
    loud, soft = babble(2.0, -18), noise(5.0, soft_db)
    sound = as_written(np.concatenate((soft, loud, soft)))
    assert loudness_lufs(sound) == pytest.approx(ebur128(sound)[0], abs=0.1)


def test_the_gate_leaves_the_loud_part_alone(babble: Babble) -> None:
    """A long soft tail hardly moves the reading; ungated, this one would by 7 LU."""
    loud = babble(3.0, -18)
    with_tail = np.concatenate((loud, noise(12.0, -60)))
    assert loudness_lufs(with_tail) == pytest.approx(loudness_lufs(loud), abs=1)


@pytest.mark.parametrize("seconds", [0.0, 0.1, 1.0, 5.0])
def test_silence_reads_as_silence(seconds: float) -> None:
    """Nothing to hear is -70 LUFS, of whatever length: never minus infinity, never an error."""
    assert loudness_lufs(np.zeros(int(seconds * SAMPLE_RATE), dtype=np.float32)) == SILENCE_LUFS


def test_what_is_under_the_gate_reads_as_silence() -> None:
    """No sound reads below the absolute gate."""
    assert loudness_lufs(noise(1.0, -85)) == SILENCE_LUFS


@pytest.mark.parametrize("ms", [30, 100, 250, 399])
def test_a_sound_shorter_than_a_block_reads_as_if_it_went_on(ms: int) -> None:
    """A cue of a quarter second is levelled like any other, although BS.1770 has no block for it.

    ffmpeg reads no loudness at all there, so a steady sound is the judge: it reads the same,
    however long.
    """
    steady = noise(3.0, -20)
    assert loudness_lufs(steady[: ms * 48]) == pytest.approx(loudness_lufs(steady), abs=0.8)


def test_a_decibel_more_reads_a_decibel_louder(babble: Babble) -> None:
    """The correction of a phrase is taken straight from the reading."""
    sound = babble(1.5, -30)
    assert loudness_lufs(sound * np.float32(10 ** (7 / 20))) == pytest.approx(
        loudness_lufs(sound) + 7, abs=0.01
    )


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(sine(997, 1, -3), id="1 kHz"),
        pytest.param(sine(12_000, 1, -6, np.pi / 4), id="12 kHz, 3 dB above its samples"),
        pytest.param(sine(8000, 1, -1, np.pi / 6), id="8 kHz between its samples"),
        pytest.param(noise(1, -16), id="noise"),
    ],
)
def test_true_peak_is_what_ffmpeg_reads(ebur128: Measure, sound: Samples) -> None:
    """The limiter trusts these peaks, and a track is judged by ffmpeg's."""
    assert true_peak_db(sound) == pytest.approx(ebur128(sound)[1], abs=0.2)


def test_true_peak_sees_between_the_samples() -> None:
    """A sine that is sampled beside all its crests peaks 3 dB above its highest sample."""
    sound = sine(12_000, 1, -6, np.pi / 4)
    assert 20 * np.log10(np.abs(sound).max()) == pytest.approx(-9, abs=0.05)
    assert true_peak_db(sound) == pytest.approx(-6, abs=0.05)


def test_true_peak_of_nothing_is_finite() -> None:
    """Neither silence nor an empty sound breaks the decibels."""
    assert true_peak_db(np.zeros(0, dtype=np.float32)) <= -100
    assert true_peak_db(np.zeros(480, dtype=np.float32)) <= -100
