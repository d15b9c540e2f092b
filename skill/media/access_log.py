"""The access log: one line of JSON a request, and nothing in it that tells listeners apart.

No address, no agent, no header, no query as it was sent: of a query only the pace that was
understood. An address that was answered with an error is not repeated either, unless it is one of
our own: anything could stand in it.
"""

import json
import logging
from typing import Final

from flask import Flask, Response, g, request

from skill.media.editions import Clock

ACCESS: Final = logging.getLogger("repcast.access")
_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
_ERROR: Final = 400


def log_requests(app: Flask, clock: Clock) -> None:
    """Have an app write a line for each request, once it is known what the answer will be."""

    @app.before_request
    def begin() -> None:
        g.began = clock()

    @app.after_request
    def end(response: Response) -> Response:
        now = clock()
        line = {
            "time": now.isoformat(timespec="milliseconds"),
            "method": request.method if request.method in _METHODS else None,
            "path": _known_path(response),
            "pace": g.get("pace"),
            "status": response.status_code,
            "bytes": _body_bytes(response),
            "ms": round((now - g.get("began", now)).total_seconds() * 1000, 1),
        }
        ACCESS.info("%s", json.dumps(line))
        return response


def _known_path(response: Response) -> str | None:
    fixed = request.url_rule is not None and not request.url_rule.arguments
    return request.path if fixed or response.status_code < _ERROR else None


def _body_bytes(response: Response) -> int:
    """How long the body is that is about to be sent; a listener may leave before its end."""
    return 0 if request.method == "HEAD" else response.content_length or 0
