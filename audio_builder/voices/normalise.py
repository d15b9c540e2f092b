"""English texts made speakable: figures, units, signs and initialisms written as they are said.

Left as they stand, an engine reads "10s" as "tens", "5/10" as "five tenths" and "ERE" as "air".
Each notation has a module in `notation`; this one knows their order.
"""

from collections.abc import Callable
from typing import Final

from audio_builder.voices.notation.degrees import degrees_said
from audio_builder.voices.notation.fractions import fractions_said
from audio_builder.voices.notation.labels import labels_said
from audio_builder.voices.notation.letters import letters_said
from audio_builder.voices.notation.pairs import pairs_said
from audio_builder.voices.notation.ranges import ranges_said
from audio_builder.voices.notation.repeats import repeats_said
from audio_builder.voices.notation.roman import roman_said
from audio_builder.voices.notation.scores import scores_said
from audio_builder.voices.notation.shorthand import shorthand_said
from audio_builder.voices.notation.sides import sides_said
from audio_builder.voices.notation.signs import signs_said
from audio_builder.voices.notation.times import times_said
from audio_builder.voices.notation.units import units_said
from audio_builder.voices.plain import plain

_NOTATIONS: Final[tuple[Callable[[str], str], ...]] = (
    shorthand_said,
    sides_said,
    labels_said,
    roman_said,
    times_said,  # before the ranges: a range of times has colons
    scores_said,  # before the fractions: 5/10 is both
    fractions_said,
    repeats_said,  # before the pairs: "3 reps/side" has a slash too
    pairs_said,
    plain,
    ranges_said,
    degrees_said,
    units_said,
    letters_said,  # before the signs: "80% 1RM" needs its sign
    signs_said,  # last: what no notation took
)


def normalise(text: str) -> str:
    """An English text as it is said, in plain characters. Idempotent; ordinary sentences stay."""
    while (said := _said(text)) != text:  # what one rule wrote out may lay bare another's notation
        text = said
    return said


def _said(text: str) -> str:
    text = plain(text)
    for notation in _NOTATIONS:
        text = notation(text)
    return plain(text)
