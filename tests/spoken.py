"""Sound for the speaker that listens: sentences in the real voice, and quiet between them."""

from functools import cache

import numpy as np
import numpy.typing as npt
import soxr

from audio_builder.voices.heart import HeartVoice
from audio_builder.voices.heart_engine import HeartSpeaker
from skill.listen.ports import EAR_RATE, Heard
from skill.listen.resampling import to_heard

LEVEL = 0.05
"""The loudness of speech, as the root of its mean square."""
FLOOR = 0.0003
"""That of a quiet room."""


@cache
def _speaker() -> HeartSpeaker:
    return HeartSpeaker(seed=7, speed=1.0)


@cache
def sentence(text: str) -> npt.NDArray[np.float32]:
    """A sentence at the ear's rate."""
    sound = _speaker().speak(HeartVoice().pronounce(text))
    heard = np.asarray(soxr.resample(sound, 24_000, EAR_RATE), dtype=np.float32)
    return heard * np.float32(LEVEL / np.sqrt(np.mean(heard**2)))


def quiet(ms: int) -> npt.NDArray[np.float32]:
    """Nobody speaks."""
    return np.zeros(EAR_RATE * ms // 1000, dtype=np.float32)


def recorded(*parts: npt.NDArray[np.float32], noise: float = 0.0) -> Heard:
    """Parts after one another, in a quiet room, or in one with pink noise of some loudness."""
    whole = np.concatenate(parts)
    rng = np.random.default_rng(1)
    floor = rng.normal(0, FLOOR, len(whole)).astype(np.float32)
    return to_heard(whole + floor + (_pink(len(whole), rng) * np.float32(noise) if noise else 0))


def _pink(length: int, rng: np.random.Generator) -> npt.NDArray[np.float32]:
    """Noise that is as strong in each octave, as that of rooms is."""
    spectrum = np.fft.rfft(rng.standard_normal(length))
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    sound = np.fft.irfft(spectrum, length)
    return np.asarray(sound / np.sqrt(np.mean(sound**2)), dtype=np.float32)


def frames(sound: Heard) -> list[Heard]:
    """A sound in frames of the ear."""
    size = EAR_RATE // 100
    return [sound[at : at + size] for at in range(0, len(sound) - size + 1, size)]
