"""Small libraries and simulated devices for the playback rules."""

import zlib
from dataclasses import dataclass, field
from functools import lru_cache

from audio_builder.library import Pace, Timeline
from audio_builder.model.doses import Reps
from audio_builder.model.routine import Routine
from audio_builder.model.steps import Hold
from audio_builder.planning.plan import plan
from audio_builder.planning.session import part_names
from routines import build_exercise, build_routine, build_step
from skill.playback.moves import Table

KEY = b"a key for tests"


def long_routine(exercises: int = 3) -> Routine:
    """A routine of exercises with two sides, each some minutes long."""
    return build_routine(
        id="long",
        exercises=tuple(
            build_exercise(
                id=f"lean-{number}",
                title=f"Lean {number}",
                sides=("left", "right"),
                change_of_side="Now the {side} side.",
                reps=Reps(default=2, min=1, max=4),
                steps=(
                    build_step(say="Lean over.", short="Lean.", hold=Hold(breaths=2)),
                    build_step(say="And turn.", short="Turn.", hold=Hold(breaths=1)),
                ),
            )
            for number in range(1, exercises + 1)
        ),
    )


@dataclass(frozen=True)
class SmallView:
    """A view of some routines, planned at 60 ms a character; and of what they were before."""

    routines: tuple[Routine, ...] = field(default_factory=lambda: (long_routine(),))
    held: tuple[Routine, ...] = ()
    """Earlier editions that are still there."""

    def parts(self, routine: str) -> tuple[str, ...]:
        """The parts of a routine, if it is one of these."""
        found = [each for each in self.routines if each.id == routine]
        return tuple(name.id for name in part_names(found[0])) if found else ()

    def edition_of(self, routine: str) -> str:
        """A routine as it is now."""
        (found,) = (each for each in self.routines if each.id == routine)
        return edition_of(found)

    def timeline(self, routine: str, part: str, pace: Pace) -> Timeline:
        """What sounds when in a part."""
        (found,) = (each for each in self.routines if each.id == routine)
        return _planned(found, part, pace)

    def timeline_of(self, routine: str, part: str, pace: Pace, edition: str) -> Timeline | None:
        """The same of an edition, if it is held."""
        for each in (*self.routines, *self.held):
            if each.id == routine and edition_of(each) == edition:
                has_it = part in {name.id for name in part_names(each)}
                return _planned(each, part, pace) if has_it else None
        return None

    def rebuilt(self, routine: Routine, *, held: bool = True) -> "SmallView":
        """The view once a routine was built again."""
        others = tuple(each for each in self.routines if each.id != routine.id)
        before = (*self.held, *self.routines) if held else ()
        return SmallView(routines=(*others, routine), held=before)


def edition_of(routine: Routine) -> str:
    """Equal for equal routines."""
    return f"edition-{zlib.crc32(repr(routine).encode()):08x}"


@lru_cache(maxsize=4096)
def _planned(routine: Routine, part: str, pace: Pace) -> Timeline:
    names = {name.id: name for name in part_names(routine)}
    return plan(routine, pace, lambda text: 60 * len(text), names[part])


def small_table(exercises: int = 3) -> Table:
    """The rules' table for one long routine."""
    return Table(view=SmallView(routines=(long_routine(exercises),)), key=KEY)
