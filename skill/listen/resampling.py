"""Sound at another rate, in a stream: the skill's only door to soxr."""

import numpy as np
import soxr

from skill.listen.ports import EAR_FRAME, EAR_RATE, PLAY_RATE, Heard, Sound


class ToEar:
    """What is played, as the ear's frames: one out for each one in, a few milliseconds later."""

    def __init__(self, rate: int = PLAY_RATE) -> None:
        """Begin a stream.

        Args:
            rate: samples a second of what comes in.
        """
        self._stream = soxr.ResampleStream(rate, EAR_RATE, 1, dtype="float32", quality="LQ")
        self._waiting = np.zeros(0, dtype=np.float32)

    def frame(self, sound: Sound) -> Heard:
        """The next frame."""
        self._waiting = np.concatenate([self._waiting, self._stream.resample_chunk(sound)])
        if len(self._waiting) < EAR_FRAME:  # only at the beginning
            lead = np.zeros(EAR_FRAME - len(self._waiting), dtype=np.float32)
            self._waiting = np.concatenate([lead, self._waiting])
        frame, self._waiting = self._waiting[:EAR_FRAME], self._waiting[EAR_FRAME:]
        return to_heard(frame)


def to_heard(sound: Sound) -> Heard:
    """Samples in [-1, 1] as whole numbers."""
    return (np.clip(sound, -1, 1) * np.iinfo(np.int16).max).astype(np.int16)
