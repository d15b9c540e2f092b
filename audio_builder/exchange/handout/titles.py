"""Names: what of a text is the name of an exercise, and what is said of it."""

import re
from dataclasses import dataclass
from typing import Final

from audio_builder.exchange.handout.scanning import TAKEN, Scan
from audio_builder.exchange.handout.vocabulary import (
    LABELS,
    NOT_ONE,
    POSITIONS,
    SENTENCE_WORDS,
    VERBS,
    VERBS_OF_NAMES,
)

_WORDS_MAX: Final = 8
_LETTERS_MAX: Final = 70
_CUT: Final = re.compile(r"[.:;!?](?=\s|$)|\s[-|/]\s|\s?\(|\s?\[|\t")
_COMMA: Final = re.compile(r",\s")
_TRIM: Final = " \t-–:;,.()[]|/*=+&@"
_BEHIND_COMMA_MAX: Final = 3
_SHORT: Final = 4
_BRACKETS: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*:?\s*$")
_CAPITALS: Final = re.compile(r"(?:[A-Z][A-Z0-9/'&-]+\s+){1,6}(?=[A-Z][a-z])")
"""A name in capitals, with no more than a space between it and what is said of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first words of a block, as far as they may be a name.

    Attributes:
        name: those words; empty if they are no name.
        end: where the rest begins.
        start: where the name begins.
    """

    name: str
    start: int
    end: int


def head_of(scan: Scan) -> Head:
    """The name that a text begins with, behind a dose that stands first, if any."""
    text, left = scan.text, scan.left
    start = _behind_doses(left)
    taken = left.find(TAKEN, start)
    stop = len(text) if taken < 0 else taken
    cut = _CUT.search(text, start, stop)
    end = cut.start() if cut else stop
    capitals = _CAPITALS.match(text, start)
    end = min(end, capitals.end()) if capitals else end
    end = _at_comma(text, start, end)
    words = re.sub(r"\sx$", "", text[start:end].strip(_TRIM))
    name = words if is_name(words) else ""
    return Head(name=name, start=start, end=end if name else start)


def heading_of(scan: Scan) -> Head:
    """The name that a heading is, all of it but what stands in brackets at its end."""
    if scan.has_dose:
        return head_of(scan)
    whole = _BRACKETS.sub("", scan.text).strip(_TRIM)
    for words in (whole, whole.rpartition(": ")[2]):
        if is_name(words) and not NOT_ONE.search(words):
            return Head(name=words, start=0, end=scan.text.find(whole) + len(whole))
    return Head(name="", start=0, end=0)


def is_name(words: str) -> bool:
    """Whether words may be the name of an exercise, by their number and kind."""
    plain = re.findall(r"[a-z0-9/'-]+", words.lower())
    is_short = 0 < len(plain) <= _WORDS_MAX and len(words) <= _LETTERS_MAX
    if not is_short or not re.search(r"[^\W\d_]{2}", words) or is_label(words):
        return False
    if " ".join(plain) in POSITIONS or SENTENCE_WORDS & set(plain):
        return False
    if plain[0] in VERBS_OF_NAMES:
        return len(plain) <= _SHORT
    return plain[0] not in VERBS


def is_label(words: str) -> bool:
    """Whether words are the label of something else than an exercise, as in `Equipment:`."""
    return LABELS.fullmatch(words.strip(_TRIM)) is not None


def _behind_doses(left: str) -> int:
    """Where the words behind a dose at the start of a text begin."""
    found = re.match(rf"[\s{TAKEN}]*{TAKEN}(?:\s*[,:-])?\s*(?:of\s+|x\s+)?", left)
    return found.end() if found else 0


def _at_comma(text: str, start: int, end: int) -> int:
    """The end of a name that a comma ends, unless a word or two behind it belong to it."""
    comma = _COMMA.search(text, start, end)
    if comma is None:
        return end
    behind = text[comma.end() : end].split()
    is_part = 0 < len(behind) <= _BEHIND_COMMA_MAX and not behind[0][:1].isdigit()
    first = behind[0].lower() if behind else ""
    return end if is_part and first not in VERBS else comma.start()
