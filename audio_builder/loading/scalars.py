"""What an unquoted word of YAML stands for: the core schema of YAML 1.2.

So `yes`, `on`, `1:30`, `2024-01-05` and `0777 m` are text, and `012` is twelve: the surprises of
YAML 1.1 are not repeated here.
"""

import math
import re
from functools import lru_cache
from typing import Final

_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE: Final = frozenset({"true", "True", "TRUE"})
_FALSE: Final = frozenset({"false", "False", "FALSE"})
_INTEGERS: Final = (
    (re.compile(r"[-+]?[0-9]+"), 10),
    (re.compile(r"0o[0-7]+"), 8),
    (re.compile(r"0x[0-9a-fA-F]+"), 16),
)
_FLOAT: Final = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_DIGITS_MAX: Final = 15
"""Digits that every reader of JSON keeps exactly; no number of a routine comes near it."""


class NumberRefusedError(ValueError):
    """A number that is too large, or none at all: infinity and its kin."""


@lru_cache(maxsize=8192)
def resolve(word: str) -> str | int | float | bool | None:
    """The value of an unquoted word.

    Raises:
        NumberRefusedError: if it is a number that no routine can use.
    """
    if word in _NULL:
        return None
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    for pattern, base in _INTEGERS:
        if pattern.fullmatch(word):
            return _integer(word, base)
    return _float(word) if _FLOAT.fullmatch(word) else word


def _integer(word: str, base: int) -> int:
    if len(word) > _DIGITS_MAX:
        raise NumberRefusedError
    return int(word, base)


def _float(word: str) -> float:
    if "n" in word.lower():  # .inf and .nan
        raise NumberRefusedError
    value = float(word)
    if not math.isfinite(value):
        raise NumberRefusedError
    return value
