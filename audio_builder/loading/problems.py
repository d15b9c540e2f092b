"""A problem of a file: its place, what is wrong, what would be right."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Final, NamedTuple

from audio_builder.errors import InputError

SHOWN_MAX: Final = 40
"""How much of what the author wrote a message repeats."""


class Place(NamedTuple):
    """A place in a file, counted from 1 in characters, as editors do."""

    line: int
    column: int


START: Final = Place(line=1, column=1)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong in a file, and how to mend it."""

    line: int
    column: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.what}; {self.mend}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong, and what would be right, wherever it stands."""

    what: str
    mend: str


class ProblemsError(InputError):
    """A file has problems; as text, one line for each.

    Attributes:
        path: the file's name, as its author knows it.
        problems: every problem found, in the order of the file.
    """

    def __init__(self, *, path: str, problems: Iterable[Problem]) -> None:
        self.path = path
        self.problems = tuple(problems)
        super().__init__(path, self.problems)

    def __str__(self) -> str:
        return "\n".join(f"{legible(self.path)}:{problem}" for problem in self.problems)

    def as_json(self) -> dict[str, object]:
        """The problems as plain data, for `--json`."""
        return {"path": self.path, "problems": [asdict(problem) for problem in self.problems]}


class RoutineError(ProblemsError):
    """A routine file has problems."""


def problem_at(place: Place, what: str, mend: str) -> Problem:
    """A problem at a place."""
    return Problem(line=place.line, column=place.column, what=what, mend=mend)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the file; of those that say the same of one place, the first."""
    kept: dict[tuple[int, int, str], Problem] = {}
    for problem in problems:
        kept.setdefault((problem.line, problem.column, problem.what), problem)
    return tuple(sorted(kept.values()))


def legible(text: str) -> str:
    """Text that stays on its line and cannot steer a terminal, whatever is in it."""
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def shown(value: object) -> str:
    """What the author wrote, for use inside a message: legible, quoted and not too long."""
    text = value if isinstance(value, str) else repr(value)
    cut = text if len(text) <= SHOWN_MAX else f"{text[: SHOWN_MAX - 1].rstrip()}…"
    return f"'{legible(cut)}'"


def listed(names: Iterable[str], *, joint: str = "or") -> str:
    """Names as a sentence has them: `a, b or c`."""
    *most, last = names
    return f"{', '.join(most)} {joint} {last}" if most else last


def _escaped(char: str) -> str:
    return {"\n": r"\n", "\t": r"\t", "\r": r"\r"}.get(char, f"\\u{ord(char):04x}")
