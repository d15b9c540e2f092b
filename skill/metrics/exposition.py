"""GET /metrics, at a port of its own: never at the one that listeners reach."""

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from skill.listening import bind_at, serve_at
from skill.setting_values import Endpoint

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PATH: Final = "/metrics"


def expose(endpoint: Endpoint, render: Callable[[], bytes], content_type: str) -> Endpoint:
    """Have a thread answer with metrics as long as this process lives; where it does.

    Raises:
        OSError: with one sentence, if the address is not this machine's or the port is taken.
    """

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ["PATH_INFO"] != PATH:
            start_response("404 NOT FOUND", [("Content-Type", "text/plain")])
            return [f"metrics are at {PATH}\n".encode()]
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            start_response("405 METHOD NOT ALLOWED", [("Allow", "GET, HEAD")])
            return []
        body = render()
        headers = [("Content-Type", content_type), ("Content-Length", str(len(body)))]
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    try:
        listener = bind_at(endpoint.host, endpoint.port)
    except OSError as error:
        message = f"metrics cannot be told at {endpoint}: {error.strerror}; choose another port"
        raise OSError(error.errno, message) from error
    server = serve_at(answer, listener, threads=1, ident="repcast")
    threading.Thread(target=server.run, name="metrics", daemon=True).start()
    return Endpoint(host=endpoint.host, port=int(server.effective_port))
