"""What may be asked of an address: OPTIONS, and the leave for pages of other sites (Fetch, CORS).

Only what was built may be read from elsewhere: it is the same for everybody, and no cookie or other
sign of who asks is ever looked at. The addresses of Alexa and of the speaker say what they take,
and give leave to nobody.
"""

from typing import Final

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from skill.media.conditions import NAMES as CONDITIONS

_HEADERS: Final = ("Cache-Control", "Icy-MetaData", *CONDITIONS, "Pragma", "Range")
_LEAVE: Final = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Methods", "GET, HEAD"),
    ("Access-Control-Allow-Headers", ", ".join(_HEADERS)),
    ("Access-Control-Max-Age", "86400"),
)
"""What a browser is told that asks before a page of another site reads something."""
_METHODS: Final = ("POST", "GET")
"""By which method an address is known; POST first, as every address can be asked for by GET."""


def options_routes(readable: Blueprint) -> Blueprint:
    """The answers to OPTIONS, at every address.

    Args:
        readable: whose addresses pages of other sites may read; their errors too, from now on.
    """
    routes = Blueprint("options", __name__)

    @readable.after_request
    def let_errors_be_read(response: Response) -> Response:
        response.headers.setdefault("Access-Control-Allow-Origin", "*")
        return response

    @routes.route("/", defaults={"path": ""}, methods=["OPTIONS"])
    @routes.route("/<path:path>", methods=["OPTIONS"])
    def options(path: str) -> Response:  # noqa: ARG001 - the whole address is looked at
        """Which methods there are, and whether others may use them."""
        rule = _rule()
        response = Response(status=204)
        del response.headers["Content-Type"]
        methods = {"OPTIONS", *(rule.methods or ())}
        response.headers["Allow"] = ", ".join(sorted(methods))
        if rule.endpoint.startswith(f"{readable.name}."):
            response.headers.extend(_LEAVE)
        return response

    return routes


def _rule() -> Rule:
    """Whose address the one at hand is."""
    adapter = current_app.url_map.bind("any")
    for method in _METHODS:
        try:
            return adapter.match(request.path, method=method, return_rule=True)[0]
        except HTTPException:
            continue
    message = "an address that takes neither POST nor GET"
    raise LookupError(message)
