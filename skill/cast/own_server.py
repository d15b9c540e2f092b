"""A server of one's own for as long as a loudspeaker plays, at an address that it reaches."""

import socket
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Final
from urllib.parse import urlsplit

from flask import Response, request

from skill.cast.ports import SpeakerError
from skill.listening import address_of, bind
from skill.settings import Settings

_STOP_S: Final = 2
"""What a loudspeaker fetches when it is all over need not be fetched to its end."""
_FETCHED: Final = (200, 206)
_ANY_PORT: Final = 9
"""Nothing is sent there: the system only chooses the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What is served.

    Attributes:
        base: where, without a trailing slash.
        fetched: the paths from which something was.
    """

    base: str
    fetched: AbstractSet[str]


@contextmanager
def serving(settings: Settings) -> Iterator[Served]:
    """Serve beside whatever else is done, until the end.

    Raises:
        OSError: with one sentence, if the address is not this machine's or the port is taken.
    """
    from skill.service import open_service  # noqa: PLC0415 - it loads the app: no refusal needs it

    service = open_service(settings, listener := bind(settings))
    fetched: set[str] = set()

    def note(response: Response) -> Response:
        if response.status_code in _FETCHED and request.method == "GET":
            fetched.add(request.path)
        return response

    service.app.after_request(note)  # the fast path is not for addresses with a pace's folder
    thread = Thread(target=service.serve, name="cast-server")
    thread.start()
    try:
        yield Served(base=address_of(listener), fetched=fetched)
    finally:
        service.run.stop()
        thread.join(settings.stop_s + 10)
        service.close()


def settings_of(chosen: Settings, host: str, port: int) -> Settings:
    """The settings of such a server: a library and no more, whatever else was set up."""
    return Settings(output=chosen.output, data=chosen.data, host=host, port=port, stop_s=_STOP_S)


def host_towards(address: str) -> str:
    """This computer's address as whoever is at another address reaches it.

    Raises:
        SpeakerError: if there is no way there.
    """
    there = address
    try:
        there = urlsplit(address).hostname or ""
        family, kind, _, _, place = socket.getaddrinfo(there, _ANY_PORT, type=socket.SOCK_DGRAM)[0]
        with socket.socket(family, kind) as way:
            way.connect(place)
            return str(way.getsockname()[0])
    except (OSError, ValueError) as error:
        message = f"no way leads to {there}: {error}; is the address right?"
        raise SpeakerError(message) from error
