"""Initialisms that engines read as words, said letter by letter; and `1RM`, said in full."""

import re
from typing import Final

from audio_builder.voices.notation.numbers import NUMBER

_SPELLED: Final = (
    "ERE",
    "IR",
    "ER",
    "ITB",
    "AROM",
    "PROM",
    "ROM",
    "PSIS",
    "TUT",
    "IT(?=[ -]bands?\\b)",
)
"""Initialisms that a voice may read as words; "IT" only where it is the band's."""
_LETTERS: Final = re.compile(
    rf"(?<![\w'])((?:{'|'.join(_SPELLED)})(?:[-/](?:{'|'.join(_SPELLED)}))*)(s?)(?!\w)"
)
_REP_MAX: Final = re.compile(rf"(?<![\w.,:/])({NUMBER})[ -]?RM(?!\w)")
_SHARE: Final = re.compile(r"(% |% ?-? ?|percent )(?=1 ?-?RM(?!\w))")


def letters_said(text: str) -> str:
    """Each letter of an initialism on its own; a load as "percent of 1 rep max"."""
    text = _REP_MAX.sub(r"\1 rep max", _SHARE.sub(" percent of ", text))
    return _LETTERS.sub(_letters, text)


def _letters(match: re.Match[str]) -> str:
    """`IR-ER` as `I R, E R`: a hyphen would run the letters into one word."""
    spelled = ", ".join(" ".join(part) for part in re.split("[-/]", match[1]))
    return f"{spelled}'s" if match[2] else spelled
