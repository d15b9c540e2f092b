"""The limiter: loud moments are turned down in time, and nothing else is touched."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.clips.limiter import LOOK_AHEAD, limit
from audio_builder.clips.meter import true_peak_db
from audio_builder.mp3.format import SAMPLE_RATE

Samples = npt.NDArray[np.float32]

CEILING_DB = -3.0
FLOOR = 0.01
"""Least magnitude of the samples below: the gain can be read off at each one."""


@st.composite
def sounds(draw: st.DrawFn) -> Samples:
    """Noise, clicks, steps or a sine that breaks off, up to 12 dB above full scale."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    size = draw(st.integers(1, 12_000))
    level = 10 ** (draw(st.floats(-30, 12)) / 20)
    at = np.arange(size)
    kind = draw(st.sampled_from(["noise", "clicks", "steps", "sine"]))
    if kind == "noise":
        shape = rng.normal(0, 0.4, size)
    elif kind == "clicks":
        shape = np.zeros(size)
        shape[rng.integers(0, size, draw(st.integers(1, 9)))] = rng.uniform(-1, 1)
    elif kind == "steps":
        shape = np.repeat(rng.uniform(-1, 1, size // 300 + 1), 300)[:size]
    else:
        shape = np.sin(at * rng.uniform(0.01, 2.9)) * (at % 4000 < 3000)
    made = (level * shape).astype(np.float32)
    return np.where(np.abs(made) < FLOOR, np.float32(FLOOR), made)


@given(sound=sounds(), ceiling_db=st.floats(-20, 0))
def test_no_true_peak_is_above_the_ceiling(sound: Samples, ceiling_db: float) -> None:
    """What is encoded never peaks above the ceiling, between the samples neither."""
    assert true_peak_db(limit(sound, ceiling_db)) <= ceiling_db + 0.1


@given(sound=sounds())
def test_the_gain_only_ever_turns_down(sound: Samples) -> None:
    """Same length, no sample louder, no sign flipped, no sample lost."""
    limited = limit(sound, CEILING_DB)
    assert limited.shape == sound.shape
    assert limited.dtype == np.float32
    assert (np.abs(limited) <= np.abs(sound)).all()
    assert (np.sign(limited) == np.sign(sound)).all()


@given(sound=sounds())
def test_the_gain_moves_smoothly(sound: Samples) -> None:
    """From one sample to the next the gain takes a hundredth of its way at most: no click."""
    reduction = sound.astype(np.float64) / limit(sound, CEILING_DB)
    steps = np.abs(np.diff(reduction))
    assert steps.max(initial=0) <= 0.01 * (reduction.max() - 1) + 1e-5


@given(sound=sounds())
def test_a_sound_under_the_ceiling_is_returned_as_it_is(sound: Samples) -> None:
    """The limiter is no effect: it does nothing where nothing is too loud."""
    peak_db = max(true_peak_db(sound), 20 * float(np.log10(np.abs(sound).max())))
    soft = sound * np.float32(10 ** ((CEILING_DB - 0.01 - peak_db) / 20))
    np.testing.assert_array_equal(limit(soft, CEILING_DB), soft)


def test_a_peak_is_turned_down_to_the_ceiling_and_no_further() -> None:
    """The loudest moment lands on the ceiling: a limiter that turns all down is not one."""
    sound = sine_burst(level=2.0)
    assert true_peak_db(limit(sound, CEILING_DB)) == pytest.approx(CEILING_DB, abs=0.1)


@pytest.mark.parametrize("at", [0, 1, 5000, 9999])
def test_a_peak_is_felt_within_the_look_ahead_only(at: int) -> None:
    """The gain moves within the hold and the smoothing around a peak, each one look-ahead long.

    At the edges of a sound too, where a peak has no room before or after it.
    """
    sound = np.full(10_000, 0.01, dtype=np.float32)
    sound[at] = 2.0
    touched = np.flatnonzero(limit(sound, CEILING_DB) != sound)
    reach = 2 * LOOK_AHEAD + 1
    assert max(0, at - reach) <= touched[0] <= at <= touched[-1] <= at + reach


def test_the_gain_is_down_before_the_peak_and_up_after_it() -> None:
    """It is a limiter with a look-ahead: the gain falls ahead of the peak, not at it."""
    sound = np.full(10_000, 0.01, dtype=np.float32)
    sound[5000] = 2.0
    gain = limit(sound, CEILING_DB) / sound
    assert (np.diff(gain[: 5000 - LOOK_AHEAD]) <= 1e-6).all()
    assert gain[5000 - LOOK_AHEAD] < 0.7
    assert (np.diff(gain[5000 + LOOK_AHEAD :]) >= -1e-6).all()
    assert gain[[0, -1]].tolist() == [1, 1]


def test_a_limited_sound_is_left_alone_the_second_time(babble: Callable[..., Samples]) -> None:
    """Limiting is done once it is done: the second time moves nothing by a tenth of a decibel."""
    once = limit(babble(1.0, 0.0), CEILING_DB)
    twice = limit(once, CEILING_DB)
    np.testing.assert_allclose(twice, once, rtol=0.0116)


def test_ffmpeg_finds_no_peak_above_the_ceiling(
    ebur128: Callable[[Samples], tuple[float, float]], babble: Callable[..., Samples]
) -> None:
    """The ceiling holds by a meter that is not ours."""
    loud = babble(2.0, -3.0)
    assert ebur128(limit(loud, CEILING_DB))[1] == pytest.approx(CEILING_DB, abs=0.1)


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_the_shortest_sounds_are_limited_too(size: int) -> None:
    """A sound shorter than every window is no special case for the caller."""
    limited = limit(np.full(size, 2.0, dtype=np.float32), CEILING_DB)
    assert limited.size == size
    assert (np.abs(limited) <= 10 ** (CEILING_DB / 20)).all()


def sine_burst(level: float) -> Samples:
    """A quarter second of 440 Hz that swells and fades."""
    at = np.arange(SAMPLE_RATE // 4) / SAMPLE_RATE
    return (level * np.sin(2 * np.pi * 440 * at) * np.sin(4 * np.pi * at) ** 2).astype(np.float32)
