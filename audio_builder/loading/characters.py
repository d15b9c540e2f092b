"""Characters that no text of a routine may hold: whatever shows nothing and sounds like nothing."""

import re
import unicodedata
from typing import Final

_FORBIDDEN: Final = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, but for tab and line breaks
    "\u2028\u2029"  # line breaks that only some programs know
    "\ud800-\udfff"  # halves of a character
    "\ufeff\ufffe\uffff"  # byte order marks and non-characters
    "]"
)


def forbidden_in(text: str) -> re.Match[str] | None:
    """Find the first character that may not stand in a routine."""
    return _FORBIDDEN.search(text)


def all_forbidden_in(text: str) -> dict[str, int]:
    """Each different character that may not stand in a routine, and where it first does."""
    found: dict[str, int] = {}
    for match in _FORBIDDEN.finditer(text):
        found.setdefault(match[0], match.start())
    return found


def code_point(char: str) -> str:
    """A character by its number: `U+0007`."""
    return f"U+{ord(char):04X}"


def character_name(char: str) -> str:
    """What Unicode calls a character, in lower case; its number if it has no name."""
    return unicodedata.name(char, code_point(char)).lower()
