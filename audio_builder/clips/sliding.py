"""Sliding windows over samples, in a few passes instead of one for each sample of the window."""

import numpy as np

from audio_builder.clips.samples import Samples


def sliding_maximum(values: Samples, reach: int) -> Samples:
    """The highest value from `reach` before to `reach` after each one, by doubling windows."""
    window = 2 * reach + 1
    result, width = np.pad(values, reach, mode="edge"), 1
    while width < window:
        step = min(width, window - width)
        result = np.maximum(result[:-step], result[step:])
        width += step
    return result


def moving_average(values: Samples, reach: int) -> Samples:
    """The mean from `reach` before to `reach` after each value, the ends repeated outwards."""
    window = 2 * reach + 1
    total = np.cumsum(np.pad(values, (reach + 1, reach), mode="edge"), dtype=np.float64)
    return np.asarray((total[window:] - total[:-window]) / window, dtype=np.float32)
