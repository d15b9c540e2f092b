"""repcast doctor: a good server passes every check, and each fault is named with what to do."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme
from click.testing import CliRunner
from flask import Flask

from builds import SMALL_ID
from hosts import listening
from skill import doctor
from skill.app import close_app, create_app
from skill.doctor import doctor_command, examine
from skill.finding import Finding
from skill.settings import Settings

SOUND = b"ID3" + bytes(97)
Serving = Callable[..., str]


class Broken(BaseHTTPRequestHandler):
    """A server written by hand: right in everything but in what a test turns wrong."""

    faults: frozenset[str] = frozenset()

    def do_GET(self) -> None:
        """Answer GET and HEAD."""
        if self.path == "/healthz":
            ready = "not ready" not in self.faults
            lacks = "an entry" in self.faults
            problem = "other/entry-1.json: is damaged; run 'repcast build'" if lacks else None
            held = ["calm", "other"] if lacks else ["calm"]
            said = {"ready": ready, "problem": problem if ready else "no build", "routines": held}
            self._json(said)
        elif self.path == "/catalog.json":
            named = {"id": "../x" if "odd catalog" in self.faults else "calm"}
            self._json({"routines": [named]})
        else:
            self._sound()

    do_HEAD = do_GET  # noqa: N815 - the names are http.server's

    def do_POST(self) -> None:
        """Refuse, as whoever is not Alexa is refused."""
        self.rfile.read(int(self.headers["Content-Length"]))
        words = b"Bad Request" if "wordy" in self.faults else b""
        words = b"<html>" if "page" in self.faults else words
        status = {"fails": 500, "page": 200}
        self._send(next((status[name] for name in status if name in self.faults), 400), words)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def _json(self, value: object) -> None:
        self._send(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _sound(self) -> None:
        headers = {"Content-Type": "audio/mpeg", "Accept-Ranges": "bytes"}
        status, body = 200, SOUND
        if "challenge" in self.faults:
            status, body, headers["Content-Type"] = 403, b"<html>", "text/html; charset=utf-8"
        if "redirect" in self.faults:
            status, headers["Location"] = 302, "https://elsewhere.example/"
        if "type" in self.faults:
            headers["Content-Type"] = "application/octet-stream"
        if "no ranges" in self.faults:
            del headers["Accept-Ranges"]
        if "not MP3" in self.faults:
            body = b"RIFF" + bytes(96)
        if "no HEAD" in self.faults and self.command == "HEAD":
            status = 405
        if "length" in self.faults and self.command == "HEAD":
            body = SOUND[:50]
        if self.headers["Range"] and "no 206" not in self.faults:
            first = 1 if "odd range" in self.faults else 0
            status, body = 206, SOUND[first : first + 2]
            headers["Content-Range"] = f"bytes {first}-{first + 1}/{len(SOUND)}"
        self._send(status, body, headers)

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class Quiet(ThreadingHTTPServer):
    """A caller who trusts no certificate hangs up: no news."""

    def handle_error(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def by_hand(faults: frozenset[str], certificate: trustme.LeafCert | None) -> Iterator[str]:
    """The hand-written server at work, with TLS if it has a certificate."""
    server = Quiet(("127.0.0.1", 0), type("Faulty", (Broken,), {"faults": faults}))
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01))
    thread.start()
    scheme = "http" if certificate is None else "https"
    try:
        yield f"{scheme}://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def by_waitress(app: Flask, settings: Settings) -> Iterator[str]:
    """The real server at work."""
    try:
        with listening(app, settings) as port:
            yield f"http://127.0.0.1:{port}"
    finally:
        close_app(app)


@pytest.fixture
def broken() -> Iterator[Serving]:
    """Starts a hand-written server with faults; it runs until the test ends."""
    with ExitStack() as stack:
        yield lambda *faults, certificate=None: stack.enter_context(
            by_hand(frozenset(faults), certificate)
        )


@pytest.fixture
def real(small_output: Path, tmp_path: Path) -> Iterator[Serving]:
    """Starts the real server over the small routine; it runs until the test ends."""

    def start(**told: Any) -> str:  # noqa: ANN401 - whatever settings have
        told = {"output": small_output, "data": tmp_path / "data", "port": 0, **told}
        settings = Settings(**told)
        return stack.enter_context(by_waitress(create_app(settings), settings))

    with ExitStack() as stack:
        yield start


def problems(url: str, authorities: str | None = None) -> dict[str, Finding]:
    """What is found to be wrong, beside the address: it is never a public one here."""
    found = list(examine(url, 5, authorities))
    assert found[0].check == "address"
    return {finding.check: finding for finding in found[1:] if finding.problem is not None}


def test_the_server_with_its_skill_has_no_fault_but_its_address(real: Serving) -> None:
    """All that a speaker needs is there, at the first routine's session and first part."""
    url = real(skill_id="amzn1.ask.skill.1", base_url="https://example.org")

    found = list(examine(url, 5))

    assert [finding.check for finding in found] == [
        "address",
        "connection",
        "/healthz",
        "/catalog.json",
        f"/{SMALL_ID}/{SMALL_ID}.mp3",
        f"/{SMALL_ID}/{SMALL_ID}.mp3 in ranges",
        f"/{SMALL_ID}/part.1.mp3",
        f"/{SMALL_ID}/part.1.mp3 in ranges",
        "/alexa",
    ]
    assert [finding.check for finding in found if finding.problem] == ["address"]
    assert "https" in found[0].line()


