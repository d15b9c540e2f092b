"""What a slot was filled with: a name, one of some values, a number, or nothing of that."""

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from skill.alexa.requests import Heard
from skill.package.choices import Value
from skill.package.numbers import number_words
from skill.package.speech import as_heard

_UNMATCHED: Final = ""
"""Something was said in a slot, and it is no value of it."""
_NUMBERS: Final = MappingProxyType({number_words(number): number for number in range(101)})


def is_empty(heard: Heard | None) -> bool:
    """Whether nothing was said in it."""
    return heard is None or not (heard.id or heard.value)


def value_in(heard: Heard | None, values: Sequence[Value]) -> str | None:
    """The id of the value that was said; empty if it is none of these, None if nothing was."""
    if heard is None or is_empty(heard):
        return None
    by_id = next((value.id for value in values if value.id == heard.id), None)
    if by_id is not None:
        return by_id
    # No id, or one that another version's model had: what was said may be a value all the same.
    words = as_heard(heard.value or "")
    by_name = (value.id for value in values if words in map(as_heard, (value.id, *value.words)))
    return next(by_name, _UNMATCHED) if words else _UNMATCHED


def digits_in(heard: Heard | None) -> str:
    """All digits that were said, in one row, however they were grouped; empty if there are none."""
    said = (heard.value or "").lower() if heard is not None else ""
    spelled = (str(_NUMBERS.get(word, word)) for word in re.split(r"[\s,.-]+", said))
    digits = "".join(spelled)
    return digits if digits.isascii() and digits.isdecimal() else ""


def number_in(heard: Heard | None) -> str | None:
    """A number said in digits or words; empty if it is none, None if nothing was said."""
    if heard is None or not heard.value:
        return None
    said = heard.value.strip().lower()
    if said.isascii() and said.isdecimal():
        return str(int(said[:4]))
    return str(_NUMBERS[said]) if said in _NUMBERS else _UNMATCHED
