"""Google Translate's speech service on this machine, for the unmodified gTTS client.

The client takes proxies from the environment and checks no certificate. So a small proxy, named in
`https_proxy`, answers its CONNECT, ends the TLS itself, and speaks the service's protocol.
"""

import base64
import json
import socket
import ssl
import sys
import threading
import urllib.parse
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final, Self

import lameenc
import numpy as np
import trustme

HOST: Final = "translate.google.com"
PAGE: Final = b"<html><body>Before you continue</body></html>"

Answer = Callable[[str], tuple[int, bytes]]
"""A text to a status and a body."""


def tone_mp3(seconds: float, *, rate: int = 24_000, channels: int = 1) -> bytes:
    """A tone as MP3, as the service would send it."""
    times = np.arange(round(seconds * rate)) / rate
    tone = np.repeat(0.3 * 32767 * np.sin(2 * np.pi * 300 * times), channels)
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_channels(channels)
    return bytes(encoder.encode(tone.astype("<i2").tobytes()) + encoder.flush())


def sound(mp3: bytes) -> tuple[int, bytes]:
    """A good answer: a line of the service's envelope around the MP3."""
    inner = json.dumps([base64.b64encode(mp3).decode()], separators=(",", ":"))
    line = json.dumps([["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]])
    return 200, b")]}'\n\n" + line.replace(", ", ",").encode() + b"\n"


def no_sound() -> tuple[int, bytes]:
    """What the service answers for a language it does not speak."""
    return 200, b')]}\'\n\n[["wrb.fr","jQ1olc",null,null,null,[3],"generic"]]\n'


def say(text: str) -> tuple[int, bytes]:
    """A tone of 60 ms a character."""
    return sound(tone_mp3(0.06 * len(text)))


class _Server(ThreadingHTTPServer):
    def handle_error(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
    ) -> None:
        """Keep quiet about a client that has hung up, as one that timed out does."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class FakeTranslate:
    """The service: answers from a queue, and when that is empty with a tone. Keeps what it heard.

    Attributes:
        heard: text and language of each request.
        answers: what to answer next, one for each request.
    """

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self.answers: list[Answer] = []
        self.closing = threading.Event()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert(HOST).configure_cert(self._context)
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def proxy(self) -> str:
        """The value for `https_proxy`."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def slow(self, text: str) -> tuple[int, bytes]:
        """An answer that comes too late: only when the service closes, or after 5 s."""
        self.closing.wait(5)
        return say(text)

    def _answer(self, body: bytes) -> tuple[int, bytes]:
        form = urllib.parse.parse_qs(body.decode())
        text, language, *_ = json.loads(json.loads(form["f.req"][0])[0][0][1])
        self.heard.append((text, language))
        answer = self.answers.pop(0) if self.answers else say
        return answer(text)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_CONNECT(self) -> None:
                self.send_response(200)
                self.end_headers()
                self.connection = service._context.wrap_socket(self.connection, server_side=True)
                self.rfile = self.connection.makefile("rb")
                self.wfile = self.connection.makefile("wb", buffering=0)
                self.close_connection = False

            def do_POST(self) -> None:
                status, body = service._answer(self.rfile.read(int(self.headers["Content-Length"])))
                self.close_connection = True
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def finish(self) -> None:
                super().finish()
                self.connection.close()

            def log_message(self, *_: object) -> None:
                """Keep the test's output clean."""

        return Handler
