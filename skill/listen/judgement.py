"""How sure one may be of what was recognised: pure, its numbers measured (docs/speaker.md)."""

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import numpy as np

from skill.listen.ports import EAR_RATE, MOMENT_MS, Heard, Word

_WEIGHT: Final = 0.35
"""How much the word that fits worst counts, beside the mean of all."""
_MOMENT: Final = EAR_RATE * MOMENT_MS // 1000
"""Samples of a moment."""
_PEAK: Final = 95
"""Above this percentile a moment is as loud as the speech is at its peaks."""
_LOUD: Final = 0.15
"""From here on, in parts of that, something is said: noise 10 dB below the speech is not."""
_COVERED: Final = 0.85
SURE: Final = -5.0
"""From here on it is done."""
DOUBT: Final = -6.0
"""From here on it is asked back; below, nothing was said that is known."""


class Judgement(StrEnum):
    """What to do about words."""

    SURE = "sure"
    DOUBT = "doubt"
    NOTHING = "nothing"


def fit(words: Sequence[Word]) -> float:
    """How well words fit their sound: 0 at best, the lower the worse; without words not at all."""
    if not words:
        return -math.inf
    mean = sum(word.score for word in words) / sum(word.moments for word in words)
    return mean + _WEIGHT * min(word.score / word.moments for word in words)


def covers(words: Sequence[Word], sound: Heard, since: int) -> bool:
    """Whether words take up what is loud in a sound: what fits only a part of it was not said.

    Args:
        words: what was found.
        sound: all that was heard.
        since: the moment from which on it is looked at.
    """
    whole = len(sound) // _MOMENT * _MOMENT
    moments = sound[:whole].reshape(-1, _MOMENT)[since:]
    levels = np.sqrt(np.mean(np.square(moments, dtype=np.float64), axis=1))
    loud = levels > _LOUD * np.percentile(levels, _PEAK)
    taken = np.zeros(len(loud), dtype=bool)
    for word in words:
        taken[max(0, word.begins - since) : word.begins - since + word.moments] = True
    return int(np.count_nonzero(loud & taken)) >= _COVERED * int(np.count_nonzero(loud))


def judge(words: Sequence[Word]) -> Judgement:
    """Whether words were said."""
    reached = fit(words)
    if reached >= SURE:
        return Judgement.SURE
    return Judgement.DOUBT if reached >= DOUBT else Judgement.NOTHING