def test_a_server_that_takes_anybody_for_alexa_is_a_grave_problem(real: Serving) -> None:
    """The switch for development was left on."""
    found = problems(real(unverified=True))

    assert list(found) == ["/alexa"]
    assert "GRAVE" in found["/alexa"].line()
    assert "REPCAST_UNVERIFIED" in found["/alexa"].advice


def test_a_skill_that_is_off_is_said_to_be_off(real: Serving) -> None:
    """Without REPCAST_SKILL_ID there is nothing that Alexa could ask."""
    assert problems(real())["/alexa"].problem == "the skill is off"


def test_a_server_without_a_build_is_not_ready(real: Serving, tmp_path: Path) -> None:
    """What /healthz says is passed on, and the rest is still looked at."""
    found = problems(real(output=tmp_path / "nothing"))

    assert "not ready" in (found["/healthz"].problem or "")
    assert {"/catalog.json", "/alexa"} <= found.keys()


@pytest.mark.parametrize(
    ("fault", "check", "words"),
    [
        ("not ready", "/healthz", "not ready: no build"),
        ("odd catalog", "/catalog.json", "no catalog with a routine"),
        ("an entry", "/catalog.json", "it lacks other: other/entry-1.json: is damaged; run"),
        ("challenge", "/calm/part.1.mp3", "web page"),
        ("redirect", "/calm/part.1.mp3", "redirects to https://elsewhere.example/"),
        ("type", "/calm/calm.mp3", "application/octet-stream"),
        ("no ranges", "/calm/part.1.mp3", "Accept-Ranges"),
        ("not MP3", "/calm/part.1.mp3", "does not begin"),
        ("no HEAD", "/calm/part.1.mp3", "HEAD is answered with 405"),
        ("length", "/calm/part.1.mp3", "50 and 100"),
        ("no 206", "/calm/part.1.mp3 in ranges", "status 200, not 206"),
        ("odd range", "/calm/part.1.mp3 in ranges", "bytes 1-2/100"),
        ("wordy", "/alexa", "400 and 11 bytes"),
        ("fails", "/alexa", "500"),
        ("page", "/alexa", "got 200 and 6 bytes"),
    ],
)
def test_each_fault_is_named(broken: Serving, fault: str, check: str, words: str) -> None:
    """One line says where it is, what it is, and what to do."""
    found = problems(broken(fault))

    assert words in found[check].line()
    assert found[check].advice


def test_a_trusted_certificate_is_fine(broken: Serving) -> None:
    """Over TLS, with an authority that is trusted, nothing is wrong."""
    authority = trustme.CA()
    url = broken(certificate=authority.issue_cert("localhost"))
    with authority.cert_pem.tempfile() as trusted:
        assert not problems(url, trusted)


def test_a_certificate_of_an_unknown_authority_is_named(broken: Serving) -> None:
    """Nothing else is asked then: a speaker would not either."""
    found = problems(broken(certificate=trustme.CA().issue_cert("localhost")))

    assert list(found) == ["connection"]
    assert "authority" in found["connection"].line() or "self-signed" in found["connection"].line()


@pytest.mark.parametrize(
    ("host", "age_days", "words"),
    [("localhost", 1, "has expired"), ("other.example", -1, "of another host")],
)
def test_other_faults_of_a_certificate_are_named(
    broken: Serving, host: str, age_days: int, words: str
) -> None:
    """Expired, or somebody else's, from an authority that is trusted."""
    authority = trustme.CA()
    ends = datetime.now(tz=UTC) - timedelta(days=age_days)
    url = broken(certificate=authority.issue_cert(host, not_after=ends))
    with authority.cert_pem.tempfile() as trusted:
        assert words in problems(url, trusted)["connection"].line()


def test_where_nobody_listens_there_is_no_connection(broken: Serving) -> None:
    """TLS is asked of a server that has none; and of a port that is closed."""
    tls = problems(broken().replace("http:", "https:"))
    closed = problems("http://127.0.0.1:1")

    assert list(tls) == list(closed) == ["connection"]


@pytest.mark.parametrize(
    "url",
    ["http://example.org", "example.org", "ftp://localhost", "http://[", "https://localhost?a"],
)
def test_an_address_that_alexa_cannot_use_is_not_asked(url: str) -> None:
    """Plain http is a problem, and no reason to ask a stranger's server anything."""
    (found,) = examine(url, 5)

    assert found.problem is not None


def test_the_endpoint_does_as_well_as_the_base(broken: Serving) -> None:
    """What `repcast skill-package` prints can be given as it is."""
    assert not problems(broken() + "/alexa")


def test_what_a_server_says_cannot_play_with_the_terminal() -> None:
    """A finding is one printable line, however much a stranger's server put into it."""
    line = Finding(check="/a", problem="\x1b[2J\n" + "x" * 1000).line()

    assert line.isprintable()
    assert len(line) == 400


@pytest.mark.parametrize(
    ("problem", "code", "last"), [(None, 0, "0 problems"), ("no 206", 1, "1 problem")]
)
def test_the_exit_code_tells_whether_there_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, problem: str | None, code: int, last: str
) -> None:
    """One line a check, then how many problems there are."""
    found = [Finding(check="/a.mp3", problem=problem, advice="look")]
    monkeypatch.setattr(doctor, "examine", lambda *_: found)

    result = CliRunner().invoke(doctor_command, ["https://example.org"])

    assert result.exit_code == code
    assert result.output.splitlines() == [found[0].line(), last]
