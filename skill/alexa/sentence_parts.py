"""Parts of English sentences: lists, counts, lengths of time, and how an exercise is called."""

from collections.abc import Sequence
from typing import Final

from audio_builder.library import ExerciseEntry, RoutineEntry
from skill.package.numbers import number_words

_MINUTE_MS: Final = 60_000
_ARTICLE: Final = "the "


def joined(sentences: Sequence[str]) -> str:
    """One text of those sentences that are any."""
    return " ".join(sentence for sentence in sentences if sentence)


def opened(sentence: str) -> str:
    """A sentence with a capital at its beginning; the rest stays as it is."""
    return sentence[:1].upper() + sentence[1:]


def spoken_name(exercise: ExerciseEntry) -> str:
    """A short name of an exercise that fits into a sentence, with its article.

    The first that its author gave one; else the shortest of its other names; else its title, up to
    what only tells variants apart.
    """
    names = exercise.spoken_names
    ready = next((name for name in names if name.lower().startswith(_ARTICLE)), None)
    if ready is not None:
        return ready
    name = min(names, key=len) if names else exercise.title.partition(",")[0]
    return _ARTICLE + (name if name[:2].isupper() else name[:1].lower() + name[1:])


def listed(things: Sequence[str], joint: str) -> str:
    """Things in a row, the last behind a joint."""
    *others, last = things
    return f"{', '.join(others)} {joint} {last}" if others else last


def named(number: int, some: Sequence[RoutineEntry]) -> str:
    """The routines of so many that are named, behind how many there are."""
    such_as = ": " if number == len(some) else ", such as "
    return f"{such_as}{listed([routine.title for routine in some], 'and')}"


def counted(number: int, what: str) -> str:
    """So many things of a kind."""
    return f"{number_words(number)} {what}{'' if number == 1 else 's'}"


def there_are(number: int, what: str) -> str:
    """That there are so many things of a kind."""
    return f"There {'is' if number == 1 else 'are'} {counted(number, what)}"


def exercises_of(routine: RoutineEntry) -> str:
    """How many exercises a routine has."""
    return counted(len(routine.exercises), "exercise")


def duration(milliseconds: int) -> str:
    """A length of time, as people say it."""
    minutes = round(milliseconds / _MINUTE_MS)
    return f"about {counted(minutes, 'minute')}" if minutes else "less than a minute"
