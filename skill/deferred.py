"""Parts of the server that are put together when they are first needed.

What a part is made of is imported by whoever makes it, so that a server that never needs the part
never loads it, and one that does is ready before it has.
"""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

PartT = TypeVar("PartT")


class Deferred(Generic[PartT]):
    """One part, made once. Threads may share it: whoever comes meanwhile waits for it."""

    def __init__(self, make: Callable[[], PartT]) -> None:
        """Nothing is made yet.

        Args:
            make: makes the part; if it fails, the next one who asks has it tried again.
        """
        self._make = make
        self._lock = Lock()
        self._made: PartT | None = None

    @property
    def made(self) -> PartT | None:
        """The part, if anybody has needed it."""
        return self._made

    def get(self) -> PartT:
        """The part; it is made for the first who asks."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made
