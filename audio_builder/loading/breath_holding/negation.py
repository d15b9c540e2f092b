"""Whether words are said with a 'not' before them: two of them undo each other."""

from collections.abc import Sequence
from typing import Final

from audio_builder.loading.breath_holding import vocabulary as known

_OBSERVED: Final = frozenset({"you", "are", "you're", "yourself", "must"})
"""As in "if you are holding your breath", which asks for nothing."""


def is_negated(before: Sequence[str]) -> bool:
    """Whether what follows these words of its clause is warned of rather than asked for."""
    turns = sum(
        word in known.NEGATORS or word in known.REVERSERS or word in known.CESSATION
        for word in before
    )
    is_observed = "if" in before and before[-1] in _OBSERVED
    return turns % 2 == 1 or is_observed


def forbids_breathing(before: Sequence[str]) -> bool:
    """Whether the breathing word that follows these words of its clause is forbidden."""
    turns = 0
    is_purpose = False
    for word in reversed(before):
        if word in known.NEGATORS or word in known.REVERSERS:
            turns += 1
        elif word in known.CESSATION:
            if is_purpose:  # "stop to breathe"
                return False
            turns += 1
        elif word not in known.NEAR_BREATHING:
            break
        is_purpose = is_purpose or word == "to"
    return turns % 2 == 1
