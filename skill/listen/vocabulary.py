"""What can be said now: the sentences of the interaction model, narrowed to what makes sense.

Fewer sentences are heard better. The third exercise of two is none, no routine has thirty reps,
nobody says yes when nothing was asked, and a code of six digits is safer typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from skill.listen.network import Token
from skill.package.choices import LAST, ORDINALS
from skill.package.intents import Intent, Slot
from skill.package.numbers import number_words
from skill.package.stock import STOCK
from skill.speaker.grammar import Grammar, Meaning, Sample

_TYPED: Final = frozenset({Intent.LINK_PROGRAMME, Intent.UNLINK_PROGRAMME})
_AMONG_SEVERAL: Final = frozenset({Intent.FIND_ROUTINE, Intent.LIST_ROUTINES})
"""Of no use where there is one routine only."""
_ANSWERS: Final = frozenset({Intent.YES, Intent.NO})
_STOPPING: Final = frozenset({Intent.STOP, Intent.CANCEL})
_IN_A_HURRY: Final = frozenset({Intent.PAUSE, Intent.PAIN, Intent.WAIT})
"""What is said without thinking of a sentence; of the words for stopping only the plain one is."""
_STOP: Final = "stop"
_OPENING: Final = ("open", "start")
_MINUTES: Final = (5, 10, 15, 20, 25, 30, 40, 45, 60)
_WAITS: Final = (1, 2, 3, 4, 5, 10, 15, 20, 30)
"""Minutes of a break."""
_SECONDS: Final = (5, 10, 15, 20, 30, 40, 45, 60)
ANSWERS: Final = tuple(
    tuple(phrase.split()) for intent in (Intent.YES, Intent.NO) for phrase in STOCK[intent]
)
"""Yes and no, in all their forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is there to be asked for.

    Attributes:
        routines: how many.
        exercises: how many the longest of them has.
        reps: the most reps that any exercise may have.
    """

    routines: int
    exercises: int
    reps: int = 12


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What may be said to one skill, and what it means."""

    grammar: Grammar
    bounds: Bounds

    def sentences(self, *, asked: bool) -> tuple[tuple[Token, ...], ...]:
        """All that may be said now; a sentence is words and blanks.

        Args:
            asked: whether a question is open.
        """
        return tuple(dict.fromkeys(self._sentences(asked=asked)))

    @cached_property
    def stopping(self) -> tuple[tuple[Token, ...], ...]:
        """The single words that stop the coach at any time."""
        single = {phrase for phrase in self.grammar.stock if " " not in phrase} | {
            sample.before
            for sample in self.grammar.samples
            if sample.slot is None and " " not in sample.before
        }
        return tuple(
            (word,)
            for word in sorted(single)
            if word == _STOP
            or any(meaning.intent in _IN_A_HURRY for meaning in self.grammar.in_session(word))
        )

    def meaning(self, words: str, *, asked: bool) -> Meaning | None:
        """What words mean; without an open question, to stop is to pause: the coach stays."""
        if self.grammar.is_launch(words):
            return min(self.grammar.meanings(f"alexa {words}"), key=_order)
        meaning = min(self.grammar.in_session(words), key=_order, default=None)
        if meaning is not None and meaning.intent in _STOPPING and not asked:
            return Meaning(intent=Intent.PAUSE)
        return meaning

    def stops(self, words: str, *, asked: bool) -> bool:
        """Whether words do nothing but stop the coach."""
        meaning = self.meaning(words, asked=asked)
        return meaning is not None and meaning.intent in _IN_A_HURRY | _STOPPING

    def _sentences(self, *, asked: bool) -> Iterator[tuple[Token, ...]]:
        for opener in _OPENING:
            yield (opener, *self.grammar.name.split())
        for phrase in self.grammar.stock:
            meanings = self.grammar.in_session(phrase)
            if asked or not any(meaning.intent in _ANSWERS for meaning in meanings):
                yield tuple(phrase.split())
        left_out = _TYPED | (_AMONG_SEVERAL if self.bounds.routines == 1 else frozenset())
        for sample in self.grammar.samples:
            if sample.intent not in left_out:
                yield tuple(self._tokens(sample))

    def _tokens(self, sample: Sample) -> Iterator[Token]:
        if sample.number is not None:
            yield from sample.opening.split()
            yield self._blank(sample.number, sample)
        yield from sample.before.split()
        if sample.slot is not None:
            yield self._blank(sample.slot, sample)
        yield from sample.after.split()

    def _blank(self, slot: str, sample: Sample) -> tuple[str, ...]:
        match slot:
            case Slot.ORDINAL:
                return tuple(
                    words
                    for value in ORDINALS
                    if value.id == LAST or int(value.id) <= self.bounds.exercises
                    for words in value.words
                )
            case Slot.NUMBER:
                return _numbers(range(1, self.bounds.exercises + 1))
            case Slot.REPS:
                return _numbers(range(1, self.bounds.reps + 1))
            case Slot.MINUTES:
                return _numbers(_WAITS if sample.intent == Intent.WAIT else _MINUTES)
            case Slot.SECONDS:
                return _numbers(_SECONDS)
            case _:
                return tuple(sample.values)


def _numbers(numbers: range | tuple[int, ...]) -> tuple[str, ...]:
    return tuple(number_words(number) for number in numbers)


def _order(meaning: Meaning) -> tuple[str, list[tuple[str, str]]]:
    """Of several meanings always the same one."""
    return (meaning.intent, sorted(meaning.slots))
