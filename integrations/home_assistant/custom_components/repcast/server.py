"""The Repcast server, asked over HTTP. The only module that uses aiohttp."""

import json
from contextlib import suppress
from http import HTTPStatus
from typing import Any, Final

import aiohttp

from .catalog import Routine, Row, Timeline, parse_routine, parse_search, parse_timeline
from .errors import ForeignError, RefusedError, UnreachableError

_ANSWER: Final = aiohttp.ClientTimeout(total=10)
_REFUSED: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND})
_SENTENCE_MAX: Final = 300
"""Letters of a refusal that are passed on; a page of a stranger's has more."""


class Server:
    """A server's address, and what it answers."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        """Begin; nothing is asked yet.

        Args:
            session: asks.
            url: where `repcast serve` is reached, by Home Assistant and by the speakers.
        """
        self._session = session
        self.url = url.rstrip("/")

    def track_url(self, routine_id: str, track_id: str, query: str) -> str:
        """The address of a track's MP3 at a pace."""
        return self._address(f"{routine_id}/{track_id}.mp3", query)

    async def routines(self) -> tuple[Row, ...]:
        """All routines, in the server's order.

        Raises:
            RepcastError: if they cannot be had.
        """
        return parse_search(await self._told("search.json"))

    async def routine(self, routine_id: str) -> Routine:
        """One routine.

        Raises:
            RepcastError: if it cannot be had.
        """
        return parse_routine(await self._told(f"{routine_id}/routine.json"))

    async def timeline(self, routine_id: str, track_id: str, query: str) -> Timeline:
        """How long a track takes at a pace, and what is in it.

        Raises:
            RepcastError: if there is no such track, or not at that pace.
        """
        return parse_timeline(await self._told(f"{routine_id}/{track_id}.timeline.json", query))

    def _address(self, path: str, query: str) -> str:
        return f"{self.url}/{path}" + (f"?{query}" if query else "")

    async def _told(self, path: str, query: str = "") -> Any:  # noqa: ANN401 - whatever JSON it is
        address = self._address(path, query)
        try:
            async with self._session.get(address, timeout=_ANSWER) as answer:
                status, text = answer.status, await answer.text()
        except (aiohttp.ClientError, TimeoutError, UnicodeError) as error:
            message = f"nobody answers at {self.url}; is repcast serve running there?"
            raise UnreachableError(message) from error
        except ValueError as error:  # aiohttp's word for what is no address
            message = f"'{self.url}' is no address; give it as in http://192.168.1.20:8080"
            raise UnreachableError(message) from error
        if status in _REFUSED and len(text) < _SENTENCE_MAX and not text.startswith("<"):
            raise RefusedError(text.strip())
        if status == HTTPStatus.OK:
            with suppress(ValueError):
                return json.loads(text)
        message = (
            f"{self.url} answers, but not as Repcast does (status {status} at /{path}): "
            "give the address of repcast serve"
        )
        raise ForeignError(message)
