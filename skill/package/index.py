"""The index of a library's names: what may be meant by each thing that can be said.

Worked out once for a catalog, so that a thousand routines make no request slow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Exercises:
    """All exercises of a library, by their ids and by their names as they are heard."""

    of_id: dict[str, Occurrences]
    of_name: dict[str, Occurrences]
    bases: dict[str, str]
    """Each name as it is spoken, in the order of the library, and as it is heard."""
    nameless: Occurrences


@dataclass(frozen=True)
class NameIndex:
    """The names of one catalog's routines and exercises. Threads may share it.

    A key stands for what was said: an exercise's id, or one of its names (`key_of_name`).
    """

    catalog: Catalog

    def routine(self, routine_id: str) -> RoutineEntry | None:
        """The routine with an id."""
        return self._routines.get(routine_id)

    def routine_called(self, name: str) -> RoutineEntry | None:
        """The routine with a name; of several the first."""
        return self._routine_names.get(as_heard(name))

    def occurrences(self, key: str) -> Occurrences:
        """Where an exercise is, in the order of the library; empty if there is none such."""
        if key.startswith(_NAME):
            return self._exercises.of_name.get(key.removeprefix(_NAME), ())
        return self._exercises.of_id.get(key, ())

    def places(self, key: str) -> Occurrences:
        """Where an exercise is, once a routine."""
        found = self.occurrences(key)
        before = (None, *(place.routine for place in found))
        return tuple(
            place for place, last in zip(found, before, strict=False) if place.routine is not last
        )

    def bases(self) -> Iterator[tuple[str, str]]:
        """Yield each spoken name of an exercise once, without an article, and its key."""
        for base, heard in self._exercises.bases.items():
            yield base, _NAME + heard

    @property
    def nameless(self) -> Occurrences:
        """Exercises that cannot be asked for by any name."""
        return self._exercises.nameless

    @cached_property
    def _routines(self) -> MappingProxyType[str, RoutineEntry]:
        return MappingProxyType({routine.id: routine for routine in self.catalog.routines})

    @cached_property
    def _routine_names(self) -> MappingProxyType[str, RoutineEntry]:
        owners: dict[str, RoutineEntry] = {}
        for routine in self.catalog.routines:
            for name in (routine.title, *routine.spoken_names):
                owners.setdefault(as_heard(name), routine)
        owners.pop("", None)
        return MappingProxyType(owners)

    @cached_property
    def _exercises(self) -> _Exercises:
        return _exercises_of(self.catalog)


def key_of_name(name: str) -> str:
    """The key of a name."""
    return _NAME + as_heard(name)


def _exercises_of(catalog: Catalog) -> _Exercises:
    of_id: dict[str, list[Occurrence]] = {}
    of_name: dict[str, list[Occurrence]] = {}
    bases: dict[str, str] = {}
    known: dict[str, str] = {}  # exercises come again and again, and to read a name takes time
    nameless = []
    for routine in catalog.routines:
        for position, exercise in enumerate(routine.exercises):
            here = Occurrence(routine=routine, position=position)
            of_id.setdefault(exercise.id, []).append(here)
            names = (exercise.title, *exercise.spoken_names)
            heard = dict.fromkeys(_heard(name, known, bases) for name in names)
            heard.pop("", None)
            for name in heard:
                of_name.setdefault(name, []).append(here)
            if not heard:
                nameless.append(here)
    return _Exercises(
        of_id={key: tuple(found) for key, found in of_id.items()},
        of_name={key: tuple(found) for key, found in of_name.items()},
        bases=bases,
        nameless=tuple(nameless),
    )


def _heard(name: str, known: dict[str, str], bases: dict[str, str]) -> str:
    """A name as it is heard; one that is new is added to those known, and to the bases."""
    heard = known.get(name)
    if heard is None:
        base = base_name(name)
        heard = known[name] = squeezed(base)
        if heard:
            bases.setdefault(base, heard)
    return heard
