"""/speaker: the page, and the address that it does things at. Only ever on this machine."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Final

from flask import Blueprint, Response, abort, request

from audio_builder.library import LibraryError
from skill.media.editions import Editions
from skill.package.errors import PackageError
from skill.settings import Settings, is_loopback
from skill.speaker.acting import ActError, act
from skill.speaker.guarding import acting_fault, reading_fault
from skill.speaker.opening import Speaker, open_speaker
from skill.speaker.telling import tell

PATH: Final = "/speaker"
POLICY: Final = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""Nothing from elsewhere, and nothing written into the page itself."""
_FOLDER: Final = Path(__file__).with_name("page")
_TYPES: Final = MappingProxyType(
    {
        "index.html": "text/html; charset=utf-8",
        "speaker.css": "text/css; charset=utf-8",
        "speaker.js": "text/javascript; charset=utf-8",
        "speaker.svg": "image/svg+xml",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page, ready to be served.

    Attributes:
        routes: its addresses.
        speaker: to be closed when the server stops.
    """

    routes: Blueprint
    speaker: Speaker


def open_page(settings: Settings, editions: Editions, clock: Callable[[], datetime]) -> Page:
    """The page to try the skill on.

    Raises:
        KeyFileError: if the speaker's key cannot be used.
        StoreError: if its store cannot be used.
        ValueError: if others could reach it, whoever made the settings.
    """
    if not is_loopback(settings.host) or settings.trusted_proxies:
        message = "the speaker is served on a loopback address only"
        raise ValueError(message)
    speaker = open_speaker(settings.data, editions, clock, "page")
    return Page(routes=speaker_routes(speaker), speaker=speaker)


def speaker_routes(speaker: Speaker) -> Blueprint:
    """The addresses of one speaker: whoever opens the page talks to the same one."""
    routes = Blueprint("speaker", __name__)
    files = {name: _FOLDER.joinpath(name).read_bytes() for name in _TYPES}
    lock = Lock()

    @routes.get(PATH)
    def start() -> Response:
        """The page."""
        return _file("index.html", files)

    @routes.get(f"{PATH}/<any('speaker.css', 'speaker.js', 'speaker.svg'):name>")
    def file(name: str) -> Response:
        """What the page needs."""
        return _file(name, files)

    @routes.post(f"{PATH}/do")
    def do() -> Response:
        """Do one thing, and tell what came of it."""
        _refuse(acting_fault(request.headers))
        if request.mimetype != "application/json":
            abort(415, "what is to be done comes as JSON")
        wish = request.get_json(silent=True)
        try:
            with lock:
                outcome = act(speaker.conversation, wish)
                told = tell(outcome, speaker.conversation.device, speaker.ears.name())
        except ActError as error:
            abort(400, str(error))
        except (LibraryError, PackageError) as error:
            abort(503, str(error))
        text = json.dumps(told, ensure_ascii=False)  # in its own order, which Flask would change
        return _kept_nowhere(Response(text, content_type="application/json"))

    return routes


def _file(name: str, files: dict[str, bytes]) -> Response:
    _refuse(reading_fault(request.headers))
    response = Response(files[name], content_type=_TYPES[name])
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "same-origin"
    return _kept_nowhere(response)


def _refuse(fault: str | None) -> None:
    if fault is not None:
        abort(403, fault)


def _kept_nowhere(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
