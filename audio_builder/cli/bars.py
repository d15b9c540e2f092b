"""A bar on the terminal for work that lasts: whoever is done in a moment shows none."""

import sys
import time
from contextlib import ExitStack
from threading import Lock
from typing import Any, Final, Self

import click

SHOW_AFTER_S: Final = 1.0
"""Work shorter than this gets no bar."""


class LateBar:
    """A bar that comes once its work has lasted long enough for one. Threads may share it."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._lock = Lock()
        self._bar: Any = None
        self._began_s = 0.0
        self._done = self._total = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def begin(self, total: int) -> None:
        """Take note of how much there is to do; a bar of what was before is finished."""
        self._stack.close()
        self._bar = None
        self._began_s, self._done, self._total = time.monotonic(), 0, total

    def step(self, label: str, **shown: Any) -> None:  # noqa: ANN401 - click's
        """One more is done.

        Args:
            label: what they are, should the bar begin now.
            shown: whatever else click's bar is to show.
        """
        with self._lock:
            self._done += 1
            late = time.monotonic() - self._began_s > SHOW_AFTER_S
            if self._bar is not None:
                self._bar.update(1)
            elif late and sys.stderr.isatty():
                bar: Any = click.progressbar(
                    length=self._total, label=label, file=sys.stderr, show_pos=True, **shown
                )
                self._bar = self._stack.enter_context(bar)
                self._bar.update(self._done)
