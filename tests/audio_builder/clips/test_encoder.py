"""The encoder: frames that may stand anywhere, each sample heard where it was."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.clips import encoder
from audio_builder.clips.encoder import encode
from audio_builder.clips.recipe import AIR_QUALITY, SPEECH_QUALITY
from audio_builder.mp3.format import HEADER_BYTES, Mp3Format

Samples = npt.NDArray[np.float32]
Heard = Callable[[bytes], Samples]


def noise(size: int, seed: int = 0, level: float = 0.1) -> Samples:
    """Noise of a size."""
    return np.random.default_rng(seed).normal(0, level, size).astype(np.float32)


@given(size=st.integers(1, 8000), bitrate=st.sampled_from([64, 96]))
def test_there_is_one_frame_more_than_the_sound_fills(size: int, bitrate: int) -> None:
    """So many frames: ceil(samples / 1152) + 1, whole, of the format, in one byte form."""
    fmt = Mp3Format(bitrate_kbps=bitrate)
    frames = encode(noise(size), fmt, SPEECH_QUALITY)
    assert len(frames) == (-(-size // 1152) + 1) * fmt.frame_bytes
    starts = range(0, len(frames), fmt.frame_bytes)
    assert {frames[start : start + HEADER_BYTES] for start in starts} == {fmt.header}


@pytest.mark.parametrize("quality", [SPEECH_QUALITY, AIR_QUALITY])
@pytest.mark.parametrize("level", [0.0, 0.001, 0.1, 1.0])
def test_the_first_frame_borrows_nothing(fmt: Mp3Format, quality: int, level: float) -> None:
    """Its main_data_begin, nine bits after the header, is 0: any frame may come before it."""
    for seed in range(6):
        frames = encode(noise(20_000, seed, level), fmt, quality)
        assert frames[HEADER_BYTES] == 0
        assert frames[HEADER_BYTES + 1] & 0x80 == 0


@pytest.mark.parametrize("at", [0, 1151, 5003, 11_519])
def test_a_click_is_heard_where_it_was(fmt: Mp3Format, heard: Heard, at: int) -> None:
    """1105 samples late, which the track's header states: not one sample off, to the very end."""
    samples = np.zeros(11_520, dtype=np.float32)
    samples[at] = 0.9
    assert int(np.abs(heard(encode(samples, fmt, SPEECH_QUALITY))).argmax()) == at


def test_the_sound_is_heard_as_it_was(fmt: Mp3Format, heard: Heard) -> None:
    """Decoded, it is the same sound, 5 % (0.45 dB) softer as LAME makes it, and then silence.

    Levels are set before encoding to land after it: should LAME leave the level alone one day,
    every level has to move.
    """
    at = np.arange(9300)
    tones = 0.25 * np.sin(at * 0.06) + 0.25 * np.sin(at * 0.0171)
    samples = (tones * np.sin(np.pi * at / at.size)).astype(np.float32)
    sound = heard(encode(samples, fmt, SPEECH_QUALITY))
    error = sound[: samples.size] - np.float32(0.95) * samples
    assert np.square(error).mean() < np.square(samples).mean() / 10_000
    assert np.abs(sound[samples.size + 576 :]).max() < 0.001


def test_what_is_too_loud_is_clipped_not_wrapped(fmt: Mp3Format, heard: Heard) -> None:
    """A sample above full scale stays on its side of zero."""
    at = np.arange(11_520)
    loud = (1.2 * np.sin(at * 0.02)).astype(np.float32)
    sound = heard(encode(loud, fmt, SPEECH_QUALITY))[: loud.size]
    near = np.abs(loud) > 1
    assert (np.sign(sound[near]) == np.sign(loud[near])).all()


def test_the_same_samples_give_the_same_bytes(fmt: Mp3Format) -> None:
    """A clip's name stands for its bytes."""
    samples = noise(30_000)
    assert encode(samples, fmt, SPEECH_QUALITY) == encode(samples, fmt, SPEECH_QUALITY)


def test_frames_that_cannot_be_joined_are_refused(
    fmt: Mp3Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should another LAME behave differently, a build ends: no track is broken in silence."""
    real = encoder.lameenc.Encoder

    class Borrowing:
        """LAME, but for a first frame that leans on the one before it."""

        def __init__(self) -> None:
            self._real = real()

        def __getattr__(self, name: str) -> object:
            return getattr(self._real, name)

        def encode(self, pcm: bytes) -> bytes:
            encoded = bytearray(self._real.encode(pcm))
            encoded[HEADER_BYTES] = 1
            return bytes(encoded)

    monkeypatch.setattr(encoder.lameenc, "Encoder", Borrowing)
    with pytest.raises(RuntimeError, match="cannot be joined"):
        encode(noise(20_000), fmt, SPEECH_QUALITY)
