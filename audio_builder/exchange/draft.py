"""A draft: what a file of another program says, before it is a routine.

It holds what the file says and no more: what a routine needs besides is made up later, in the open.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from audio_builder.errors import InputError
from audio_builder.exchange.guessed import Guessed
from audio_builder.model.poses import PoseName
from audio_builder.model.values import Posture, Side
from audio_builder.units import Ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that was not carried over, or had to be made up, and where."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class UnreadableError(InputError):
    """A file of another program cannot be read: where, what, and how to mend it."""

    def __init__(self, *, where: str, what: str, mend: str) -> None:
        super().__init__(f"{where}: {what}; {mend}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStep:
    """One step of a rep, as the file words it.

    Attributes:
        is_held: whether the position that it leads to is the one that is held.
        pose: the pose of the catalogue that it leads to.
    """

    say: str
    is_held: bool = False
    pose: PoseName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftExercise:
    """One exercise, as far as the file tells.

    Attributes:
        title: its name; one of the importer's own if `is_titled` is false.
        where: where it stands in the file, for remarks.
        work_ms: how long each set is worked; or, with `reps`, how long each rep is held.
        breaths: how many breaths each rep is held, in place of a length.
        reps: of every set, or of each set in turn; empty if it does not go by reps.
        reps_most: the most, where the file gives a range.
        rest_ms: rest after each set; None if the file says nothing of it.
        kind: the kind of effort, as the routine language has it.
        notes: what it says about how to do it.
        during: what is said while it lasts.
        guesses_sides: whether the file only says that there are two, not which comes first.
        alternates: whether the two sides take turns by reps.
        cautions: what it says to watch for.
        steps: what a rep consists of, if the file tells it apart from the setup.
        pose: the pose of the catalogue that it starts from.
        guesses: values that the words of the file only suggest, each for a key.
        comments: lines of the file, for its author to compare.
    """

    title: str
    where: str
    is_titled: bool = True
    sets: int = 1
    work_ms: Ms | None = None
    breaths: int | None = None
    reps: tuple[int, ...] = ()
    reps_most: int | None = None
    rest_ms: Ms | None = None
    kind: str = "work"
    posture: Posture | None = None
    sides: tuple[Side, ...] = ()
    guesses_sides: bool = False
    alternates: bool = False
    change_of_side: str | None = None
    change_of_side_ms: Ms | None = None
    notes: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    steps: tuple[DraftStep, ...] = ()
    pose: PoseName | None = None
    guesses: tuple[Guessed, ...] = ()
    comments: tuple[str, ...] = ()

    @property
    def by_clock(self) -> bool:
        """Whether it is worked for a time, not for reps."""
        return not self.reps


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBlock:
    """Exercises in rounds; `every_ms` and `for_ms` as the routine language has them.

    Attributes:
        guesses_time: whether the file names no time for `for_ms`, which was made up.
    """

    items: "tuple[DraftExercise | DraftBlock, ...]"
    where: str
    title: str | None = None
    rounds: int = 1
    rest_ms: Ms | None = None
    every_ms: Ms | None = None
    for_ms: Ms | None = None
    guesses_time: bool = False


DraftItem = DraftExercise | DraftBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a whole file says.

    Attributes:
        origin: the program that it is a file of, as its users know it.
        usual_posture: what to take where the file says nothing of postures.
        lead_in_ms: time to get ready before the first exercise.
        losses: what the file says that no routine can.
        comments: what it says that has no place in a routine, and is kept for its author.
    """

    title: str
    origin: str
    items: tuple[DraftItem, ...]
    usual_posture: Posture = "standing"
    lead_in_ms: Ms | None = None
    summary: str = ""
    author: str = ""
    intro: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    losses: tuple[Remark, ...] = ()
    comments: tuple[str, ...] = ()


def leaves(items: tuple[DraftItem, ...]) -> Iterator[DraftExercise]:
    """Yield the exercises among items, those of blocks too, in order."""
    for item in items:
        if isinstance(item, DraftBlock):
            yield from leaves(item.items)
        else:
            yield item


def depth(items: tuple[DraftItem, ...]) -> int:
    """How many blocks stand inside each other, at most."""
    inner = (1 + depth(item.items) for item in items if isinstance(item, DraftBlock))
    return max(inner, default=0)
