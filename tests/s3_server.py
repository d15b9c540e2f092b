"""A server that speaks S3, and a hand-written proxy before it that fails as networks do.

Run as a program it is the server; it prints its port.
"""

import http.client
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

BUCKET: Final = "library"
_HOP: Final = frozenset({"connection", "transfer-encoding", "content-length", "server", "date"})
_CONDITIONS: Final = ("If-Match", "If-None-Match")


@dataclass(slots=True, kw_only=True)
class Faults:
    """What goes wrong; nothing unless it is told.

    Attributes:
        slow_s: every answer takes so much longer.
        refuse_every: of so many requests one is answered with 503.
        cut_every: of so many answers with a body one ends in its middle.
        stale: answers about the index are those of before.
        lose_answer: the answer to the next index that is put there is lost.
        down: nobody is let in.
        ignore_conditions: everything is kept, whatever the condition.
    """

    slow_s: float = 0.0
    refuse_every: int = 0
    cut_every: int = 0
    stale: bool = False
    lose_answer: bool = False
    down: bool = False
    ignore_conditions: bool = False
    stops: Callable[[int, str, str], bool] = lambda *_: False
    """Whether a request comes no further; asked with its number, method and path."""
    requests: Counter[str] = field(default_factory=Counter)
    """How many there were of each method."""
    paths: list[tuple[str, str]] = field(default_factory=list)
    """Method and path of each."""
    bodies: int = 0
    """Bytes that came in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer of the server."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Proxy(ThreadingHTTPServer):
    """Stands before a server of this machine."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.faults = Faults()
        self.backend = port
        self.lock = threading.Lock()
        self.conditional = threading.Lock()  # moto looks and writes in two steps; S3 in one
        self.before: dict[tuple[str, str], Answer] = {}

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients come and go."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Proxy

    def setup(self) -> None:
        """Have a line of its own to the server."""
        super().setup()
        self._line = http.client.HTTPConnection("127.0.0.1", self.server.backend, timeout=30)

    def finish(self) -> None:
        """Hang up."""
        self._line.close()
        super().finish()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Whatever the method is."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        faults = self.server.faults
        with self.server.lock:
            faults.requests[self.command] += 1
            faults.paths.append((self.command, self.path))
            faults.bodies += len(body)
            count = faults.requests.total()
        time.sleep(faults.slow_s)
        if faults.down or faults.stops(count, self.command, self.path):
            self.close_connection = True
            return
        if faults.refuse_every and count % faults.refuse_every == 0:
            self._say(Answer(status=503, headers=(), body=b""))
            return
        answer = self._stale(self._forwarded(body))
        if faults.lose_answer and self.command == "PUT" and self.path.endswith("/index.json"):
            faults.lose_answer = False
            self.close_connection = True
            return
        cut = faults.cut_every and self.command == "GET" and count % faults.cut_every == 0
        self._say(answer, cut=bool(cut and answer.body))

    do_HEAD = do_PUT = do_POST = do_DELETE = do_GET  # noqa: N815 - as the base class calls them

    def _forwarded(self, body: bytes) -> Answer:
        headers = dict(self.headers.items())
        if self.server.faults.ignore_conditions:
            headers = {name: each for name, each in headers.items() if name not in _CONDITIONS}
        headers.pop("Expect", None)
        if not any(name in headers for name in _CONDITIONS):
            return self._asked(body, headers)
        with self.server.conditional:
            return self._asked(body, headers)

    def _asked(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        self._line.request(self.command, self.path, body, dict(headers))
        got = self._line.getresponse()
        return Answer(status=got.status, headers=tuple(got.headers.items()), body=got.read())

    def _stale(self, answer: Answer) -> Answer:
        key = (self.command, self.path)
        if self.command not in ("GET", "HEAD") or not self.path.endswith("/index.json"):
            return answer
        if self.server.faults.stale:
            return self.server.before.get(key, answer)
        self.server.before[key] = answer
        return answer

    def _say(self, answer: Answer, *, cut: bool = False) -> None:
        self.send_response(answer.status)
        length = str(len(answer.body))
        for name, value in answer.headers:
            if name.lower() == "content-length":
                length = value
            elif name.lower() not in _HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", length)
        self.end_headers()
        self.wfile.write(answer.body[: len(answer.body) // 2] if cut else answer.body)
        self.close_connection = self.close_connection or cut


@contextmanager
def moto_server() -> Iterator[int]:
    """The server in a process of its own; gives its port."""
    environ = {**os.environ, "PYTHONWARNINGS": "ignore"}
    server = subprocess.Popen([sys.executable, __file__], stdout=subprocess.PIPE, env=environ)
    try:
        assert server.stdout is not None
        yield int(server.stdout.readline())
    finally:
        server.kill()
        server.communicate()


@contextmanager
def proxied(port: int) -> Iterator[Proxy]:
    """A proxy before the server at a port."""
    with Proxy(port) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()


def environment(url: str) -> dict[str, str]:
    """What S3's clients read."""
    return {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret-of-the-tests",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1",
    }


def make_bucket(port: int) -> None:
    """Make the one bucket of the tests."""
    line = http.client.HTTPConnection("127.0.0.1", port)
    line.request("PUT", f"/{BUCKET}")
    assert line.getresponse().status == 200
    line.close()


def _serve() -> None:
    from moto.moto_server.werkzeug_app import (  # noqa: PLC0415
        DomainDispatcherApplication,
        create_backend_app,
    )
    from werkzeug.serving import WSGIRequestHandler, make_server  # noqa: PLC0415

    class Quiet(WSGIRequestHandler):
        protocol_version = "HTTP/1.1"

        def log(self, *_: object) -> None:
            """Say nothing."""

    app = DomainDispatcherApplication(create_backend_app)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    print(server.port, flush=True)  # noqa: T201 - for whoever started it
    server.serve_forever()


if __name__ == "__main__":
    _serve()
