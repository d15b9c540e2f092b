"""Progress on the terminal, and the list of what was made."""

from collections.abc import Sequence
from typing import Self

import click

from audio_builder.cli.bars import LateBar
from audio_builder.clips.order import Order
from audio_builder.model.sounds import Phrase


class Progress:
    """How far a build is, and then its publication: a bar on a terminal for each part that lasts.

    Every order is kept, with its reason, for `--explain`.
    """

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.speech_ms = 0
        self._bar = LateBar()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.__exit__()

    def waiting(self) -> None:
        """Say that another build is at work."""
        click.echo("another build is writing to this folder; waiting for it", err=True)

    def making(self, orders: Sequence[Order]) -> None:
        """Take note of what is to be made."""
        self.orders += orders
        self._bar.begin(len(orders))

    def made(self, order: Order, length_ms: int) -> None:
        """Move the bar on."""
        if isinstance(order.sound, Phrase):
            self.speech_ms += length_ms
        self._bar.step(
            "phrases" if isinstance(order.sound, Phrase) else "airs and tones",
            show_eta=True,
            item_show_func=lambda _: f"{self.speech_ms / 1000:.0f} s of speech",
        )

    def sending(self, total: int) -> None:
        """Take note of how much there is to send."""
        self._bar.begin(total)

    def sent(self, size_bytes: int) -> None:  # noqa: ARG002 - the port's
        """Move the bar on. Many threads do."""
        self._bar.step("objects")
