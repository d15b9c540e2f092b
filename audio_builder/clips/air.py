"""Air: the moving sound under a breath or a planned quiet.

Noise through a band that rises for an in-breath, falls and darkens for an out-breath, and stays low
for a rest. It is levelled window by window, so that a player that trims silence (Media3: less than
-30.1 dBFS for 100 ms) never takes it for silence, while its power stays under the loudness gate.
"""

from typing import Final

import numpy as np

from audio_builder.clips.samples import Samples, from_db, to_track_rate
from audio_builder.clips.sliding import sliding_maximum
from audio_builder.model.sounds import Air, AirSound
from audio_builder.units import FRAME_MS

PEAK_DB: Final = -26.7
"""Where the peak of every 80 ms lies, in dBFS: a little above sound.md's -27, since the encoder
takes some of it away."""
SEED: Final = 360

_RATE: Final = 12_000
"""Samples a second while the air is made: its band ends far below 6 kHz, and this is a quarter of
the work."""
_GRAIN: Final = 512
"""Samples of one grain of shaped noise; neighbours overlap by three quarters."""
_HOP: Final = _GRAIN // 4
_FADE: Final = _RATE * 12 // 1000
_PEAK_REACH: Final = _RATE * 8 // 1000
"""A peak rules 8 ms to either side, so no 80 ms window is without one."""

_BANDS_HZ: Final = {
    Air.IN: ((350.0, 900.0), (1100.0, 2600.0)),
    Air.OUT: ((500.0, 1300.0), (140.0, 420.0)),
    Air.REST: ((110.0, 330.0), (110.0, 330.0)),
}
"""For each air, the low and high edge of its band at its start and at its end."""


def render_air(sound: AirSound) -> Samples:
    """The samples of an air, one frame shorter than its clip: the encoder's tail needs that one.

    The same sound gives the same samples.
    """
    size = (sound.length_ms - FRAME_MS) * _RATE // 1000
    shaped = _shaped_noise(size, *_BANDS_HZ[sound.air])
    peaks = np.maximum(sliding_maximum(np.abs(shaped), _PEAK_REACH), 1e-6)
    even = np.asarray(shaped / peaks, dtype=np.float32)
    return to_track_rate(_faded(even) * np.float32(from_db(PEAK_DB)), _RATE)


def _shaped_noise(
    size: int, start_band: tuple[float, float], end_band: tuple[float, float]
) -> Samples:
    """Noise in a band whose edges glide, evenly in pitch, from the start's to the end's."""
    grains = -(-size // _HOP) + _GRAIN // _HOP
    noise = np.random.default_rng(SEED).standard_normal(
        (grains - 1) * _HOP + _GRAIN, dtype=np.float32
    )
    window = np.hanning(_GRAIN).astype(np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(noise, _GRAIN)[::_HOP] * window
    spectrum = np.fft.rfft(frames, axis=1) * _band_gain(grains, start_band, end_band)
    shaped = np.fft.irfft(spectrum, _GRAIN, axis=1).astype(np.float32) * window
    steps = _GRAIN // _HOP
    out = np.zeros((grains + steps - 1, _HOP), dtype=np.float32)
    for step in range(steps):
        out[step : step + grains] += shaped[:, step * _HOP : (step + 1) * _HOP]
    # The first grain's worth is where fewer than four grains overlap.
    return out.ravel()[_GRAIN - _HOP : _GRAIN - _HOP + size]


def _band_gain(
    grains: int, start_band: tuple[float, float], end_band: tuple[float, float]
) -> Samples:
    """For each grain, a gain for each frequency: third-order slopes, so nothing whistles."""
    progress = np.linspace(0, 1, grains)[:, None]
    low, high = (
        start * (end / start) ** progress for start, end in zip(start_band, end_band, strict=True)
    )
    hz = np.maximum(np.fft.rfftfreq(_GRAIN, 1 / _RATE), 1)[None, :]
    below, above = (low / hz) ** 2, (hz / high) ** 2
    return np.asarray(1 / np.sqrt((1 + below * below * below) * (1 + above * above * above)))


def _faded(samples: Samples) -> Samples:
    fade = min(_FADE, samples.size // 2)
    ramp = np.sin(np.linspace(0, np.pi / 2, fade, endpoint=False)) ** 2
    shaped = samples.copy()
    shaped[:fade] *= ramp
    shaped[samples.size - fade :] *= ramp[::-1]
    return shaped
