"""Clashes: names by which a listener would mean two things.

An exercise may share its name with one of another routine: which is meant is found out when it is
said (`skill.alexa.naming`). Nothing in a sentence tells the clashes here apart.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from skill.package.errors import PackageError
from skill.package.index import Occurrence
from skill.package.intents import SlotType
from skill.package.language import Frame, Sentence, fixed_sentences, frames, sound
from skill.package.names import Named, label_of
from skill.package.speech import as_heard

_TOLD: Final = 20
"""So many clashes are told one by one."""
_MEND: Final = "change the title or the spoken_names of one of them, and build again"
_MEND_IT: Final = "change its title or its spoken_names, and build again"


def refuse_clashes(named: Sequence[Named]) -> None:
    """Pass, if each sentence a listener may say means one thing.

    Raises:
        PackageError: naming, for each clash, both things that one name would stand for.
    """
    faults = list(dict.fromkeys(_faults(named)))
    if faults:
        left = len(faults) - _TOLD
        more = [f"and {left} more like these"] if left > 0 else []
        raise PackageError("\n".join((*faults[:_TOLD], *more)))


def _faults(named: Sequence[Named]) -> Iterator[str]:
    yield from _within_a_routine(named)
    yield from _shared_names(named)
    yield from _commands(named)
    yield from _sentences(named)


def _within_a_routine(named: Sequence[Named]) -> Iterator[str]:
    for one in named:
        for before, after in itertools.pairwise(one.occurrences):
            if before.routine is after.routine:
                yield _called_alike(_label(before), _label(after), one.words[0])


def _label(occurrence: Occurrence) -> str:
    return label_of((occurrence,))


def _shared_names(named: Sequence[Named]) -> Iterator[str]:
    """Yield the names of a routine that another routine has, or an exercise.

    Exercises among themselves share none: names that sound alike are one slot value.
    """
    routines: dict[str, Named] = {}
    for one in named:
        heard = {as_heard(words): words for words in reversed(one.words)}
        for sound_of_it, words in heard.items():
            other = routines.get(sound_of_it)
            if one.type is SlotType.ROUTINE:
                other = routines.setdefault(sound_of_it, one)
            if other is not None and other is not one:
                yield _called_alike(other.label, one.label, words)


def _called_alike(one: str, other: str, words: str) -> str:
    return f"{one} and {other} are both called '{words}': {_MEND}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """What a name would make of a frame: a sentence that means something else already."""

    frame: Frame
    sentence: Sentence


@cache
def _taken() -> dict[tuple[SlotType, str], _Taken]:
    """Names, as they sound, that cannot be told from a fixed sentence."""
    found: dict[tuple[SlotType, str], _Taken] = {}
    for sentence in fixed_sentences():
        for frame in frames():
            filling = frame.filling(sentence.heard)
            if filling is not None and frame.intent is not sentence.intent:
                taken = _Taken(frame=frame, sentence=sentence)
                found.setdefault((frame.type, filling), taken)
    return found


def _commands(named: Sequence[Named]) -> Iterator[str]:
    for one in named:
        for words in one.words:
            taken = _taken().get((one.type, sound(words)))
            if taken is not None:
                meant = taken.sentence.intent.value
                yield _not_told_apart(one.label, meant, taken.frame.filled(words), _MEND_IT)
                break


def _sentences(named: Sequence[Named]) -> Iterator[str]:
    """Yield the names that, each in a sentence of its own, make one and the same sentence."""
    sounds = {(one.type, sound(words)): one for one in named for words in one.words}
    routines = [one for one in named if one.type is SlotType.ROUTINE]
    for frame, other in _meeting_frames():
        for one in routines:
            for words in one.words:
                filling = other.filling(f"{frame.before}{sound(words)}{frame.after}")
                found = sounds.get((other.type, filling)) if filling is not None else None
                if found is not None:
                    yield _not_told_apart(found.label, one.label, frame.filled(words), _MEND)


@cache
def _meeting_frames() -> tuple[tuple[Frame, Frame], ...]:
    """A frame for a routine, and one of another intent that some sentence may fit as well."""
    return tuple(
        (frame, other)
        for frame in frames()
        for other in frames()
        if frame.type is SlotType.ROUTINE
        and frame.intent is not other.intent
        and _meet(frame.before, other.before)
        and _meet(frame.after[::-1], other.after[::-1])
    )


def _meet(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _not_told_apart(label: str, meant: str, words: str, mend: str) -> str:
    return f"{label} cannot be told from {meant}: both are asked for by '{words}'; {mend}"
