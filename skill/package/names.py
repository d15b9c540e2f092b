"""The names of a library's routines and exercises, as slot values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from audio_builder.library import Catalog
from skill.package.choices import Value
from skill.package.errors import PackageError
from skill.package.intents import SlotType
from skill.package.speech import as_spoken, bare

MAX_CHARACTERS: Final = 140
"""Of a slot value or a synonym."""
MAX_SYNONYMS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A routine or an exercise, and how a listener may ask for it."""

    type: SlotType
    id: str
    title: str
    """What its author called it."""
    words: tuple[str, ...]
    """Each name with and without an article; two at least."""

    @property
    def label(self) -> str:
        """How to speak of it to whoever makes the package."""
        kind = "routine" if self.type is SlotType.ROUTINE else "exercise"
        return f'the {kind} "{self.title}" ({self.id})'

    @property
    def value(self) -> Value:
        """The slot value it becomes."""
        return Value(id=self.id, words=self.words)


def named_in(catalog: Catalog) -> tuple[Named, ...]:
    """All that a listener may ask for by name.

    Raises:
        PackageError: if something has no name that Alexa could hear.
    """
    found = []
    for routine in catalog.routines:
        found.append(_named(SlotType.ROUTINE, routine.id, routine.title, routine.spoken_names))
        found += [
            _named(SlotType.EXERCISE, exercise.id, exercise.title, exercise.spoken_names)
            for exercise in routine.exercises
        ]
    return tuple(found)


def _named(kind: SlotType, thing_id: str, title: str, spoken_names: Iterable[str]) -> Named:
    named = Named(type=kind, id=thing_id, title=title, words=_words((title, *spoken_names)))
    if not named.words:
        message = f"{named.label} has no name that Alexa could hear: give it a spoken name"
        raise PackageError(message)
    too_long = max(named.words, key=len)
    if len(too_long) > MAX_CHARACTERS:
        message = f"{named.label} has a name that is too long for Alexa: '{too_long}'"
        raise PackageError(message)
    return named


def _words(names: Iterable[str]) -> tuple[str, ...]:
    """Names with and without "the": one a listener says of her own, the other in a sentence."""
    spoken = [bare(as_spoken(name)) for name in names]
    bases = dict.fromkeys(name for name in spoken if name)
    both = (form for base in bases for form in (base, f"the {base}"))
    return tuple(dict.fromkeys(both))[: MAX_SYNONYMS + 1]
