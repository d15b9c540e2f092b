"""The server's app: which addresses there are, and what holds for all of them."""

from pathlib import Path
from types import MappingProxyType
from typing import Final

from flask import Flask, Response, abort, jsonify, request
from werkzeug.exceptions import HTTPException

from audio_builder.library import open_files
from skill.alexa.wiring import open_skill
from skill.media.access_log import log_requests
from skill.media.address import site_address
from skill.media.editions import Clock, Editions, wall_clock
from skill.media.fast_path import FastPath
from skill.media.files import FilesOfEdition, FilesOfFolder
from skill.media.routes import media_routes
from skill.settings import Settings
from skill.speaker.routes import open_page
from skill.store.port import Store

PATH_MAX: Final = 300
"""Letters of a path; those that are served have under 150."""
QUERY_MAX: Final = 500
"""Bytes of a query; longer ones than a pace's are refused with a sentence up to here."""
BODY_MAX: Final = 65_536
"""Bytes of a body: ample for what a speaker sends."""

_SENTENCES: Final = MappingProxyType(
    {
        404: "there is nothing at this address",
        405: "this address can only be read: GET or HEAD",
        500: "something went wrong here; it has been noted",
    }
)
"""What an error says where nobody said anything of their own."""

EDITIONS: Final = "repcast.editions"
"""Under this name the app's extensions hold what it plays from."""
STORE: Final = "repcast.store"
"""Under this name they hold the store of the skill, if there is one."""
SPEAKER: Final = "repcast.speaker"
"""Under this name they hold the store of the speaker to try, if there is one."""


def create_app(settings: Settings, *, clock: Clock = wall_clock) -> Flask:
    """The app that serves what was built; a later build is picked up by itself.

    Args:
        settings: what the server was told when it was started.
        clock: tells the time, in UTC, for the log and for looking at the library.

    Raises:
        KeyFileError: if the skill or the speaker is on, and its key cannot be used.
        StoreError: if the skill or the speaker is on, and its store cannot be used.
        LibraryError: if a package is missing that reads the output's store.
    """
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_MAX
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    app.url_map.merge_slashes = False  # else //elsewhere/ would be answered with a redirect
    editions = app.extensions[EDITIONS] = Editions(open_files(settings.output), clock)
    log_requests(app, clock)
    app.before_request(_refuse_long_addresses)
    app.after_request(_guard)
    app.register_error_handler(HTTPException, _say)
    output = settings.output
    files = FilesOfFolder(output) if isinstance(output, Path) else FilesOfEdition(editions)
    app.add_url_rule("/healthz", "health", lambda: _health(editions))
    app.register_blueprint(media_routes(editions, files, lambda: site_address(settings, request)))
    app.wsgi_app = FastPath(app.wsgi_app, editions, clock)  # type: ignore[method-assign]
    skill = open_skill(settings, editions, clock)
    if skill is not None:
        app.register_blueprint(skill.routes)
        app.extensions[STORE] = skill.store
    if settings.speaker:
        tried = open_page(settings, editions, clock)
        app.register_blueprint(tried.routes)
        app.extensions[SPEAKER] = tried.store
    return app


def close_app(app: Flask) -> None:
    """Close what the app holds open, once nobody is served any more."""
    for name in (STORE, SPEAKER):
        store: Store | None = app.extensions.get(name)
        if store is not None:
            store.close()


def _health(editions: Editions) -> tuple[Response, int]:
    """Ready or not, and why: 200 or 503. Ready is a server that plays, if only an older build."""
    edition = editions.current()
    routines = edition.library.ids if edition else ()
    said = jsonify(
        ready=edition is not None,
        problem=editions.problem,
        routines=routines,
    )
    said.headers["Cache-Control"] = "no-store"
    return said, 200 if edition else 503


def _refuse_long_addresses() -> None:
    if len(request.path) > PATH_MAX or len(request.query_string) > QUERY_MAX:
        abort(414, "this address is too long")


def _guard(response: Response) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    if response.mimetype == "text/html":
        # Beside the policy that each page bears itself, which cannot say this.
        response.headers.setdefault("Content-Security-Policy", "frame-ancestors 'none'")
    return response


def _say(error: HTTPException) -> Response:
    """An error as one sentence of plain text."""
    status = error.code or 500
    sentence = error.description
    if sentence == type(error).description:
        sentence = _SENTENCES.get(status, sentence)
    response = Response(
        f"{sentence}\n",
        status=status,
        content_type="text/plain; charset=utf-8",
    )
    response.headers["Cache-Control"] = "no-store"
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response
