"""The names of a library's routines and exercises, as slot values.

One slot value is one thing that may be said: the names that lead to the same exercises, wherever
in the library those occur. So an exercise that many routines share is one value, and a name that
different exercises share is a value of its own: which is meant is found out when it is said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from audio_builder.library import Catalog, RoutineEntry
from skill.package.choices import Value
from skill.package.errors import PackageError
from skill.package.index import NameIndex, Occurrences
from skill.package.intents import SlotType
from skill.package.speech import base_name

MAX_CHARACTERS: Final = 140
"""Of a slot value or a synonym."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a listener may ask for, and how: a routine, or an exercise wherever it occurs."""

    type: SlotType
    id: str
    """The routine's or the exercise's; of a name that several exercises share, its key."""
    label: str
    """How to speak of it to whoever makes the package: what it is, and in which routine."""
    words: tuple[str, ...]
    """Each name with and without an article; two at least."""
    occurrences: Occurrences = ()
    """Of an exercise."""

    @property
    def value(self) -> Value:
        """The slot value it becomes."""
        return Value(id=self.id, words=self.words)


def named_in(catalog: Catalog) -> tuple[Named, ...]:
    """All that a listener may ask for by name.

    Raises:
        PackageError: if something has no name that Alexa could hear.
    """
    routines = [_routine(routine) for routine in catalog.routines]
    return tuple(_checked(one) for one in (*routines, *_exercises(NameIndex(catalog))))


def label_of(occurrences: Occurrences) -> str:
    """How to speak of an exercise, by where it occurs first."""
    first = occurrences[0]
    others = len({place.routine.id for place in occurrences}) - 1
    more = "" if not others else " and another routine" if others == 1 else f" and {others} others"
    exercise, routine = first.exercise, first.routine
    return (
        f'the exercise "{exercise.title}" ({exercise.id}) of the routine '
        f'"{routine.title}" ({routine.id}){more}'
    )


def _routine(routine: RoutineEntry) -> Named:
    bases = dict.fromkeys(map(base_name, (routine.title, *routine.spoken_names)))
    return Named(
        type=SlotType.ROUTINE,
        id=routine.id,
        label=f'the routine "{routine.title}" ({routine.id})',
        words=_words(base for base in bases if base),
    )


def _exercises(index: NameIndex) -> Iterator[Named]:
    """Yield one for all the names that lead to the same occurrences."""
    if index.nameless:
        raise PackageError(_unheard(label_of(index.nameless)))
    keys: dict[Occurrences, str] = {}
    bases: dict[Occurrences, list[str]] = {}
    for base, key in index.bases.items():
        found = index.occurrences(key)
        keys.setdefault(found, key)
        bases.setdefault(found, []).append(base)
    for found, key in keys.items():
        # The id stands for all exercises that have it: a name that some of them lack is no name
        # of the id's.
        exercise_id = found[0].exercise.id
        is_whole = index.occurrences(exercise_id) == found
        yield Named(
            type=SlotType.EXERCISE,
            id=exercise_id if is_whole else key,
            label=label_of(found),
            words=_words(bases[found]),
            occurrences=found,
        )


def _words(bases: Iterable[str]) -> tuple[str, ...]:
    """Names with and without "the": one a listener says of her own, the other in a sentence."""
    return tuple(dict.fromkeys(form for base in bases for form in (base, f"the {base}")))


def _checked(named: Named) -> Named:
    if not named.words:
        raise PackageError(_unheard(named.label))
    too_long = max(named.words, key=len)
    if len(too_long) > MAX_CHARACTERS:
        message = (
            f"{named.label} has a name that is too long for Alexa: '{too_long}'; "
            f"give it one of at most {MAX_CHARACTERS - len('the ')} letters"
        )
        raise PackageError(message)
    return named


def _unheard(label: str) -> str:
    return f"{label} has no name that Alexa could hear: give it a spoken name"
