"""Samples: sound before it is encoded, and the one change of rate it may go through."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import soxr

from audio_builder.mp3.format import SAMPLE_RATE

Samples: TypeAlias = npt.NDArray[np.float32]
"""Mono sound at 48 kHz unless said otherwise; full scale is -1 to 1."""


def from_db(db: float) -> float:
    """The factor on an amplitude that a level in decibels stands for."""
    return float(10 ** (db / 20))


def to_track_rate(samples: Samples, rate: int) -> Samples:
    """Resample once, with soxr's high quality, to the 48 kHz of every clip.

    Args:
        samples: mono sound at `rate`.
        rate: its samples a second.
    """
    if rate == SAMPLE_RATE:
        return samples
    return np.asarray(soxr.resample(samples, rate, SAMPLE_RATE, quality="HQ"), dtype=np.float32)


def from_track_rate(samples: Samples, rate: int) -> Samples:
    """Resample sound at 48 kHz for who plays it at another rate.

    Args:
        samples: mono sound at 48 kHz.
        rate: the samples a second that are wished.
    """
    if rate == SAMPLE_RATE:
        return samples
    return np.asarray(soxr.resample(samples, SAMPLE_RATE, rate, quality="HQ"), dtype=np.float32)


def oversample(samples: Samples, factor: int) -> Samples:
    """The same sound with `factor` times the samples: what lies between them becomes visible."""
    return np.asarray(
        soxr.resample(samples, SAMPLE_RATE, SAMPLE_RATE * factor, quality="HQ"), dtype=np.float32
    )
