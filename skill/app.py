"""The server's app: which addresses there are, and what holds for all of them."""

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from flask import Flask, Response, abort, request
from werkzeug.exceptions import HTTPException

from audio_builder.library import open_files
from skill.alexa.outcomes import note_nothing
from skill.alexa.wiring import open_skill
from skill.deferred import Deferred
from skill.media.access_log import log_requests
from skill.media.address import site_address
from skill.media.cross_origin import options_routes
from skill.media.dlna_headers import answer_dlna
from skill.media.editions import Clock, Editions, wall_clock
from skill.media.fast_path import FastPath
from skill.media.files import files_of
from skill.media.pace import QUERY_MAX
from skill.media.routes import media_routes
from skill.metrics.measured import Measured
from skill.metrics.meter import Meter
from skill.programmes.port import ProgrammeStore
from skill.programmes.recording import Recorder
from skill.programmes.routes import programme_routes
from skill.readiness import Readiness, health
from skill.settings import Settings
from skill.store.port import Store

if TYPE_CHECKING:
    from skill.programmes.feeds import PrivateFeeds
    from skill.speaker.opening import Speaker

PATH_MAX: Final = 300
"""Letters of a path; those that are served have under 150."""
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
READINESS: Final = "repcast.readiness"
"""Under this name they hold whether the server is being stopped."""
STORE: Final = "repcast.store"
"""Under this name they hold the store of the skill, if there is one."""
VOICE: Final = "repcast.voice"
"""Under this name they hold the store of programmes that the skill counts in, if there is one."""
SPEAKER: Final = "repcast.speaker"
"""Under this name they hold the speaker to try, if there is one."""
RECORDER: Final = "repcast.recorder"
"""Under this name they hold what takes note of what is heard of private feeds."""
PROGRAMMES: Final = "repcast.programmes"
"""Under this name they hold private feeds, which are put together when one is asked for."""
ANSWERING: Final = "repcast.answering"
"""Under this name they hold what answers Alexa, which a server has made once it serves."""


def create_app(
    settings: Settings, *, clock: Clock = wall_clock, meter: Meter | None = None
) -> Flask:
    """The app that serves what was built; a later build is picked up by itself.

    Args:
        settings: what the server was told when it was started.
        clock: tells the time, in UTC, for the log and for looking at the library.
        meter: counts and measures every request; None where metrics are off.

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
    app.after_request(answer_dlna)
    app.register_error_handler(HTTPException, _say)
    files = files_of(settings.output, editions)
    readiness = app.extensions[READINESS] = Readiness()
    app.add_url_rule("/healthz", "health", lambda: health(editions, readiness))
    media = media_routes(editions, files, lambda: site_address(settings, request))
    options = options_routes(media)
    app.register_blueprint(media)
    app.register_blueprint(options)
    _add_private_feeds(app, settings, editions, clock)
    app.wsgi_app = FastPath(app.wsgi_app, editions, clock)  # type: ignore[method-assign]
    note = note_nothing if meter is None else meter.heard
    skill = open_skill(settings, editions, clock, app.extensions[RECORDER], note)
    if skill is not None:
        app.register_blueprint(skill.routes)
        app.extensions[STORE] = skill.store
        app.extensions[VOICE] = skill.programmes
        app.extensions[ANSWERING] = skill.answering
    if settings.speaker:
        from skill.speaker.routes import open_page  # noqa: PLC0415 - with it comes all of the skill

        tried = open_page(settings, editions, clock)
        app.register_blueprint(tried.routes)
        app.extensions[SPEAKER] = tried.speaker
    if meter is not None:
        app.wsgi_app = Measured(app.wsgi_app, meter)  # type: ignore[method-assign]
    return app


def close_app(app: Flask) -> None:
    """Close what the app holds open, once nobody is served any more."""
    feeds: Deferred[PrivateFeeds] = app.extensions[PROGRAMMES]
    held: tuple[Store | Recorder | PrivateFeeds | ProgrammeStore | Speaker | None, ...] = (
        app.extensions.get(STORE),
        app.extensions.get(SPEAKER),
        app.extensions[RECORDER],  # it still writes what it has
        app.extensions.get(VOICE),
        feeds.made,
    )
    for part in held:
        if part is not None:
            part.close()


def _add_private_feeds(app: Flask, settings: Settings, editions: Editions, clock: Clock) -> None:
    recorder = app.extensions[RECORDER] = Recorder()

    def make() -> "PrivateFeeds":
        from skill.programmes.opening import open_feeds  # noqa: PLC0415 - few servers have any

        address = partial(site_address, settings, request)
        return open_feeds(settings, editions, address, recorder, clock)

    feeds = app.extensions[PROGRAMMES] = Deferred(make)
    app.register_blueprint(programme_routes(feeds.get, editions))


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
