"""Forgets listeners who stay away, while the server runs."""

import logging
from collections.abc import Callable
from datetime import date, datetime
from threading import Lock
from typing import Final

from skill.store.port import KEPT, Store, StoreError

_log: Final = logging.getLogger("repcast.store")


class Tidying:
    """Forgets whoever has not been heard of for `KEPT`, at most once a day (UTC).

    It counts from the day on which it was made: opening the skill has forgotten them for that day.
    Threads may share it.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._lock = Lock()
        self._day: date = clock().date()

    def if_due(self) -> None:
        """Forget them if another day has come. It has no one to tell of a failure but the log."""
        now = self._clock()
        with self._lock:
            due, self._day = now.date() != self._day, now.date()
        if not due:
            return
        try:
            count = self._store.forget_idle(now - KEPT)
        except StoreError as error:
            _log.warning("idle listeners could not be forgotten, tomorrow again: %s", error)
        else:
            _log.info("%d idle listeners were forgotten", count)
