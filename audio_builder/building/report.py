"""What a build tells while it runs; the command line shows it, tests count it."""

from collections.abc import Sequence
from typing import Protocol

from audio_builder.clips.order import Order


class Report(Protocol):
    """Told in the thread of the build."""

    def waiting(self) -> None:
        """Another build holds the output folder."""
        ...

    def making(self, orders: Sequence[Order]) -> None:
        """These clips are about to be made."""
        ...

    def made(self, order: Order, length_ms: int) -> None:
        """One of them is kept; its clip is `length_ms` long."""
        ...


class Silence:
    """A report to nobody."""

    def waiting(self) -> None:
        """Say nothing."""

    def making(self, orders: Sequence[Order]) -> None:
        """Say nothing."""

    def made(self, order: Order, length_ms: int) -> None:
        """Say nothing."""
