"""How a track ends: the close, and the way up for whoever lies on the floor."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.routine import end_posture
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.script import Say

_UPRIGHT: Final = re.compile(r"\b(?:sit|stand|walk)(?:ing)?\b", re.IGNORECASE)
_WAY_UP: Final = re.compile(
    r"\b(?:come|get|push|sit|stand) (?:yourself )?up\b|\broll (?:over |on)?to your\b",
    re.IGNORECASE,
)


def direct_close(last: Exercise | Block, lines: Sequence[str]) -> Iterator[Say]:
    """Yield the close after the last item: nobody is left lying on the floor (rule 8).

    Who lies is told the way up before the first words that have them walk, stand or sit; with no
    such words, at the end. A close that tells the way up itself needs none of ours.
    """
    said = [each for line in lines for each in phrases.sentences(line)]
    if end_posture(last) == "lying" and not any(map(_WAY_UP.search, said)):
        upright = (at for at, each in enumerate(said) if _UPRIGHT.search(each))
        said.insert(next(upright, len(said)), phrases.GET_UP)
    for text in said:
        yield Say(text=text, role=Role.CLOSE, place=Place())
