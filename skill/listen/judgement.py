"""How sure one may be of what was recognised: pure, its numbers measured (docs/speaker.md)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from skill.listen.ports import Word

_WEIGHT: Final = 0.35
"""How much the word that fits worst counts, beside the mean of all."""
SURE: Final = -4.5
"""From here on it is done."""
DOUBT: Final = -5.5
"""From here on it is asked back; below, nothing was said that is known."""


class Judgement(StrEnum):
    """What to do about words."""

    SURE = "sure"
    DOUBT = "doubt"
    NOTHING = "nothing"


def fit(words: Sequence[Word]) -> float:
    """How well words fit their sound: 0 at best, and the lower the worse."""
    mean = sum(word.score for word in words) / sum(word.moments for word in words)
    return mean + _WEIGHT * min(word.score / word.moments for word in words)


def judge(words: Sequence[Word]) -> Judgement:
    """Whether words were said."""
    if not words:
        return Judgement.NOTHING
    reached = fit(words)
    if reached >= SURE:
        return Judgement.SURE
    return Judgement.DOUBT if reached >= DOUBT else Judgement.NOTHING
