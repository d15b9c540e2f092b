"""Placeholders: the names in braces that a side takes the place of."""

import re
from collections.abc import Iterator
from typing import Final

from audio_builder.loading.language import closest
from audio_builder.loading.problems import Fault, shown

NAMES: Final = ("side", "other_side")
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


def placeholders_in(text: str) -> tuple[str, ...]:
    """The names in braces, known or not, in their order."""
    return tuple(_PLACEHOLDER.findall(text))


def placeholder_faults(text: str) -> Iterator[Fault]:
    """Yield what is wrong with the braces of a text."""
    for name in dict.fromkeys(placeholders_in(text)):
        if name not in NAMES:
            guess = closest(name, NAMES)
            mend = f"did you mean '{{{guess}}}'?" if guess else "use {side} or {other_side}"
            yield Fault(what=f"{shown('{' + name + '}')} cannot be filled in", mend=mend)
    if re.search("[{}]", _PLACEHOLDER.sub("", text)):
        yield Fault(what="a brace has no partner", mend="write {side} or {other_side}, or no brace")
