"""Signs in words: `%`, `&`, `±`, `≤`, and a slash between two words."""

import re
from typing import Final

_COMPARED: Final = (
    (r"(?<![-=<>])(?:≤|<=) ?(?=\d)", " at most "),
    (r"(?<![-=<>])(?:≥|>=) ?(?=\d)", " at least "),
    (r"(?<![-=<>])< ?(?=\d)", " less than "),
    (r"(?<![-=<>])> ?(?=\d)", " more than "),
)
_BETWEEN: Final = (
    (r"(?<=[^\W\d_])/(?=[^\W\d_])", " "),
    (r"(?<=[a-z])/(?=\d)", " "),
    (r"~ ?(?=\d)|≈", " about "),
    (r"# ?(?=\d)", " number "),
    (r"\+ ?/ ?-", " plus or minus "),
)
_NAMED: Final = (
    ("%", "percent"),
    ("&", "and"),
    ("+", "plus"),
    ("=", "equals"),
    ("±", "plus or minus"),
    ("@", "at"),
    ("°", "degrees"),
    ("≤", "at most"),
    ("≥", "at least"),
    ("²", "squared"),
)
_PATTERNS: Final = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        *_COMPARED,
        *_BETWEEN,
        *((f" ?{re.escape(sign)} ?", f" {word} ") for sign, word in _NAMED),
    )
)


def signs_said(text: str) -> str:
    """Every sign that an engine would leave out, or read in an odd way."""
    for pattern, words in _PATTERNS:
        text = pattern.sub(words, text)
    return text
