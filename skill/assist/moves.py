"""Moves that Home Assistant is to make: the intents of Repcast's integration there. Pure.

The names are those of integrations/home_assistant, whose tests hold the two together.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from skill.package.intents import Intent, Slot
from skill.speaker.grammar import LAUNCH, Meaning

_NAMES: Final = MappingProxyType(
    {
        LAUNCH: "RepcastStart",
        Intent.START_ROUTINE: "RepcastStart",
        Intent.GO_TO_EXERCISE: "RepcastGoTo",
        Intent.NEXT: "RepcastNext",
        Intent.SKIP_TODAY: "RepcastNext",
        Intent.PREVIOUS: "RepcastPrevious",
        Intent.REPEAT: "RepcastRepeat",
        Intent.RESUME: "RepcastRepeat",
        Intent.STOP: "RepcastStop",
        Intent.CANCEL: "RepcastStop",
        Intent.DONE: "RepcastStop",
        Intent.PAIN: "RepcastPain",
    }
)
_EXERCISE: Final = (Slot.EXERCISE, Slot.ORDINAL, Slot.NUMBER)
"""The slots that may say which exercise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An intent of the integration.

    Attributes:
        name: its name.
        slots: what was said with it: names and values.
    """

    name: str
    slots: tuple[tuple[str, str], ...] = ()


def move_of(meaning: Meaning) -> Move | None:
    """The move that a meaning is; None if it is none that the integration knows."""
    name = _NAMES.get(meaning.intent)
    if name is None:
        return None
    ids, words = dict(meaning.slots), dict(meaning.words)
    if meaning.intent == Intent.START_ROUTINE:
        # As it was said: an id may stand for a name that several routines share.
        said = words.get(Slot.ROUTINE)
        return Move(name=name, slots=(("routine", said),) if said else ())
    if meaning.intent == Intent.GO_TO_EXERCISE:
        told = next((ids[slot] for slot in _EXERCISE if slot in ids), None)
        exercise = words.get(Slot.EXERCISE, told)
        return None if exercise is None else Move(name=name, slots=(("exercise", exercise),))
    return Move(name=name)
