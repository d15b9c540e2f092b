"""The access log: one line of JSON a request, and nothing in it that tells listeners apart.

No address, no agent, no header, no query as it was sent: of a query only the pace that was
understood. An address that was answered with an error is not repeated either, unless it is one of
our own: anything could stand in it. A private address is never told whole.
"""

import json
import logging
from datetime import datetime
from typing import Final

from flask import Flask, Response, g, request

from skill.logs import ACCESS
from skill.media.editions import Clock
from skill.private_addresses import loggable

_ACCESS: Final = logging.getLogger(ACCESS)
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
        write_line(
            began=g.get("began", now),
            now=now,
            method=request.method if request.method in _METHODS else None,
            path=_known_path(response),
            pace=g.get("pace"),
            status=response.status_code,
            size=_body_bytes(response),
        )
        return response


def write_line(  # noqa: PLR0913 - one a member of the line
    *,
    began: datetime,
    now: datetime,
    method: str | None,
    path: str | None,
    pace: str | None,
    status: int,
    size: int,
) -> None:
    """Write the line of one request.

    Args:
        began: when it came.
        now: when its answer is about to be sent.
        method: if it is a known one.
        path: if it may be told.
        pace: as understood, if it asked for one.
        status: of the answer.
        size: how many bytes its body has.
    """
    line = {
        "time": now.isoformat(timespec="milliseconds"),
        "method": method,
        "path": None if path is None else loggable(path),
        "pace": pace,
        "status": status,
        "bytes": size,
        "ms": round((now - began).total_seconds() * 1000, 1),
    }
    _ACCESS.info("%s", json.dumps(line))


def _known_path(response: Response) -> str | None:
    fixed = request.url_rule is not None and not request.url_rule.arguments
    return request.path if fixed or response.status_code < _ERROR else None


def _body_bytes(response: Response) -> int:
    """How long the body is that is about to be sent; a listener may leave before its end."""
    return 0 if request.method == "HEAD" else response.content_length or 0
