"""The judge: it hears clause after clause, and knows which breath the listener is at.

A breath in or out is open until the listener breathes again, moves or is told a position. A hold
without an object while it is open holds the breath. A hold after a movement holds a position,
unless it lies between a breath in and a breath out: then the breath out tells what was held.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from audio_builder.loading.breath_holding import vocabulary as known
from audio_builder.loading.breath_holding.clauses import Clause, clauses_of
from audio_builder.loading.breath_holding.forms import Words, direct_form, is_number
from audio_builder.loading.breath_holding.reading import Act, Reading, read, split_at_stay


@dataclass(frozen=True, slots=True, kw_only=True)
class BreathHold:
    """Words that tell the listener to hold the breath."""

    text: int
    """Which of the texts heard they stand in, from 0."""
    words: str
    """In lower case and evenly spaced."""
    after: str = ""
    """The breath that they hold, in its words; nothing if they hold a breath by themselves."""
    counted: bool = False
    """Whether they are part of a breathing pattern, by count or by name."""


def breath_holds(heard: Sequence[str]) -> tuple[BreathHold, ...]:
    """Every breath hold in texts that are heard one after another."""
    return _breath_holds(tuple(heard))


@lru_cache(maxsize=4096)
def _breath_holds(heard: tuple[str, ...]) -> tuple[BreathHold, ...]:
    """The same, remembered: while somebody types, most of a routine is heard as it was before."""
    listener = _Listener()
    for index, text in enumerate(heard):
        for clause in clauses_of(text):
            listener.hear(index, clause)
    return tuple(listener.all_found())


@dataclass(slots=True)
class _Listener:
    """Where the listener is after what was heard so far."""

    found: list[BreathHold] = field(default_factory=list)
    breath: Words = ()
    """The clause of the breath that is open."""
    goes_in: bool = False
    moved: bool = False
    """Whether the listener has moved since that breath."""
    waiting: BreathHold | None = None
    """A hold that what comes next decides about."""
    turned: bool = False
    """Whether the last movement went in or out, so that a bare "in" is another."""
    negated: bool = False

    def hear(self, index: int, clause: Clause) -> None:
        """Take in the next clause of text `index`."""
        reaches = clause.joint == "or" or (clause.joint == "," and clause.words[0].endswith("ing"))
        carried = self.negated and reaches
        self.negated = carried or bool(known.NEGATORS & set(clause.words))
        form = direct_form(clause.words, negated=carried)
        if form:
            self._settle()
            self.breath = ()
            hold = BreathHold(text=index, words=" ".join(form), counted=_is_pattern(form))
            self.found.append(hold)
            return
        for part in split_at_stay(clause.words):
            reading = read(part, opens_sentence=clause.joint == ".", negated=carried)
            self._follow(index, part, reading)

    def all_found(self) -> Iterator[BreathHold]:
        """Yield the breath holds, once all has been heard."""
        self._settle()
        yield from self.found

    def _follow(self, index: int, words: Words, reading: Reading) -> None:
        match self._act(reading):
            case Act.IN | Act.OUT as act:
                self._breathe(words, goes_in=act is Act.IN, moves=reading.moves)
            case Act.BREATHE:
                self._settle()
                self.breath = ()
            case Act.KEEP_BREATHING | Act.DOSE | Act.STAY_IN_POSITION:
                self.waiting, self.breath = None, ()
            case Act.STAY:
                self._stay(index, words)
            case Act.BREATH_STAY:
                self._settle()
                self.found.append(BreathHold(text=index, words=" ".join(words)))
            case Act.MOVE | Act.TURN as act:
                self._settle()
                self.moved, self.turned = True, act is Act.TURN
            case _:
                pass

    def _act(self, reading: Reading) -> Act:
        if reading.act is Act.MAYBE_IN:
            return Act.TURN if self.turned else Act.IN
        if reading.act is Act.MAYBE_OUT:
            return Act.TURN if self.turned else Act.OUT
        return reading.act

    def _breathe(self, words: Words, *, goes_in: bool, moves: bool) -> None:
        if self.waiting is not None and self.moved and self.goes_in and not goes_in:
            self.found.append(self.waiting)
            self.waiting = None
        self._settle()
        self.breath, self.goes_in, self.moved, self.turned = words, goes_in, moves, False

    def _stay(self, index: int, words: Words) -> None:
        if self.breath and self.waiting is None:
            counted = any(is_number(word) for word in self.breath)
            self.waiting = BreathHold(
                text=index, words=" ".join(words), after=" ".join(self.breath), counted=counted
            )

    def _settle(self) -> None:
        """Nothing has said that the listener breathes on: the hold that waits was of the breath."""
        if self.waiting is not None:
            if not self.moved:
                self.found.append(self.waiting)
                self.breath = ()
            self.waiting = None


def _is_pattern(form: Words) -> bool:
    named = known.TERMS | known.HOLDING_PATTERNS | known.RETENTION
    return bool(named & set(form)) or sum(is_number(word) for word in form) > 1
