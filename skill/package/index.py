"""The index of a library's names: what may be meant by each thing that can be said.

Worked out once for a catalog, so that a thousand routines make no request slow.
"""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from audio_builder.library import Catalog, ExerciseEntry, RoutineEntry
from skill.package.speech import as_heard, base_name, squeezed

_NAME: Final = "name:"
"""Begins the key of a name. No id has a colon in it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # else a whole routine is compared
class Occurrence:
    """An exercise where it stands in a routine. One exercise may occur in many."""

    routine: RoutineEntry
    position: int
    """Its place in the routine, from 0."""

    @property
    def exercise(self) -> ExerciseEntry:
        """The exercise."""
        return self.routine.exercises[self.position]


Occurrences = tuple[Occurrence, ...]


class NameIndex:
    """The names of one catalog's routines and exercises. Threads may share it.

    A key stands for what was said: an exercise's id, or one of its names (`key_of_name`).

    Attributes:
        catalog: what it was made of.
        bases: each spoken name of an exercise, without an article, and its key; in the library's
            order.
        nameless: the exercises that cannot be asked for by any name.
    """

    def __init__(self, catalog: Catalog) -> None:
        """Read the catalog through, once."""
        self.catalog = catalog
        self._routines = {routine.id: routine for routine in catalog.routines}
        self._routine_names = _routine_names(catalog)
        reading = _Reading()
        for routine in catalog.routines:
            for position, exercise in enumerate(routine.exercises):
                reading.take_in(exercise, Occurrence(routine=routine, position=position))
        self._occurrences = {key: tuple(found) for key, found in reading.found.items()}
        self.bases = MappingProxyType(reading.bases)
        self.nameless = tuple(reading.nameless)

    def routine(self, routine_id: str) -> RoutineEntry | None:
        """The routine with an id."""
        return self._routines.get(routine_id)

    def routine_called(self, name: str) -> RoutineEntry | None:
        """The routine with a name; of several the first."""
        return self._routine_names.get(as_heard(name))

    def occurrences(self, key: str) -> Occurrences:
        """Where an exercise is, in the order of the library; empty if there is none such."""
        return self._occurrences.get(key, ())

    def places(self, key: str) -> Occurrences:
        """Where an exercise is, once a routine."""
        found = self.occurrences(key)
        before = (None, *(place.routine for place in found))
        return tuple(
            place for place, last in zip(found, before, strict=False) if place.routine is not last
        )


def key_of_name(name: str) -> str:
    """The key of a name."""
    return _NAME + as_heard(name)


def _routine_names(catalog: Catalog) -> dict[str, RoutineEntry]:
    owners: dict[str, RoutineEntry] = {}
    for routine in catalog.routines:
        for name in (routine.title, *routine.spoken_names):
            owners.setdefault(as_heard(name), routine)
    owners.pop("", None)
    return owners


@dataclass(slots=True)
class _Reading:
    """What has been read of a catalog's exercises."""

    found: dict[str, list[Occurrence]] = field(default_factory=dict)
    """For each key, where it leads."""
    bases: dict[str, str] = field(default_factory=dict)
    nameless: list[Occurrence] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)
    """For each name its key: exercises come again and again, and to read a name takes time."""

    def take_in(self, exercise: ExerciseEntry, here: Occurrence) -> None:
        """Note an exercise under its id and its names."""
        keys = [self._key(exercise.title), *map(self._key, exercise.spoken_names)]
        named = dict.fromkeys(keys)
        named.pop("", None)
        if not named:
            self.nameless.append(here)
        for key in (exercise.id, *named):
            self.found.setdefault(key, []).append(here)

    def _key(self, name: str) -> str:
        """A name's key; empty if nobody can say it."""
        key = self._known.get(name)
        if key is None:
            base = base_name(name)
            key = self._known[name] = _NAME + squeezed(base) if base else ""
            if base:
                self.bases.setdefault(base, key)
        return key
