"""Patience: what was not answered is asked again, each time a little later, within a bound."""

import random
import time
from collections.abc import Callable
from typing import Final, TypeVar

READING_S: Final = 10.0
"""A listener waits no longer for one object."""
PUBLISHING_S: Final = 120.0
_FIRST_S: Final = 0.1
_LONGEST_S: Final = 5.0
_FINAL: Final = (FileNotFoundError, PermissionError)
"""What asking again does not change."""
AnswerT = TypeVar("AnswerT")


def patiently(ask: Callable[[], AnswerT], patience_s: float) -> AnswerT:
    """The answer to a question, asked again while its failure may pass.

    Raises:
        OSError: the last failure, once patience is at its end; at once if it cannot pass.
    """
    until = time.monotonic() + patience_s
    pause_s = _FIRST_S
    while True:
        try:
            return ask()
        except _FINAL:
            raise
        except OSError:
            # Not all at once, who were refused together.
            wait_s = pause_s * random.uniform(0.5, 1.0)  # noqa: S311 - nothing secret
            if time.monotonic() + wait_s > until:
                raise
        time.sleep(wait_s)
        pause_s = min(pause_s * 2, _LONGEST_S)
