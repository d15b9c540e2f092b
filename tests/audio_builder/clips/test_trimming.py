"""The rule by which players trim silence, on which tests of air and of whole tracks rely."""

import numpy as np
import pytest

import trimming
from trimming import kept_ms, kept_share, silences

LOUD = 0.5


def sound(*stretches: tuple[int, float]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Stretches of (ms, level), one after the other."""
    parts = [np.full(ms * 48, level, dtype=np.float32) for ms, level in stretches]
    return np.concatenate(parts)


def test_a_fifth_of_a_silence_is_kept() -> None:
    """Silence is shortened to 20 %; the sound around it is not touched."""
    assert kept_ms(sound((500, LOUD), (1000, 0), (500, LOUD))) == pytest.approx(1200)


def test_at_most_two_seconds_of_a_silence_are_kept() -> None:
    """A quiet hold of any length lasts 2 s at most."""
    assert kept_ms(sound((20_000, 0), (100, LOUD))) == pytest.approx(2100)


@pytest.mark.parametrize(("quiet_ms", "left_ms"), [(99, 99), (100, 20)])
def test_a_short_silence_is_left_alone(quiet_ms: int, left_ms: int) -> None:
    """Only 100 ms or more are a silence."""
    trimmed = kept_ms(sound((50, LOUD), (quiet_ms, 0), (50, LOUD)))
    assert trimmed == pytest.approx(100 + left_ms)


def test_the_shortest_silence_can_be_chosen() -> None:
    """Players differ in what they call a silence, and a test may ask for the strictest."""
    sounding = sound((50, LOUD), (30, 0), (50, LOUD))
    assert kept_ms(sounding) == pytest.approx(130)
    assert kept_ms(sounding, shortest_ms=25) == pytest.approx(106)


@pytest.mark.parametrize("level", [1024, -1024])
def test_the_threshold_itself_is_silence(level: int) -> None:
    """A magnitude of 1024 is silence, 1025 is not: -30.1 dBFS."""
    still = np.full(48_000, level, dtype=np.int16)
    assert kept_ms(still) == pytest.approx(200)
    assert kept_ms(still + np.sign(still)) == pytest.approx(1000)


def test_the_lowest_sample_is_loud() -> None:
    """-32768 has no positive twin in 16 bits, and must not be taken for silence."""
    assert kept_ms(np.full(48_000, -32768, dtype=np.int16)) == pytest.approx(1000)


def test_floats_and_integers_are_judged_alike() -> None:
    """The same sound as floats keeps as much."""
    samples = (np.random.default_rng(1).normal(0, 340, 96_000)).astype(np.int16)
    whole, part = samples, (samples / 32768).astype(np.float32)
    assert silences(whole, shortest_ms=5)
    assert silences(whole, shortest_ms=5) == silences(part, shortest_ms=5)


def test_one_loud_sample_ends_a_silence() -> None:
    """A peak each 80 ms is enough to keep a sound whole: the idea behind the air."""
    sounding = np.zeros(48_000, dtype=np.int16)
    sounding[:: 80 * 48] = 1100
    assert kept_ms(sounding) == pytest.approx(1000)
    assert kept_share(sounding, 0, 1000) == pytest.approx(1)


def test_the_share_of_a_stretch_counts_what_lies_inside_it() -> None:
    """A run of silence that reaches out of a stretch counts for the part inside."""
    sounding = sound((1000, LOUD), (1000, 0), (1000, LOUD))
    assert kept_share(sounding, 0, 1000) == pytest.approx(1)
    assert kept_share(sounding, 1000, 2000) == pytest.approx(0.2)
    assert kept_share(sounding, 500, 1500) == pytest.approx(0.6)
    assert kept_share(sounding, 0, 3000) == pytest.approx(kept_ms(sounding) / 3000)


def test_a_long_silence_shares_its_two_seconds_out() -> None:
    """Beyond 10 s less than a fifth is kept, of each part of the run alike."""
    sounding = sound((20_000, 0))
    assert kept_share(sounding, 0, 5000) == pytest.approx(0.1)


def test_the_rate_is_the_sounds_own() -> None:
    """At half the rate, the same samples last twice as long."""
    sounding = sound((60, 0))
    assert kept_ms(sounding) == pytest.approx(60)
    assert kept_ms(sounding, rate=24_000) == pytest.approx(24)


def test_no_sound_keeps_nothing() -> None:
    """An empty sound has no silence and no length."""
    assert trimming.silences(np.zeros(0, dtype=np.int16)) == []
    assert kept_ms(np.zeros(0, dtype=np.int16)) == 0
