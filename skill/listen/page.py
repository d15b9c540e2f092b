"""A page that shows what is heard and done, and has the moves of the keyboard as buttons.

It is served to this computer alone. A page of somebody else's that is open in the same browser may
not press its buttons: what is posted must name this page as its origin.
"""

import json
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Final

from skill.keyboard import KEYS

HOST: Final = "127.0.0.1"
_BEAT_S: Final = 10.0
"""So often a browser that has gone away is noticed."""
_LONGEST: Final = 16
_MARKUP: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Repcast listens</title>
<style>body{font:1.1rem/1.5 sans-serif;margin:1rem auto;max-width:40rem;padding:0 1rem}
button{font:inherit;padding:.5rem 1rem;margin:.2rem}pre{white-space:pre-wrap}</style>
<h1>Repcast listens</h1><p>@BUTTONS@</p><pre role="log" aria-live="polite"></pre>
<script>
const log = document.querySelector("pre");
new EventSource("events").onmessage = event => {
  log.prepend(JSON.parse(event.data) + "\\n");
};
for (const button of document.querySelectorAll("button")) {
  button.onclick = () => fetch("moves", {method: "POST", body: button.value});
}
</script>
"""


class Page:
    """What is shown, to any number of browsers, and what their buttons ask for."""

    def __init__(self, port: int) -> None:
        """Serve it at a port; 0 takes a free one.

        Raises:
            OSError: if the port is taken.
        """
        self._lock = Lock()
        self._watching: list[SimpleQueue[str]] = []
        self._moves: SimpleQueue[str] = SimpleQueue()
        handler = type("Handler", (_Handler,), {"page": self})
        try:
            self._server = ThreadingHTTPServer((HOST, port), handler)
        except OSError as error:
            message = (
                f"the page cannot be shown at port {port}: {error.strerror}; "
                "choose another with --page"
            )
            raise OSError(message) from error
        self._server.daemon_threads = True
        self.address = f"http://{HOST}:{self._server.server_port}"
        Thread(target=self._server.serve_forever, name="page", daemon=True).start()

    def line(self, text: str) -> None:
        """Show a line."""
        with self._lock:
            for each in self._watching:
                each.put(text)

    def move(self) -> str | None:
        """The sentence that the next pressed button stands for, if one was pressed."""
        try:
            return KEYS[self._moves.get_nowait()]
        except Empty:
            return None

    def press(self, key: str) -> bool:
        """Take in a button; tell whether there is such a one."""
        if key in KEYS:
            self._moves.put(key)
        return key in KEYS

    def watch(self, write: Callable[[bytes], None]) -> None:
        """Write each line as an event, until writing fails."""
        lines: SimpleQueue[str] = SimpleQueue()
        with self._lock:
            self._watching.append(lines)
        try:
            write(b": there\n\n")
            while True:
                write(_event(lines))
        except OSError:
            return  # the browser is gone
        finally:
            with self._lock:
                self._watching.remove(lines)

    def close(self) -> None:
        """Serve it no longer."""
        self._server.shutdown()
        self._server.server_close()


def _event(lines: SimpleQueue[str]) -> bytes:
    try:
        return f"data: {json.dumps(lines.get(timeout=_BEAT_S))}\n\n".encode()
    except Empty:
        return b": there\n\n"


class _Handler(BaseHTTPRequestHandler):
    """The three addresses of a page."""

    page: Page

    def do_GET(self) -> None:
        if self.headers.get("Host") not in _hosts(self.page):
            self._answer(HTTPStatus.FORBIDDEN)
        elif self.path == "/":
            self._answer(HTTPStatus.OK, _page().encode())
        elif self.path == "/events":
            self._begin(HTTPStatus.OK, "text/event-stream")
            self.page.watch(self._write)
        else:
            self._answer(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if self.headers.get("Origin") not in [f"http://{host}" for host in _hosts(self.page)]:
            self._answer(HTTPStatus.FORBIDDEN)
        elif self.path != "/moves" or not length.isdecimal() or int(length) > _LONGEST:
            self._answer(HTTPStatus.NOT_FOUND)
        else:
            known = self.page.press(self.rfile.read(int(length)).decode(errors="replace"))
            self._answer(HTTPStatus.NO_CONTENT if known else HTTPStatus.NOT_FOUND)

    def _answer(self, status: HTTPStatus, body: bytes = b"") -> None:
        self._begin(status, "text/html; charset=utf-8")
        self.wfile.write(body)

    def _begin(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal shows what is heard."""


def _hosts(page: Page) -> tuple[str, str]:
    """How this page may be called: another name for this computer may be a stranger's trick."""
    host = page.address.removeprefix("http://")
    return host, host.replace(HOST, "localhost")


def _page() -> str:
    buttons = (f'<button value="{key}">{words}</button>' for key, words in KEYS.items())
    return _MARKUP.replace("@BUTTONS@", "\n".join(buttons))
