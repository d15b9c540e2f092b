"""Listeners at the player, and the hosts that they listen at."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext

from browsers import Visit


class Listener(Visit):
    """A listener at the player, and what is there to be done."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        super().__init__(context, address)
        self.ready()

    def ready(self) -> None:
        """Wait until the page is there, and outside the library view a track is in."""
        self.until("document.body.classList.contains('ready')")
        if self.view != "library":
            self.until("document.getElementById('audio').readyState >= 1")

    def reload(self) -> None:
        """Load the page again, and wait until a track is in."""
        self.page.reload()
        self.ready()

    @property
    def view(self) -> str:
        """Which view the page shows."""
        return str(self.look("document.body.dataset.view"))

    def press(self, element_id: str) -> None:
        """Press a button."""
        self.page.locator(f"#{element_id}").click()

    def seek(self, ms: int) -> None:
        """Go to a place of the track, and wait until it is there."""
        self.look("ms => { document.getElementById('audio').currentTime = ms / 1000; }", ms)
        self.until("!document.getElementById('audio').seeking")

    def play(self) -> None:
        """Press play, and wait until something is heard."""
        at = self.ms
        self.press("play")
        self.until(f"document.getElementById('audio').currentTime * 1000 > {at + 50}")

    def text(self, element_id: str) -> str:
        """What an element says."""
        return self.page.locator(f"#{element_id}").text_content() or ""

    @property
    def ms(self) -> int:
        """Where the track is."""
        return round(self.look("document.getElementById('audio').currentTime * 1000"))

    @property
    def paused(self) -> bool:
        """Whether nothing plays."""
        return bool(self.look("document.getElementById('audio').paused"))

    @property
    def track(self) -> str:
        """The address of the track that is in, from the site's, without its fragment."""
        source = str(self.look("document.getElementById('audio').currentSrc"))
        return source.removeprefix(self.address.partition("?")[0]).partition("#")[0]


class PlainFiles(http.server.SimpleHTTPRequestHandler):
    """What a static host does: files, their types and their ranges; one address for the page."""

    protocol_version = "HTTP/1.1"
    ranges = True
    extensions_map = {  # noqa: RUF012 - as the base class has it
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".webmanifest": "application/manifest+json",
        ".vtt": "text/vtt",
    }

    def do_GET(self) -> None:
        """Answer with a file, or the part of it that is asked for."""
        path = Path(self.translate_path(self.path.partition("?")[0]))
        if path.name == "index.html":
            self.send_response(308)
            self.send_header("Location", "./")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        first, last, status = 0, len(body) - 1, 200
        if self.ranges and self.headers.get("Range", "").startswith("bytes="):
            start, _, end = self.headers["Range"][6:].partition("-")
            first, last, status = int(start), int(end or last), 206
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(last + 1 - first))
        if self.ranges:
            self.send_header("Accept-Ranges", "bytes")
        if status == 206:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(body)}")
        self.end_headers()
        try:
            self.send(body, first, last + 1)
        except ConnectionError:
            self.close_connection = True  # the player has heard enough

    def send(self, body: bytes, start: int, end: int) -> None:
        """Send what was asked for of a file."""
        self.wfile.write(body[start:end])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Whole(PlainFiles):
    """A static host that sends whole files only."""

    ranges = False


@contextmanager
def plain_host(folder: Path, *, ranges: bool = True) -> Iterator[str]:
    """A plain host of files, which sends parts of them if asked to; its address."""
    handler = functools.partial(PlainFiles if ranges else _Whole, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
