"""The addresses of private feeds: `/f/<token>/feed.xml`, the sessions' tracks, the calendar.

No token comes into a log: of an address the access log tells `/f/…/` and the rest, and no failure
is left to those who would log the whole address with it.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Final, ParamSpec

from flask import Blueprint, Response, abort
from werkzeug.exceptions import HTTPException

from audio_builder.library import BESIDE_TRACK, FEED_NAME, LibraryError
from skill.alexa.key import KeyFileError
from skill.media.editions import Editions
from skill.media.routes import TRACK
from skill.programmes.addresses import CALENDAR, FOLDER, TOKEN_LETTERS
from skill.store.port import StoreError

if TYPE_CHECKING:
    from skill.programmes.feeds import PrivateFeeds

_FOLDER: Final = f"/{FOLDER}/<string(length={TOKEN_LETTERS}):token>"
_ERROR: Final = 400
_log: Final = logging.getLogger("repcast.programmes")
P = ParamSpec("P")
View = Callable[P, Response]


def programme_routes(feeds: Callable[[], "PrivateFeeds"], editions: Editions) -> Blueprint:
    """The addresses. GET and HEAD; the rest is 405.

    Args:
        feeds: gives what answers; it is asked at each request.
        editions: is told of damage.
    """
    routes = Blueprint("programmes", __name__)

    def feed(token: str) -> Response:
        return feeds().feed(token)

    def calendar(token: str) -> Response:
        return feeds().calendar(token)

    def track(token: str, number: int) -> Response:
        return feeds().track(token, number)

    def text(token: str, number: int, ending: str) -> Response:
        return feeds().text(token, number, ending)

    def add(path: str, name: str, view: View[...], **defaults: str) -> None:
        routes.add_url_rule(f"{_FOLDER}/{path}", name, _guarded(view, editions), defaults=defaults)

    add(FEED_NAME, "feed", feed)
    add(CALENDAR, "calendar", calendar)
    add(f"<int:number>{TRACK}", "track", track)
    for ending in BESIDE_TRACK:
        add(f"<int:number>{ending}", f"text{ending.replace('.', '_')}", text, ending=ending)
    routes.after_request(_keep_private)
    return routes


def _guarded(view: View[P], editions: Editions) -> View[P]:
    """A view of which no error but a told one gets out: others are logged with their address."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> Response:
        try:
            return view(*args, **kwargs)
        except HTTPException:
            raise
        except KeyError:
            abort(404)
        except (LibraryError, OSError) as error:
            editions.report(error)
            abort(503, "this track cannot be played until the library is built again")
        except (StoreError, KeyFileError) as error:
            _log.warning("private feeds cannot be served: %s", error)
            abort(503, "private feeds cannot be served just now; ask again in a moment")
        except Exception:  # noqa: BLE001 - Flask would log it with the address
            _log.exception("a private feed failed")
            abort(500)

    return answer


def _keep_private(response: Response) -> Response:
    """For this listener alone: not to be kept by a cache on the way, found, or referred to."""
    if response.status_code < _ERROR:
        response.headers["Cache-Control"] = "private, no-cache"
    for name in ("Access-Control-Allow-Origin", "Access-Control-Expose-Headers"):
        response.headers.pop(name, None)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
