"""Feeds and calendars as they were rendered last: apps ask for them again and again, all day."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final

from skill.media.editions import Edition

KEPT: Final = 32
"""So many are kept; one of a year of daily sessions is under a megabyte."""


class Rendered:
    """What was rendered of the edition that is served. Threads may share it."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._known: OrderedDict[Hashable, tuple[Edition, bytes]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, edition: Edition, make: Callable[[], bytes]) -> bytes:
        """What a key stands for, made if it is not at hand or is of an earlier edition.

        Args:
            key: equal for equal bytes of one edition.
            edition: what it is made of.
            make: makes it; nothing is kept if that fails.
        """
        with self._lock:
            known = self._known.get(key)
            if known is not None and known[0] is edition:
                self._known.move_to_end(key)
                return known[1]
        data = make()
        with self._lock:
            self._known[key] = (edition, data)
            self._known.move_to_end(key)
            while len(self._known) > self._kept:
                self._known.popitem(last=False)
        return data
