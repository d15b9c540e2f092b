"""Rules on the wording of one text: what may be said, and whether a voice can say it."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from audio_builder.loading.characters import character_name
from audio_builder.loading.placeholders import placeholder_faults
from audio_builder.loading.problems import Fault, shown

_SIGNS: Final = frozenset("\u00a0°²–—“”…×÷±≈≤≥¼½¾£€\u2018\u2019\u2032\u2033")
"""What an English text may have beyond ASCII and Latin letters: voices read it or pause at it."""
_NAMED_MAX: Final = 3


@lru_cache(maxsize=8192)
def wording_faults(text: str) -> tuple[Fault, ...]:
    """What is wrong with a text that is spoken."""
    return tuple(_faults(text))


def _faults(text: str) -> Iterator[Fault]:
    yield from placeholder_faults(text)
    yield from _silent_characters(text)
    if text.strip() and not any(char.isalnum() for char in text):
        what = f"there is nothing to speak in {shown(text)}"
        yield Fault(what=what, mend="give it words, or leave it out")


def _silent_characters(text: str) -> Iterator[Fault]:
    composed = unicodedata.normalize("NFC", text)
    silent = list(dict.fromkeys(char for char in composed if not _is_speakable(char)))
    if silent:
        named = ", ".join(f"{shown(char)} ({character_name(char)})" for char in silent[:_NAMED_MAX])
        more = f" and {len(silent) - _NAMED_MAX} more" if len(silent) > _NAMED_MAX else ""
        what = f"no English voice can speak {named}{more}"
        yield Fault(what=what, mend="write it in words, or leave it out")


def _is_speakable(char: str) -> bool:
    if char.isascii() or char in _SIGNS:
        return True
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN ")
