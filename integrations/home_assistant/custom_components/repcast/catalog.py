"""What a Repcast server tells of its routines, read into records. Pure.

The format is in docs/catalog-format.md. Keys that are not known are passed over.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from .errors import ForeignError, RefusedError

_VERSION: Final = 1
_WORD: Final = re.compile(r"[^\W_]+")
_APOSTROPHES: Final = re.compile("['\u2019]")
_FILLERS: Final = frozenset({"a", "exercise", "my", "practice", "routine", "the"})
"""Words around a name: "the hip routine"."""
_NOT_OURS: Final = "what the server answered is not from Repcast: give the address of repcast serve"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One routine in a list: enough to show and to find it.

    Attributes:
        names: what else it is called, and the titles of its exercises.
    """

    id: str
    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One track of a routine; `exercise` is None for the whole session."""

    id: str
    title: str
    exercise: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise or block."""

    id: str
    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """A routine with its tracks, and the levels at which it can be had."""

    id: str
    title: str
    levels: tuple[str, ...]
    tracks: tuple[Track, ...]
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """How long a track takes at a pace, and which exercises are in it, in order."""

    duration_ms: int
    exercises: tuple[str, ...]


class Named(Protocol):
    """What can be meant by a word: a routine, an exercise, a part of a practice."""

    @property
    def id(self) -> str:
        """As the server calls it."""

    @property
    def title(self) -> str:
        """As people read it."""

    @property
    def names(self) -> tuple[str, ...]:
        """What else it is called."""


NamedT = TypeVar("NamedT", bound=Named)


def parse_search(told: Any) -> tuple[Row, ...]:  # noqa: ANN401 - whatever JSON was sent
    """Read `search.json`.

    Raises:
        ForeignError: if it is anything else, or of a version that is not known here.
    """
    try:
        if told["schema_version"] != _VERSION:
            message = (
                f"the server's list of routines has version {told['schema_version']}, and this "
                f"integration reads {_VERSION}: install the integration of that server's Repcast"
            )
            raise ForeignError(message)
        return tuple(
            Row(id=row["id"], title=row["title"], names=tuple(row.get("names", ())))
            for row in told["routines"]
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ForeignError(_NOT_OURS) from error


def parse_routine(told: Any) -> Routine:  # noqa: ANN401 - as above
    """Read `routine.json`.

    Raises:
        ForeignError: if it is anything else.
    """
    try:
        return Routine(
            id=told["id"],
            title=told["title"],
            levels=tuple(told.get("levels", ("standard",))),
            tracks=tuple(
                Track(id=each["id"], title=each["title"], exercise=each["exercise"])
                for each in told["tracks"]
            ),
            exercises=tuple(
                Exercise(
                    id=each["id"], title=each["title"], names=tuple(each.get("spoken_names", ()))
                )
                for each in told["exercises"]
            ),
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ForeignError(_NOT_OURS) from error


def parse_timeline(told: Any) -> Timeline:  # noqa: ANN401 - as above
    """Read `<track>.timeline.json`.

    Raises:
        ForeignError: if it is anything else.
    """
    try:
        named = (cue["exercise"] for cue in told["cues"] if "exercise" in cue)
        return Timeline(duration_ms=int(told["duration_ms"]), exercises=tuple(dict.fromkeys(named)))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ForeignError(_NOT_OURS) from error


def find(wanted: str, named: tuple[NamedT, ...], what: str) -> NamedT:
    """The one that is meant: by its id, its title, a name of its, or by words of those.

    Args:
        wanted: as it was said or typed; empty for the only one that there is.
        named: routines, or exercises of one.
        what: what they are, for the sentence.

    Raises:
        RefusedError: if none is meant, or several are; it names what there is.
    """
    said = _words(wanted)
    words = tuple(word for word in said if word not in _FILLERS) or said
    if not words and len(named) == 1:
        return named[0]
    for spellings in (_exactly, _titles, _names):
        found = tuple(each for each in named if words in spellings(each))
        if len(found) == 1:
            return found[0]
    found = tuple(each for each in named if words and _has_all(words, each))
    if len(found) == 1:
        return found[0]
    there_are = ", ".join(each.title for each in found or named)
    fits = f"several {what}s fit '{wanted}'" if found else f"there is no {what} '{wanted}'"
    if not words:
        fits = f"say which {what}"
    message = f"{fits}; there {'is' if len(found or named) == 1 else 'are'}: {there_are or 'none'}"
    raise RefusedError(message)


def _exactly(each: Named) -> Iterator[tuple[str, ...]]:
    yield _words(each.id)


def _titles(each: Named) -> Iterator[tuple[str, ...]]:
    yield _words(each.title)


def _names(each: Named) -> Iterator[tuple[str, ...]]:
    yield from map(_words, each.names)


def _has_all(words: tuple[str, ...], each: Named) -> bool:
    """Whether each word begins one of its title, or each one of its names."""
    return any(
        all(any(own.startswith(word) for own in _words(text)) for word in words)
        for text in (each.title, *each.names)
    )


def _words(text: str) -> tuple[str, ...]:
    """The words of a text, in lower case and without accents; hyphens part them."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).lower()
    letters = (letter for letter in plain if not unicodedata.category(letter).startswith("M"))
    return tuple(_WORD.findall("".join(letters)))
