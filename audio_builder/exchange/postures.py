"""Changes of posture: who lies and then stands is told how to get up."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from audio_builder.exchange.draft import DraftBlock, DraftExercise, DraftItem, leaves
from audio_builder.model.values import Posture

POSTURE_CHANGES: Final[dict[Posture, str]] = {
    "standing": "Stand up.",
    "sitting": "Sit down.",
    "kneeling": "Come to your knees.",
    "lying": "Lie down on your back.",
}
"""What is said, unless the author finds better words."""


def changes_of_posture(items: tuple[DraftItem, ...], usual: Posture) -> set[DraftExercise]:
    """Which exercises begin in another posture than the one before, or a round back.

    Args:
        items: of a draft.
        usual: the posture of exercises that name none.
    """
    changed: set[DraftExercise] = set()
    for before, exercise in (*_pairs(items), *_ways_back(items)):
        if (before.posture or usual) != (exercise.posture or usual):
            changed.add(exercise)
    return changed


def _pairs(items: tuple[DraftItem, ...]) -> Iterator[tuple[DraftExercise, DraftExercise]]:
    flat = tuple(leaves(items))
    yield from pairwise(flat)


def _ways_back(items: tuple[DraftItem, ...]) -> Iterator[tuple[DraftExercise, DraftExercise]]:
    for item in items:
        if isinstance(item, DraftBlock):
            inner = tuple(leaves(item.items))
            if item.rounds > 1:
                yield inner[-1], inner[0]
            yield from _ways_back(item.items)
