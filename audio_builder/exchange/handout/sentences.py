"""What is said of an exercise besides its name and doses, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from audio_builder.exchange.handout.scanning import TAKEN, Scan
from audio_builder.exchange.handout.vocabulary import FILLERS

_END: Final = re.compile(r"(?<=[.!?;])[\"')\]]*\s+")
_OPENERS: Final = re.compile(
    r"^(?:[\s,;:.)\]/&+*=-]|(?:and|then|for|but|or|also)\b)+", re.IGNORECASE
)
_CLOSERS: Final = re.compile(r"(?:[\s,;:(\[/&+*=-]|\b(?:and|then|for|do|perform|repeat|x|of))+$")
_NUMBERED: Final = re.compile(r"^\s*\d{1,2}[.)]? (?=[A-Z][a-z])")
"""A number that a list gives its items without a dot."""
_TIDY: Final = re.compile(
    r"\s+([,.;:!?)])|\(\s*(?:approximately|approx|about|or|up to)?[,;:.-]*\s*\)|(?<=[(,])\s*,"
    r"|\s+(?:and|for)(?=\s*,)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a handout.

    Attributes:
        number: of the line it begins on.
        words: without its doses.
        has_hold: whether a hold was said in it.
    """

    number: int
    words: str
    has_hold: bool = False


def sentences_of(scan: Scan, start: int, number_at: Sequence[int]) -> Iterator[Sentence]:
    """Yield the sentences behind a place in a text; those without words only for their hold.

    Args:
        scan: the text, and what was read of it.
        start: where its name ends.
        number_at: the number of the line that each place stands on.
    """
    left, at = scan.left[start:], start
    for cut in (*_END.finditer(left), None):
        end = start + cut.start() if cut else len(scan.left)
        inside = [found for found in scan.found if at <= found.start < end]
        is_frequency = any(found.key == "frequency" for found in inside)
        words = "" if is_frequency else _worded(scan.left[at:end])
        has_hold = any(found.key in ("hold", "breaths") for found in inside)
        if words or has_hold:
            number = number_at[min(at, len(number_at) - 1)]
            yield Sentence(number=number, words=words, has_hold=has_hold)
        at = start + cut.end() if cut else end


def _worded(left: str) -> str:
    """A sentence without the places that doses were taken from; empty if it says nothing more."""
    words = _NUMBERED.sub("", re.sub(f"{TAKEN}+", " ", left))
    for _ in range(2):
        words = _TIDY.sub(r"\1", " ".join(words.split()))
        words = _CLOSERS.sub("", _OPENERS.sub("", words.rstrip(".!?; \"'"))).strip()
    if words.count("(") != words.count(")") or re.fullmatch(r"\([^()]*\)", words):
        words = words.replace("(", "").replace(")", "")
    said = {word for word in re.findall(r"[^\W_]+", words.lower()) if not word.isdigit()}
    is_said = bool(said - FILLERS) or (TAKEN not in left and bool(said))
    return f"{words[:1].upper()}{words[1:]}." if is_said and said else ""
