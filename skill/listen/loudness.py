"""Whether a moment is as loud as the speech around it: pure.

A detector of voices takes its time to say that nobody speaks any more. Loudness tells at once, and
what a loud moment was is the recogniser's affair.
"""

from collections import deque
from typing import Final

import numpy as np

from skill.listen.ports import FRAME_MS, Heard

_SMOOTH: Final = 30 // FRAME_MS
"""Frames of which the mean is taken: a single one may fall between two beats of a voice."""
_REMEMBERED: Final = 2_000 // FRAME_MS
"""Frames in which the loudest moment is looked for."""
_DROP: Final = 10 ** (-20 / 10)
"""So much of its power is still speech: 20 dB less."""


class Loudness:
    """Follows how loud it is."""

    def __init__(self) -> None:
        self._powers: deque[float] = deque(maxlen=_SMOOTH)
        self._means: deque[float] = deque(maxlen=_REMEMBERED)

    def is_loud(self, frame: Heard) -> bool:
        """Take in a frame; tell whether it is not much softer than the loudest of late."""
        self._powers.append(float(np.mean(np.square(frame, dtype=np.float64))) + 1)
        self._means.append(sum(self._powers) / len(self._powers))
        return self._means[-1] > _DROP * max(self._means)
