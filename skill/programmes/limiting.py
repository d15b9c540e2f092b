"""How often private feeds may be asked for: by token, and all wrong tokens together.

The door to limits. It counts in this process's memory, and knows a token by its keyed hash alone.
"""

import math
import time
from typing import Final

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from skill.store.listeners import ProgrammeHash

EACH_A_MINUTE: Final = 300
"""Requests of one token: a player that seeks, an app that looks at every session, have fewer."""
WRONG_A_MINUTE: Final = 60
"""Wrong tokens of all strangers together: a token of 256 bits is safe at any rate, the database's
time is not. Whoever has a right one is served all the same."""
_WRONG: Final = "wrong"


class Limits:
    """Counts requests. Many threads may ask."""

    def __init__(
        self, each_a_minute: int = EACH_A_MINUTE, wrong_a_minute: int = WRONG_A_MINUTE
    ) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._each = RateLimitItemPerMinute(each_a_minute, namespace="programme")
        self._wrong = RateLimitItemPerMinute(wrong_a_minute, namespace="programme")

    def of_token(self, token: ProgrammeHash) -> int | None:
        """Count a request of a token; for how many seconds to wait, if it is one too many."""
        return self._count(self._each, token)

    def of_wrong(self) -> int | None:
        """Count a request with a wrong token, whoever's; as for `of_token`."""
        return self._count(self._wrong, _WRONG)

    def _count(self, item: RateLimitItem, whose: str) -> int | None:
        if self._limiter.hit(item, whose):
            return None
        until = self._limiter.get_window_stats(item, whose).reset_time
        return max(1, math.ceil(until - time.time()))
