"""The invocation name: what the skill is called by. Amazon's rules for it are checked here."""

import re
import unicodedata
from typing import Final

from audio_builder.library import Catalog, RoutineEntry
from skill.package.errors import PackageError
from skill.package.speech import as_spoken

_LENGTHS: Final = range(2, 51)
_WRITTEN: Final = re.compile(r"(?:[a-z]+(?:'[a-z]+)*|[a-z]\.)(?: (?:[a-z]+(?:'[a-z]+)*|[a-z]\.))*")
_LAUNCH_WORDS: Final = (
    "ask", "begin", "do", "enable", "launch", "load", "open", "play", "resume", "run", "start",
    "talk", "tell", "use",
)  # fmt: skip
_CONNECTING_WORDS: Final = (
    "about", "and", "by", "for", "from", "if", "in", "that", "to", "using", "whether", "with",
)  # fmt: skip
_WAKE_WORDS: Final = ("alexa", "amazon", "computer", "echo", "ziggy")
_SKILL_WORDS: Final = ("app", "apps", "skill", "skills")
_FORBIDDEN: Final = (
    (_LAUNCH_WORDS, "opens skills"),
    (_CONNECTING_WORDS, "joins the name of a skill to a request"),
    (_WAKE_WORDS, "wakes a device"),
    (_SKILL_WORDS, "is not allowed in a name"),
)
_SMALL_WORDS: Final = ("a", "an", "at", "my", "of", "off", "on", "our", "the", "up", "your")
"""A name of two words may have none of these."""
_FEW: Final = 2


def invocation_name(catalog: Catalog, asked: str | None = None) -> str:
    """The name a skill is called by: the one asked for, or the first of a routine's that may be.

    Raises:
        PackageError: if it breaks a rule, or the first routine has no name that keeps them all.
    """
    if asked is not None:
        fault = fault_of(asked)
        if fault is not None:
            message = f"'{asked}' cannot be the invocation name: {fault}"
            raise PackageError(message)
        return asked
    if not catalog.routines:
        message = "the library holds no routine: run 'repcast build' first"
        raise PackageError(message)
    return _first_allowed(catalog.oldest)


def fault_of(name: str) -> str | None:
    """Which rule a name breaks, if any."""
    words = name.split()
    if len(name) not in _LENGTHS:
        return f"it has {len(name)} characters, and {_LENGTHS[0]} to {_LENGTHS[-1]} are allowed"
    if _WRITTEN.fullmatch(name) is None:
        return (
            "it must be lower-case words, one space between them, numbers in words, "
            "and single letters each with a point, as in 'hip i. r.'"
        )
    if len(words) < _FEW:
        return "one word is not enough"
    for forbidden, what in _FORBIDDEN:
        for word in words:
            if word in forbidden:
                return f"the word '{word}' {what}"
    small = next((word for word in words if word in _SMALL_WORDS), None)
    if len(words) == _FEW and small is not None:
        return f"'{small}' and one more word are not enough"
    return None


def _first_allowed(routine: RoutineEntry) -> str:
    faults = []
    for name in (*routine.spoken_names, routine.title):
        spoken = _plain(as_spoken(name))
        fault = fault_of(spoken)
        if fault is None:
            return spoken
        faults.append(f"'{spoken}' ({fault})")
    message = (
        f'no name of the routine "{routine.title}" can be the invocation name: '
        f"{'; '.join(faults)}. Give one with --invocation-name"
    )
    raise PackageError(message)


def _plain(spoken: str) -> str:
    """Without accents: an invocation name has the letters a to z alone."""
    return "".join(char for char in unicodedata.normalize("NFD", spoken) if char.isascii())
