"""The keys that were proven, kept while their proof holds."""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from skill.verification.certificates import SigningKey
from skill.verification.rejected import Reason, Rejected

Prove = Callable[[str, datetime], SigningKey]
"""Downloads and checks the chain at a URL; raises Rejected."""

MAX_KEYS: Final = 4
"""Alexa signs with one certificate at a time; around a change, with two."""
MAX_DOWNLOADS: Final = 4


class _Flight:
    """One download under way, and what came of it for all who wait."""

    def __init__(self) -> None:
        self.landed = threading.Event()
        self.proven: SigningKey | None = None
        self.reason = Reason.DOWNLOAD


class KeyRing:
    """Finds the key for a URL: a kept one, or by one download however many ask.

    Only success is kept. A failure is shared with those who waited for it and then forgotten:
    remembering it would turn a moment's trouble at Amazon into an outage here, and would not spare
    Amazon's host a flood, for which each request invents another URL. What bounds a flood is that
    at most `MAX_DOWNLOADS` are under way; a request for yet another is turned away at once, while
    those whose key is kept are not affected.
    """

    def __init__(self, prove: Prove) -> None:
        self._prove = prove
        self._lock = threading.Lock()
        self._keys: dict[str, SigningKey] = {}
        self._flights: dict[str, _Flight] = {}

    def key(self, url: str, now: datetime) -> RSAPublicKey:
        """The key for a normalised URL.

        Raises:
            Rejected: if it cannot be had or is not Alexa's.
        """
        with self._lock:
            proven = self._keys.get(url)
            if proven is not None and proven.holds(now):
                return proven.key
            self._keys.pop(url, None)
            flight, is_ours = self._board(url)
        if is_ours:
            return self._fly(url, now, flight)
        flight.landed.wait()
        if flight.proven is None:
            raise Rejected(flight.reason)
        return flight.proven.key

    def _board(self, url: str) -> tuple[_Flight, bool]:
        """The download of this URL, and whether it is for the caller to do. Needs the lock."""
        if url in self._flights:
            return self._flights[url], False
        if len(self._flights) >= MAX_DOWNLOADS:
            raise Rejected(Reason.BUSY)
        self._flights[url] = _Flight()
        return self._flights[url], True

    def _fly(self, url: str, now: datetime, flight: _Flight) -> RSAPublicKey:
        """Download for all; whatever happens, nobody is left waiting."""
        try:
            flight.proven = self._prove(url, now)
        except Rejected as rejected:
            flight.reason = rejected.reason
            raise
        finally:
            with self._lock:
                del self._flights[url]
                if flight.proven is not None:
                    self._keep(url, flight.proven)
            flight.landed.set()
        return flight.proven.key

    def _keep(self, url: str, proven: SigningKey) -> None:
        """Keep it, in place of the oldest if there are too many. Needs the lock."""
        self._keys[url] = proven
        if len(self._keys) > MAX_KEYS:
            del self._keys[next(iter(self._keys))]
