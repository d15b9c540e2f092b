"""A look-ahead limiter: loud moments are turned down smoothly before they come."""

from typing import Final

import numpy as np

from audio_builder.clips.samples import Samples, from_db, oversample
from audio_builder.clips.sliding import moving_average, sliding_maximum
from audio_builder.mp3.format import SAMPLE_RATE

LOOK_AHEAD: Final = SAMPLE_RATE * 4 // 1000
"""Samples for which a reduction is held to either side of its peak, and over which it is smoothed
then: 4 ms each. So the gain falls over the 8 ms before a peak and rises over the 8 ms after it."""
_OVERSAMPLING: Final = 4


def limit(samples: Samples, ceiling_db: float) -> Samples:
    """Keep the true peak at or below a ceiling.

    The reduction that each sample needs (a factor of 1 or more) is held for the look-ahead to both
    sides, then smoothed by two moving averages that together reach no further: so the smoothed
    reduction is never less than what a peak needs.

    Args:
        samples: mono sound at 48 kHz.
        ceiling_db: the highest true peak allowed, in dBTP.
    """
    peaks = _peaks(samples)
    ceiling = from_db(ceiling_db)
    if float(peaks.max(initial=0.0)) <= ceiling:
        return samples
    reduction = sliding_maximum(np.maximum(peaks / np.float32(ceiling), 1), LOOK_AHEAD)
    smooth = moving_average(moving_average(reduction, LOOK_AHEAD // 2), LOOK_AHEAD // 2)
    return np.asarray(samples / smooth, dtype=np.float32)


def _peaks(samples: Samples) -> Samples:
    """For each sample, the highest magnitude from the sample before it to the one after it."""
    fine = np.abs(oversample(samples, _OVERSAMPLING))
    fine = np.pad(fine, (0, max(0, samples.size * _OVERSAMPLING - fine.size)))
    after = np.abs(samples)
    for offset in range(_OVERSAMPLING):
        after = np.maximum(after, fine[offset : samples.size * _OVERSAMPLING : _OVERSAMPLING])
    before = np.concatenate((after[:1], after[:-1]))
    return np.asarray(np.maximum(after, before), dtype=np.float32)
