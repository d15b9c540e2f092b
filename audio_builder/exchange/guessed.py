"""A guess: a value that the words of a file only suggest, for its author to confirm."""

from dataclasses import dataclass
from typing import Final

NAMED_ONLY: Final = frozenset(("posture", "pose", "steps"))
"""Keys that nearly every exercise has a guess for: a list of guesses only names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guessed:
    """What was guessed, from which words, and where they stand.

    Attributes:
        key: the key of the routine language that holds it, as in `hold`; `rest` between sets.
        value: what it was taken for, in plain words, as in `5 seconds`.
        line: of the file, from 1.
        words: what it was read from, as it is written; empty if no words say it.
        otherwise: what else it might mean; empty if that is open.
        exercise: which exercise it is about; empty for the whole routine.
    """

    key: str
    value: str
    line: int
    words: str = ""
    otherwise: str = ""
    exercise: str = ""

    @property
    def why(self) -> str:
        """The guess in a few plain words, without its place."""
        said = f'"{self.words}" read as {self.value}' if self.words else self.value
        return f"{said}; {self.otherwise}" if self.otherwise else said

    def __str__(self) -> str:
        about = f", '{self.exercise}'" if self.exercise else ""
        return f"line {self.line}{about}: {self.key}: {self.why}"
