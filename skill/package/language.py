"""All that a listener may say, sentence by sentence: what it takes to see that no two collide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from skill.package.choices import FIXED
from skill.package.intents import TYPE_OF, Intent, Slot, SlotType
from skill.package.names import Named
from skill.package.numbers import number_words
from skill.package.patterns import fill, slots_in
from skill.package.samples import SAMPLES
from skill.package.stock import STOCK

_OPEN: Final = (SlotType.ROUTINE, SlotType.EXERCISE)
"""What fills these depends on the library."""
_NUMBERS: Final = tuple(number_words(number) for number in range(31))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Something to say, what it means, and whom it names."""

    words: str
    intent: Intent
    names: Named | None = None

    @property
    def heard(self) -> str:
        """The sentence as it sounds: an initialism's points are not heard, nor where words end."""
        return self.words.replace(".", "").replace(" ", "")


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


def sentences_naming(named: Sequence[Named]) -> Iterator[Sentence]:
    """Yield whatever names something in the library."""
    for intent, sentences in SAMPLES.items():
        for sample in sentences:
            for slot in slots_in(sample):
                for one in named:
                    if one.type is TYPE_OF[Slot(slot)]:
                        for words in one.words:
                            filled = fill(sample, slot, words)
                            yield Sentence(words=filled, intent=intent, names=one)


def _filled(sample: str) -> Iterator[str]:
    slots = slots_in(sample)
    if not slots:
        yield sample
    for slot in slots:  # one at most, see the tests
        kind = TYPE_OF[Slot(slot)]
        if kind is SlotType.NUMBER:
            fillings: tuple[str, ...] = _NUMBERS
        elif kind in _OPEN:
            fillings = ()
        else:
            fillings = tuple(words for value in FIXED[kind] for words in value.words)
        for words in fillings:
            yield fill(sample, slot, words)
