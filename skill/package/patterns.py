"""Patterns: several sentences written as one, as in `(go|jump) to {exercise}( please|)`."""

import itertools
import re
from typing import Final

_GROUP: Final = re.compile(r"\(([^()]*)\)")
_SLOT: Final = re.compile(r"\{(\w+)\}")


def expand(pattern: str) -> tuple[str, ...]:
    """Every sentence that a pattern stands for; groups do not nest."""
    parts = _GROUP.split(pattern)
    choices = [
        part.split("|") if index % 2 else [part]  # what stood in a group comes at odd places
        for index, part in enumerate(parts)
    ]
    sentences = (" ".join("".join(chosen).split()) for chosen in itertools.product(*choices))
    return tuple(dict.fromkeys(sentences))


def slots_in(sentence: str) -> tuple[str, ...]:
    """The names of the slots in a sentence, in order."""
    return tuple(_SLOT.findall(sentence))


def fill(sentence: str, slot: str, words: str) -> str:
    """The sentence with one slot filled."""
    return sentence.replace(f"{{{slot}}}", words)
