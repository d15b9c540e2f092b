"""The last look at what an engine gave: sound in the agreed shape, or an error."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from audio_builder.errors import VoiceError
from audio_builder.voices.port import Samples

QUIET: Final = 10 ** (-50 / 20)
"""Peak under which nothing was said: -50 dBFS. Speech of either voice peaks above -15 dBFS."""


def sounding(samples: NDArray[Any], phrase: str) -> Samples:
    """Samples as mono float32 within [-1, 1]; channels, the second axis if any, are averaged.

    Raises:
        VoiceError: if there are none, if they are all near silence, or if one is not a number.
    """
    mono = samples.mean(axis=1) if samples.ndim > 1 else samples
    peak = float(np.abs(mono).max()) if mono.size else 0.0
    if not QUIET <= peak < np.inf:
        message = f"no sound came out for the phrase: {phrase}"
        raise VoiceError(message)
    return np.ascontiguousarray(np.clip(mono, -1.0, 1.0), dtype=np.float32)
