"""Vocabulary: what an older score can say. The house learns new sentences; their clips come later.

A score that was made before them still plays: what it has no clip for is left out.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from audio_builder.model.doses import Calls
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Phrase, Tone
from audio_builder.planning.script import Direction, Say, Slot

VERSION: Final = 2
"""Raise it when the house says more, or cuts its rests otherwise, for routines as they are."""

Knows = Callable[[str], bool]
"""Whether there is a clip for these words."""


def quieter(routine: Routine) -> Routine:
    """The routine as it was before version 2: nothing was called in its rests."""
    return routine.model_copy(update={"calls": Calls(ten_seconds=False)})


def known_directions(script: Iterable[Direction], knows: Knows) -> Iterator[Direction]:
    """Yield a script without the words that nobody has spoken for it."""
    for direction in script:
        match direction:
            case Say() if not knows(direction.text):
                continue
            case Slot():
                yield replace(
                    direction,
                    leads=_known(direction.leads, knows),
                    closing=_known(direction.closing, knows),
                )
            case _:
                yield direction


def _known(sounds: tuple[Phrase | Tone, ...], knows: Knows) -> tuple[Phrase | Tone, ...]:
    return tuple(each for each in sounds if isinstance(each, Tone) or knows(each.text))
