"""The download, from a real TLS server on this machine."""

import gzip
import socket
import ssl
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import pytest
import trustme

import signing
from skill.verification.certificates import MAX_PEM_BYTES
from skill.verification.fetching import FetchError, fetch_chain
from skill.verification.rejected import Reason, Rejected

HTML: Final = b"<!DOCTYPE html><html><body>Just a moment...</body></html>"
SHORT_S: Final = 0.3


class Host:
    """Amazon's host: what it answers depends on the path.

    Attributes:
        heard: path and headers of each request.
        authorities: a PEM file with the authority of its certificate.
    """

    def __init__(self, folder: Path) -> None:
        self.heard: list[tuple[str, dict[str, str]]] = []
        self.authorities = str(folder / "authority.pem")
        authority = trustme.CA()
        authority.cert_pem.write_to_path(self.authorities)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        self.server = _Server(self)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.closing = threading.Event()

    def url(self, path: str, name: str = "localhost") -> str:
        """Where it answers."""
        return f"https://{name}:{self.server.server_port}/{path}"

    def fetch(self, path: str, timeout_s: float = 5) -> bytes:
        """Download from it."""
        return fetch_chain(self.url(path), authorities=self.authorities, timeout_s=timeout_s)


class _Server(ThreadingHTTPServer):
    def __init__(self, host: Host) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.host = host

    def handle_error(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
    ) -> None:
        """Keep quiet about a client that has hung up."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: "_Server"

    def do_GET(self) -> None:
        path = self.path.removeprefix("/")
        self.server.host.heard.append((path, dict(self.headers)))
        getattr(self, f"answer_{path}", self.answer_missing)()

    def answer_chain(self) -> None:
        self._answer(signing.good_chain(), **{"Set-Cookie": "a=b; Path=/"})

    def answer_missing(self) -> None:
        self._answer(b"<Error>NoSuchKey</Error>", status=404)

    def answer_moved(self) -> None:
        self._answer(b"", status=302, Location="/chain")

    def answer_html(self) -> None:
        self._answer(HTML, **{"Content-Type": "text/html"})

    def answer_largest(self) -> None:
        self._answer(b"x" * MAX_PEM_BYTES)

    def answer_large(self) -> None:
        self._answer(b"x" * (MAX_PEM_BYTES + 1))

    def answer_endless(self) -> None:
        """Say no length, and never stop."""
        self.send_response(200)
        self.end_headers()
        while not self.server.host.closing.is_set():
            self.wfile.write(b"x" * 1024)

    def answer_silent(self) -> None:
        self.server.host.closing.wait(10)

    def answer_stuck(self) -> None:
        self._answer(signing.good_chain()[:100], length=5000)
        self.server.host.closing.wait(10)

    def answer_dripping(self) -> None:
        """Never silent for long, and never done."""
        self._answer(b"", length=5000)
        while not self.server.host.closing.wait(0.05):
            self.wfile.write(b"x")

    def answer_truncated(self) -> None:
        self._answer(signing.good_chain()[:-10], length=len(signing.good_chain()))

    def answer_compressed(self) -> None:
        self._answer(gzip.compress(signing.good_chain()), **{"Content-Encoding": "gzip"})

    def answer_garbage(self) -> None:
        self.wfile.write(b"\xff\xff no HTTP at all\r\n\r\n")

    def _answer(
        self, body: bytes, *, status: int = 200, length: int | None = None, **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A host that answers while the tests of this module run."""
    host = Host(tmp_path_factory.mktemp("host"))
    thread = threading.Thread(target=host.server.serve_forever, args=(0.01,))
    thread.start()
    yield host
    host.closing.set()
    host.server.shutdown()
    host.server.server_close()
    thread.join()


def test_downloads(host: Host) -> None:
    """What comes is what the host has, byte for byte, and it holds."""
    verifier = signing.trusting(fetch=lambda _: host.fetch("chain"))
    body = signing.body_of()
    assert host.fetch("chain") == signing.good_chain()
    assert verifier.verify(signing.sign(body), body) == signing.envelope()


def test_as_much_as_may_be(host: Host) -> None:
    """A chain may have 64 KiB."""
    assert len(host.fetch("largest")) == MAX_PEM_BYTES


@pytest.mark.parametrize(
    "path", ["missing", "moved", "large", "endless", "truncated", "compressed", "garbage"]
)
def test_fails(host: Host, path: str) -> None:
    """Not 200, a redirect, too much, cut off, packed: one exception for all, and no chain."""
    with pytest.raises(FetchError):
        host.fetch(path)


@pytest.mark.parametrize("path", ["silent", "stuck", "dripping"])
def test_does_not_wait(host: Host, path: str) -> None:
    """The time-out is for all of it: also a host that keeps sending cannot hold a thread."""
    started = time.monotonic()
    with pytest.raises(FetchError):
        host.fetch(path, timeout_s=SHORT_S)
    assert time.monotonic() - started < 10 * SHORT_S


def test_does_not_follow(host: Host) -> None:
    """A redirect is not even tried: it would lead past the rules for the URL."""
    host.heard.clear()
    with pytest.raises(FetchError):
        host.fetch("moved")
    assert [path for path, _ in host.heard] == ["moved"]


def test_html_is_no_chain(host: Host) -> None:
    """A page in place of the chain turns the request away."""
    verifier = signing.trusting(fetch=lambda _: host.fetch("html"))
    body = signing.body_of()
    with pytest.raises(Rejected) as refusal:
        verifier.verify(signing.sign(body), body)
    assert refusal.value.reason is Reason.PEM


def test_checks_the_host(host: Host) -> None:
    """The host proves itself by TLS: a foreign authority or another name is no connection."""
    with pytest.raises(FetchError):
        fetch_chain(host.url("chain"))
    with pytest.raises(FetchError):
        fetch_chain(host.url("chain", name="127.0.0.1"), authorities=host.authorities)


def test_nobody_there() -> None:
    """No connection is a failed download."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(FetchError):
        fetch_chain(f"https://127.0.0.1:{port}/chain")


def test_environment_has_no_say(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No proxy, no .netrc and no bundle from the environment changes the download."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine localhost login someone password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none.pem"))
    host.heard.clear()
    host.fetch("chain")
    assert "Authorization" not in host.heard[0][1]
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", host.authorities)
    with pytest.raises(FetchError):
        fetch_chain(host.url("chain"))


def test_keeps_no_cookie(host: Host) -> None:
    """A download leaves nothing behind that the next would send."""
    host.heard.clear()
    for _ in range(2):
        host.fetch("chain")
    assert all("Cookie" not in headers for _, headers in host.heard)


def test_closes_its_connections(host: Host) -> None:
    """No connection stays open, whatever came of the download: a leak is a warning, so an error."""
    for path in ("chain", "missing", "large", "truncated"):
        with suppress(FetchError):
            host.fetch(path)
