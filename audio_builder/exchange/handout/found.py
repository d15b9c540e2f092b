"""What was found in a handout's words: a number, a length or a side, and where."""

from dataclasses import dataclass
from typing import Literal

from audio_builder.exchange.handout.numbers import is_literal

Key = Literal["sets", "reps", "hold", "breaths", "work", "rest", "sides", "frequency", "note"]
DOSE_KEYS: frozenset[Key] = frozenset({"sets", "reps", "hold", "breaths", "work"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One value in one text.

    Attributes:
        key: what it is a value of.
        low: the number, or the lower end of a range; seconds for lengths.
        most: the upper end of a range.
        start, end: where its words stand in the text.
        words: those words.
        value: of `sides`: `both`, `left`, `right`, `right, left` or `alternate`.
        doubt: what else the words might mean.
    """

    key: Key
    start: int
    end: int
    words: str
    low: float = 0
    most: float | None = None
    value: str = ""
    doubt: str = ""

    @property
    def is_dose(self) -> bool:
        """Whether it says how much of something is done."""
        return self.key in DOSE_KEYS

    @property
    def is_literal(self) -> bool:
        """Whether the number stands in the words as it is, so that nothing had to be guessed."""
        is_in_minutes = self.key in ("hold", "work", "rest") and "min" in self.words.lower()
        return not self.doubt and not is_in_minutes and is_literal(self.low, self.words)
