"""File descriptors: how many listeners a process may have at a time."""

import sys
from typing import Final

WANTED: Final = 4_124
LISTENERS_MAX: Final = 2_000
"""Listeners at a time in one process, whatever the system allows. The system holds back up to
256 kB for each."""
_RESERVED: Final = 124
"""Descriptors for all that is not a listener: files, the database, the other ends of pipes."""
_USUAL: Final = 1_024


def listeners_for(descriptors: int) -> int:
    """How many listeners so many file descriptors are enough for: a line, and a file, for each."""
    return max(1, min(LISTENERS_MAX, (descriptors - _RESERVED) // 2))


def raise_limit() -> int:
    """Ask the system for as many descriptors as are of use; how many it allows then."""
    if sys.platform == "win32":  # it knows no such limit
        return _USUAL
    import resource  # noqa: PLC0415 - which is not there on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        soft = most
    return WANTED if soft == resource.RLIM_INFINITY else soft
