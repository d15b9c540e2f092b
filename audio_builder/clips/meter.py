"""Loudness and true peak after ITU-R BS.1770-4, for mono sound at 48 kHz."""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from audio_builder.clips.samples import Samples, oversample
from audio_builder.mp3.format import SAMPLE_RATE

SILENCE_LUFS: Final = -70.0
"""The absolute gate: what is softer does not count (BS.1770-4, annex 1)."""

_BLOCK: Final = SAMPLE_RATE * 4 // 10
_HOP: Final = _BLOCK // 4
_RELATIVE_GATE_LU: Final = 10.0
# The two K-weighting filters at 48 kHz (BS.1770-4, annex 1, tables 1 and 2).
_SHELF: Final = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_HIGH_PASS: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_RING_OUT: Final = SAMPLE_RATE // 10
"""Silence behind the sound in which the filters' tails die away, in samples."""
_FFT_STEP: Final = 30_000
"""Transform sizes are multiples of this: quick to transform, and few enough to keep."""


def loudness_lufs(samples: Samples) -> float:
    """Integrated loudness in LUFS; sound shorter than one block of 400 ms counts as one block.

    Returns:
        The gated loudness, at least `SILENCE_LUFS`.
    """
    weighted = _k_weighted(samples)
    powers = _block_powers(weighted)
    loud = powers[_lufs(powers) > SILENCE_LUFS]
    if loud.size == 0:
        return SILENCE_LUFS
    gate = float(_lufs(loud.mean())) - _RELATIVE_GATE_LU
    return float(_lufs(loud[_lufs(loud) > gate].mean()))


def true_peak_db(samples: Samples) -> float:
    """The highest point between the samples too, in dBTP, by fourfold oversampling (annex 2)."""
    peak = float(np.abs(oversample(samples, 4)).max(initial=0.0))
    return 20 * float(np.log10(max(peak, 1e-9)))


def _k_weighted(samples: Samples) -> Samples:
    """The filters applied in the frequency domain: exact, and fast without a compiled filter."""
    size = -(-(samples.size + _RING_OUT) // _FFT_STEP) * _FFT_STEP
    spectrum = np.fft.rfft(samples, size) * _response(size)
    return np.fft.irfft(spectrum, size)[: samples.size].astype(np.float32)


@lru_cache(maxsize=64)
def _response(size: int) -> npt.NDArray[np.complex64]:
    turn = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones_like(turn)
    for (b0, b1, b2), (a0, a1, a2) in (_SHELF, _HIGH_PASS):
        response *= (b0 + turn * (b1 + turn * b2)) / (a0 + turn * (a1 + turn * a2))
    return np.asarray(response, dtype=np.complex64)


def _block_powers(weighted: Samples) -> npt.NDArray[np.float64]:
    if weighted.size < _BLOCK:
        return np.array([np.square(weighted).mean()]) if weighted.size else np.zeros(1)
    total = np.concatenate(([0.0], np.cumsum(np.square(weighted), dtype=np.float64)))
    starts = np.arange(0, weighted.size - _BLOCK + 1, _HOP)
    return np.asarray((total[starts + _BLOCK] - total[starts]) / _BLOCK)


def _lufs(power: npt.NDArray[np.float64] | np.float64) -> npt.NDArray[np.float64]:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))
