"""The slot types that are the same in every library: places, breaths, guides, levels.

Each value has a synonym at least: the official schema asks for it.
"""

from dataclasses import dataclass
from typing import Final

from audio_builder.library import Guide, Level
from skill.package.intents import SlotType
from skill.package.numbers import ORDINAL_WORDS, number_words

LAST: Final = "last"
SLOWER: Final = "slower"
FASTER: Final = "faster"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a slot type: what a handler reads (its id), and all the ways to say it."""

    id: str
    words: tuple[str, ...]
    """The name first, then its synonyms; two at least."""


ORDINALS: Final = (
    *(
        Value(id=str(place), words=(word, f"number {number_words(place)}"))
        for place, word in enumerate(ORDINAL_WORDS, start=1)
    ),
    Value(id=LAST, words=("last", "final", "very last")),
)
BREATHS: Final = (
    Value(id="brisk", words=("brisk", "fast", "quick")),
    Value(id="standard", words=("standard", "normal", "regular", "default", "usual", "medium")),
    Value(id="slow", words=("slow", "calm", "deep")),
    Value(
        id=SLOWER,
        words=("slower", "more slowly", "slow down", "longer", "deeper", "calmer"),
    ),
    Value(
        id=FASTER,
        words=("faster", "more quickly", "speed up", "quicker", "shorter", "brisker"),
    ),
)
"""The presets' names, and steps from what is now."""
GUIDES: Final = (
    Value(
        id=Guide.FULL.value,
        words=("full", "complete", "detailed", "long", "longer", "more", "all the"),
    ),
    Value(
        id=Guide.SHORT.value,
        words=("short", "brief", "shorter", "less", "fewer", "minimal", "concise"),
    ),
    Value(id=Guide.TONES.value, words=("tones", "tone", "the tones", "bells", "no", "without")),
)
LEVELS: Final = (
    Value(id=Level.EASIER.value, words=("easier", "gentler", "simpler", "less hard")),
    Value(id=Level.STANDARD.value, words=("as usual", "as written", "neither easier nor harder")),
    Value(id=Level.HARDER.value, words=("harder", "tougher", "more difficult", "more challenging")),
)
FIXED: Final = {
    SlotType.ORDINAL: ORDINALS,
    SlotType.BREATH: BREATHS,
    SlotType.GUIDE: GUIDES,
    SlotType.LEVEL: LEVELS,
}
