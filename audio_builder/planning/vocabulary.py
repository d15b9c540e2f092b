"""Vocabulary: what an older score can say. The house learns new sentences; their clips come later.

A score that was made before them still plays: what it has no clip for is left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from audio_builder.model.doses import Calls
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Phrase, Tone
from audio_builder.model.timeline import Role
from audio_builder.planning.phrases import LAST_REP
from audio_builder.planning.script import Direction, Say, Slot

VERSION: Final = 3
"""Raise it when the house says more, or cuts its rests otherwise, for routines as they are."""

SHORTER_SESSIONS_FROM: Final = 2
"""An older score cannot tell what a shorter session leaves out."""
_CALLED_RESTS_FROM: Final = 2

Knows = Callable[[str], bool]
"""Whether there is a clip for these words."""


def as_of(routine: Routine, version: int) -> Routine:
    """The routine as a version cut its rests: before version 2, nothing was called in them."""
    if version >= _CALLED_RESTS_FROM:
        return routine
    return routine.model_copy(update={"calls": Calls(ten_seconds=False)})


def known_directions(script: Iterable[Direction], knows: Knows) -> Iterator[Direction]:
    """Yield a script without the words that nobody has spoken for it."""
    for direction in script:
        match direction:
            case Say() if not knows(direction.text):
                continue
            case Slot():
                leads = direction.leads
                if direction.role is Role.BREATH:
                    leads = tuple(_as_before(each, knows) for each in leads)
                yield replace(
                    direction,
                    leads=_known(leads, knows),
                    closing=_known(direction.closing, knows),
                )
            case _:
                yield direction


def _as_before(sound: Phrase | Tone, knows: Knows) -> Phrase | Tone:
    """Before version 3, a rep of several breaths was opened as any other last one.

    The air beside it was cut for that, so its words cannot just be left out.
    """
    if isinstance(sound, Tone) or knows(sound.text) or not _NUMBER.fullmatch(sound.text):
        return sound
    return Phrase(text=LAST_REP)


def _known(sounds: tuple[Phrase | Tone, ...], knows: Knows) -> tuple[Phrase | Tone, ...]:
    return tuple(each for each in sounds if isinstance(each, Tone) or knows(each.text))


_NUMBER: Final = re.compile(r"\d+\.")
