"""The desk's app: the page, the addresses behind it, and the player of what was built."""

from importlib.resources import files
from typing import Final

from flask import Flask, Response, abort, jsonify
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from desk.guard import POLICY, Guard, Secrets
from desk.refusals import RefusedError
from desk.room import Room
from desk.routes import all_routes
from skill.app import EDITIONS
from skill.app import create_app as create_player
from skill.settings import Settings

PLAYER: Final = "/player"
_PLACEHOLDER: Final = "@DESK_TOKEN@"
_BODY_MAX: Final = 4_000_000
"""Bytes of a body: a text of the longest file, escaped, or a file to import."""
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def create_app(room: Room, port: int, known: Secrets) -> Flask:
    """The app behind its guard.

    Args:
        room: what it works with.
        port: where it will be reached.
        known: what its page alone knows.
    """
    app = Flask(__name__, static_folder=None)
    app.json.sort_keys = False  # type: ignore[attr-defined] # keys are told as the file has them
    app.config["MAX_CONTENT_LENGTH"] = _BODY_MAX
    for routes in all_routes(room):
        app.register_blueprint(routes)
    app.register_error_handler(RefusedError, _refuse)
    app.register_error_handler(HTTPException, _say)
    app.after_request(_private)

    @app.get("/")
    def page() -> Response:
        """The page, with the token that its changes name."""
        text = _file("desk", "page/index.html").replace(_PLACEHOLDER, Markup.escape(known.changes))
        return Response(text, content_type=_TYPES[".html"])

    @app.get("/page/<path:name>")
    def part(name: str) -> Response:
        """A file of the page."""
        return _part("desk", f"page/{name}", name)

    @app.get("/player-modules/<name>")
    def module(name: str) -> Response:
        """A module of the player's, for what the page shows as the player does."""
        return _part("audio_builder", f"player/{name}", name)

    player = create_player(Settings(output=room.output, base_url=f"{room.address}{PLAYER}"))
    room.builds.after_each(player.extensions[EDITIONS].look_now)
    inner = DispatcherMiddleware(app.wsgi_app, {PLAYER: player})
    app.wsgi_app = Guard(inner, port, known)  # type: ignore[method-assign]
    return app


def _part(package: str, path: str, name: str) -> Response:
    ending = f".{name.rpartition('.')[2]}"
    names = name.split("/")
    if ending not in _TYPES or any(not each or each.startswith(".") for each in names):
        abort(404)
    try:
        return Response(_file(package, path), content_type=_TYPES[ending])
    except OSError:
        abort(404)


def _file(package: str, path: str) -> str:
    return files(package).joinpath(path).read_text(encoding="utf-8")


def _refuse(error: RefusedError) -> tuple[Response, int]:
    return jsonify({"error": str(error)}), error.status


def _say(error: HTTPException) -> tuple[Response, int]:
    return jsonify({"error": error.description}), error.code or 500


def _private(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Cache-Control", "no-store")
    headers["Content-Security-Policy"] = POLICY
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Referrer-Policy"] = "no-referrer"
    headers["X-Content-Type-Options"] = "nosniff"
    return response
