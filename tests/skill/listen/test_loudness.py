"""Whether a moment is as loud as the speech around it."""

import numpy as np

from skill.listen.loudness import Loudness
from skill.listen.ports import EAR_FRAME, FRAME_MS, Heard


def frame(level: float) -> Heard:
    """A frame of noise at a level."""
    return np.random.default_rng(3).normal(0, level, EAR_FRAME).astype(np.int16)


def test_the_end_of_speech_is_noticed_at_once() -> None:
    """Noise ten times softer than the voice is no speech, and needs no time to be told apart."""
    loudness = Loudness()
    spoken = [loudness.is_loud(frame(2000)) for _ in range(50)]
    after = [loudness.is_loud(frame(150)) for _ in range(50)]

    assert all(spoken)
    assert after.index(False) * FRAME_MS <= 50
    assert not any(after[after.index(False) :])


def test_what_was_loud_long_ago_is_forgotten() -> None:
    """Who speaks softly after a slammed door is heard a little later."""
    loudness = Loudness()
    loudness.is_loud(frame(20_000))
    soft = [loudness.is_loud(frame(500)) for _ in range(300)]

    assert not soft[50]
    assert soft[-1]
