"""Progress on the terminal, and the list of what was made."""

import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Final, Self

import click

from audio_builder.clips.order import Order
from audio_builder.model.sounds import Phrase

SHOW_AFTER_S: Final = 1.0
"""Work shorter than this gets no bar."""


class Progress:
    """A build's report: a bar on a terminal, and every order with its reason for `--explain`."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.speech_ms = 0
        self._bar: Any = None
        self._stack = ExitStack()
        self._began = 0.0
        self._done = 0
        self._total = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def waiting(self) -> None:
        """Say that another build is at work."""
        click.echo("another build is writing to this folder; waiting for it", err=True)

    def making(self, orders: Sequence[Order]) -> None:
        """Take note of what is to be made."""
        self._stack.close()
        self._bar = None
        self.orders += orders
        self._began, self._done, self._total = time.monotonic(), 0, len(orders)

    def made(self, order: Order, length_ms: int) -> None:
        """Move the bar on, once the work has lasted long enough to deserve one."""
        if isinstance(order.sound, Phrase):
            self.speech_ms += length_ms
        self._done += 1
        late = time.monotonic() - self._began > SHOW_AFTER_S
        if self._bar is None and late and sys.stderr.isatty():
            label = "phrases" if isinstance(order.sound, Phrase) else "airs and tones"
            bar: Any = click.progressbar(
                length=self._total,
                label=label,
                file=sys.stderr,
                show_pos=True,
                show_eta=True,
                item_show_func=lambda _: f"{self.speech_ms / 1000:.0f} s of speech",
            )
            self._bar = self._stack.enter_context(bar)
            self._bar.update(self._done)
        elif self._bar is not None:
            self._bar.update(1)
