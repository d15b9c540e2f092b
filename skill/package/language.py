"""What may be said: sentences that are the same in every library, and frames for its names."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from skill.package.choices import FIXED
from skill.package.intents import TYPE_OF, Intent, Slot, SlotType
from skill.package.numbers import number_words
from skill.package.patterns import fill, slots_in
from skill.package.samples import SAMPLES
from skill.package.stock import STOCK

_OPEN: Final = (SlotType.ROUTINE, SlotType.EXERCISE)
"""What fills these depends on the library."""
_NUMBERS: Final = tuple(number_words(number) for number in range(31))
_SOME_NUMBERS: Final = tuple(map(number_words, (2, 5, 10, 15, 20, 30)))
"""Where another blank stands beside the number: all of both would be very many sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Something to say, and what it means."""

    words: str
    intent: Intent

    @property
    def heard(self) -> str:
        """How it sounds."""
        return sound(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A sample sentence with a blank for a routine or an exercise.

    Attributes:
        sample: the sentence as it is written.
        intent: what it means.
        slot: the blank.
        before: how the words before the blank sound.
        after: how those after it sound.
    """

    sample: str
    intent: Intent
    slot: Slot
    before: str
    after: str

    @property
    def type(self) -> SlotType:
        """What may stand in the blank."""
        return TYPE_OF[self.slot]

    def filled(self, words: str) -> str:
        """The sentence with a name in it, as it is written."""
        return fill(self.sample, self.slot, words)

    def filling(self, heard: str) -> str | None:
        """What would stand in the blank of a sentence as it is heard; None if it does not fit."""
        if len(heard) <= len(self.before) + len(self.after):
            return None
        if not (heard.startswith(self.before) and heard.endswith(self.after)):
            return None
        return heard[len(self.before) : len(heard) - len(self.after)]


def sound(words: str) -> str:
    """How words sound: an initialism's points are not heard, nor where words end."""
    return words.replace(".", "").replace(" ", "")


@cache
def fixed_sentences() -> tuple[Sentence, ...]:
    """Whatever is said the same way in every library."""
    samples = (*SAMPLES.items(), *STOCK.items())
    return tuple(
        Sentence(words=words, intent=intent)
        for intent, sentences in samples
        for sample in sentences
        for words in _filled(sample)
    )


@cache
def frames() -> tuple[Frame, ...]:
    """Every sentence that names a routine or an exercise."""
    return tuple(
        _frame(sample, intent, Slot(slot))
        for intent, sentences in SAMPLES.items()
        for sample in sentences
        for slot in slots_in(sample)
        if TYPE_OF[Slot(slot)] in _OPEN
    )


def _frame(sample: str, intent: Intent, slot: Slot) -> Frame:
    before, _, after = sample.partition(f"{{{slot}}}")
    return Frame(sample=sample, intent=intent, slot=slot, before=sound(before), after=sound(after))


def _filled(sample: str) -> Iterator[str]:
    slots = slots_in(sample)
    numbers = _NUMBERS if len(slots) == 1 else _SOME_NUMBERS
    for words in itertools.product(*(_fillings(TYPE_OF[Slot(slot)], numbers) for slot in slots)):
        sentence = sample
        for slot, filling in zip(slots, words, strict=True):
            sentence = fill(sentence, slot, filling)
        yield sentence


def _fillings(kind: SlotType, numbers: tuple[str, ...]) -> tuple[str, ...]:
    if kind is SlotType.NUMBER:
        return numbers
    if kind in _OPEN:
        return ()
    return tuple(words for value in FIXED[kind] for words in value.words)
