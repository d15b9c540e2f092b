"""A Chromecast of the tests: it speaks CASTV2 as far as is needed, fetches, and keeps time.

What stands here was written by the protocol as PyChromecast speaks it, and by no device.
"""

import json
import socketserver
import ssl
import struct
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import trustme
from pychromecast.generated.cast_channel_pb2 import CastMessage

_BYTES_A_MS: Final = 8
"""Tracks have a constant bit rate."""
_CAST: Final = "urn:x-cast:com.google.cast."
_APP: Final = {
    "appId": "CC1AD845",
    "displayName": "Default Media Receiver",
    "isIdleScreen": False,
    "namespaces": [{"name": f"{_CAST}media"}],
    "sessionId": "session-1",
    "statusText": "",
    "transportId": "web-1",
}


class FakeChromecast(socketserver.ThreadingTCPServer):
    """The device.

    Attributes:
        fetched: what it was told to load: its media, with the type that the server gave.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("127.0.0.1").configure_cert(self.context)
        self.fetched: list[dict[str, Any]] = []
        self.apps: list[dict[str, Any]] = []

    @property
    def address(self) -> str:
        """Where it is, as `--to` takes it."""
        return f"chromecast://127.0.0.1:{self.server_address[1]}"


class _Line(socketserver.BaseRequestHandler):
    """One sender's connection."""

    server: FakeChromecast

    def setup(self) -> None:
        self._line = self.server.context.wrap_socket(self.request, server_side=True)
        self._lock = threading.RLock()
        self._media: dict[str, Any] | None = None
        self._number = 0
        self._length_s = self._at_s = self._since_s = 0.0
        self._state, self._reason = "IDLE", None
        self._timer: threading.Timer | None = None

    def handle(self) -> None:
        while (head := self._exactly(4)) is not None:
            message = CastMessage()
            message.ParseFromString(self._exactly(struct.unpack(">I", head)[0]) or b"")
            with self._lock:
                self._hear(message, json.loads(message.payload_utf8))

    def finish(self) -> None:
        with self._lock:
            self._wait(None)
        self._line.close()

    def _exactly(self, size: int) -> bytes | None:
        data = b""
        while len(data) < size:
            try:
                more = self._line.recv(size - len(data))
            except OSError:
                return None
            if not more:
                return None
            data += more
        return data

    def _hear(self, message: CastMessage, told: dict[str, Any]) -> None:
        room, wish = message.namespace.removeprefix(_CAST), told["type"]
        answer = {"requestId": told.get("requestId", 0)}
        if room == "tp.heartbeat" and wish == "PING":
            self._say(message, {"type": "PONG"})
        elif room == "receiver":
            if wish == "LAUNCH":
                self.server.apps = [_APP]
            elif wish == "STOP":
                self.server.apps = []
                self._wait(None)
            volume = {"level": 1, "muted": False}
            status = {"applications": self.server.apps, "volume": volume}
            self._say(message, answer | {"type": "RECEIVER_STATUS", "status": status})
        elif room == "media":
            self._say(message, answer | self._moved(message, wish, told))

    def _moved(self, message: CastMessage, wish: str, told: dict[str, Any]) -> dict[str, Any]:
        if wish == "LOAD":
            try:
                self._load(told["media"])
            except OSError:
                return {"type": "LOAD_FAILED"}
        if wish in ("LOAD", "PLAY"):
            self._state, self._reason, self._since_s = "PLAYING", None, time.monotonic()
            self._wait(self._length_s - self._at_s, message)
        elif wish == "PAUSE":
            self._at_s, self._state = self._now_s(), "PAUSED"
            self._wait(None)
        return self._status()

    def _load(self, media: dict[str, Any]) -> None:
        with urllib.request.urlopen(media["contentId"], timeout=5) as answer:  # noqa: S310 - our own server's
            data = answer.read()
            self.server.fetched.append(media | {"served": answer.headers["Content-Type"]})
        self._media, self._number = media, self._number + 1
        self._length_s, self._at_s = len(data) / _BYTES_A_MS / 1000, 0.0

    def _now_s(self) -> float:
        playing = self._state == "PLAYING"
        return self._at_s + (time.monotonic() - self._since_s if playing else 0)

    def _wait(self, seconds: float | None, message: CastMessage | None = None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
        if seconds is not None:
            self._timer = threading.Timer(seconds, self._end, args=(message,))
            self._timer.daemon = True
            self._timer.start()

    def _end(self, message: CastMessage) -> None:
        with self._lock:
            self._state, self._reason = "IDLE", "FINISHED"
            self._say(message, {"requestId": 0} | self._status())

    def _status(self) -> dict[str, Any]:
        if self._media is None:
            return {"type": "MEDIA_STATUS", "status": []}
        status = {
            "mediaSessionId": self._number,
            "media": self._media,
            "playerState": self._state,
            "currentTime": self._now_s(),
            "playbackRate": 1,
            "supportedMediaCommands": 15,
            "volume": {"level": 1, "muted": False},
        }
        if self._reason is not None:
            status["idleReason"] = self._reason
        return {"type": "MEDIA_STATUS", "status": [status]}

    def _say(self, to: CastMessage, told: dict[str, Any]) -> None:
        message = CastMessage(
            protocol_version=CastMessage.CASTV2_1_0,
            source_id=to.destination_id,
            destination_id=to.source_id,
            namespace=to.namespace,
            payload_type=CastMessage.STRING,
            payload_utf8=json.dumps(told),
        )
        data = message.SerializeToString()
        self._line.sendall(struct.pack(">I", len(data)) + data)


@contextmanager
def started() -> Iterator[FakeChromecast]:
    """One that runs until the end."""
    with FakeChromecast() as device:
        thread = threading.Thread(target=device.serve_forever, name="chromecast")
        thread.start()
        try:
            yield device
        finally:
            device.shutdown()
            thread.join()
