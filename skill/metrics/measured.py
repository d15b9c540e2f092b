"""Every request measured: a WSGI app around the whole server."""

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from skill.metrics.kinds import kind_of
from skill.metrics.meter import Meter

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class Measured:
    """A WSGI app around another one.

    What is measured is the time until an answer is ready; how long it takes to be sent is up to the
    listener's line. Bytes are those of the answer's body; a listener may leave before its end.
    """

    def __init__(self, app: "WSGIApplication", meter: Meter) -> None:
        self._app = app
        self._meter = meter

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        began = time.perf_counter()

        def start(status: str, headers: list[tuple[str, str]], *failed: Any) -> Any:  # noqa: ANN401 - as PEP 3333 has it
            self._meter.answered(
                kind_of(environ["PATH_INFO"]),
                int(status[:3]),
                0 if environ["REQUEST_METHOD"] == "HEAD" else _length(headers),
                time.perf_counter() - began,
            )
            return start_response(status, headers, *failed)

        return self._app(environ, start)


def _length(headers: list[tuple[str, str]]) -> int:
    return next((int(value) for name, value in headers if name.lower() == "content-length"), 0)
