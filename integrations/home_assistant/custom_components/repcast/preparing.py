"""A practice that could be played: which parts it has at a pace, and which one is meant."""

from typing import Final

from .catalog import find
from .practice import Part, Practice
from .server import Server

_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


async def prepared(server: Server, routine: str, exercise: str | None, query: str) -> Practice:
    """A practice that could be played.

    Args:
        server: asked for it.
        routine: its id, title or a name.
        exercise: where to begin, likewise; None for the beginning.
        query: the pace, as addresses write it.

    Raises:
        RepcastError: if there is no such routine or exercise, or not at that pace.
    """
    row = find(routine, await server.routines(), "routine")
    whole = await server.routine(row.id)
    session = await server.timeline(row.id, row.id, query)
    had = tuple(each for each in whole.exercises if each.id in session.exercises)
    parts = tuple(Part(id=each.id, title=each.title, names=each.names) for each in had)
    at = 0 if exercise is None else parts.index(part_meant(exercise, parts))
    return Practice(routine_id=row.id, title=whole.title, query=query, parts=parts, at=at)


def part_meant(exercise: str, parts: tuple[Part, ...]) -> Part:
    """The part that is meant: by its number, in digits or a word, or by a name.

    Raises:
        RepcastError: if there is none such.
    """
    said = exercise.strip().lower()
    numbers = {str(at): at for at in range(1, len(parts) + 1)}
    numbers |= dict(zip(_NUMBERS, numbers.values(), strict=False))
    return parts[numbers[said] - 1] if said in numbers else find(exercise, parts, "exercise")
