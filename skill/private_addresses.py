"""Addresses that are a secret of whoever knows them: `/f/…`. No log repeats what follows.

The last name of such a path, as `feed.xml`, tells what was asked for; what stands before it tells
by whom.
"""

import logging
import re
from typing import Final

PREFIX: Final = "/f/"
_HIDDEN: Final = "/f/…"
_ANYWHERE: Final = re.compile(r"/f/[^\s\"'<>?#]+")


def loggable(path: str) -> str:
    """A path as a log may have it."""
    if not path.startswith(PREFIX):
        return path
    secret, slash, rest = path.removeprefix(PREFIX).partition("/")
    if not slash or not secret:
        return _HIDDEN
    return f"{_HIDDEN}/{rest.rpartition('/')[2]}"


class WithoutPrivateAddresses(logging.Formatter):
    """A formatter that hides private addresses wherever in a text they stand, in tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        return _ANYWHERE.sub(lambda path: loggable(path[0]), super().format(record))
