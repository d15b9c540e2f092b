"""Where logs go: one line of JSON a request to standard output, all else to standard error."""

import logging
import sys
from typing import Final

from skill.private_addresses import WithoutPrivateAddresses

ACCESS: Final = "repcast.access"
"""The name of the access log."""


def log_to_terminal() -> None:
    """The access log to standard output, all else that is worth telling to standard error."""
    warn_to_terminal()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a burst is no trouble
    lines = logging.StreamHandler(sys.stdout)
    lines.setFormatter(logging.Formatter("%(message)s"))
    access = logging.getLogger(ACCESS)
    access.addHandler(lines)
    access.setLevel(logging.INFO)
    access.propagate = False


def warn_to_terminal() -> None:
    """What is worth telling to standard error, for a process that answers nobody."""
    told = logging.StreamHandler()
    told.setFormatter(WithoutPrivateAddresses("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[told])
