"""A host of files whose line is slow, and may be cut: what is buffered of a track is little."""

import functools
import http.server
import threading
import time
from pathlib import Path
from typing import Final

from listeners import PlainFiles

_AT_ONCE: Final = 1 << 20
NEAR_ITS_END_MS: Final = 128_000
"""A place of a track of 64 kbit/s, little before the end of what is sent at once."""
_BYTES_A_SECOND: Final = 8_000
_OFTEN_S: Final = 0.05


class SlowHost:
    """The first 1 MB of a track comes at once, the rest as fast as it plays."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._port = 0
        self._gone = threading.Event()
        self._server: http.server.ThreadingHTTPServer
        self._thread: threading.Thread

    @property
    def address(self) -> str:
        """Where it is reached, also while it is gone."""
        return f"http://127.0.0.1:{self._port}/"

    def start(self) -> None:
        """Listen, at the same port as before."""
        self._gone.clear()
        handler = functools.partial(_Slow, self._gone, directory=str(self.folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._port = self._server.server_port
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}
        )
        self._thread.start()

    def stop(self) -> None:
        """Hang up on everybody, in the middle of a file too."""
        self._gone.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Slow(PlainFiles):
    timeout = 0.5  # a line that is silent for so long is hung up

    def __init__(self, gone: threading.Event, *given: object, directory: str) -> None:
        self._gone = gone
        super().__init__(*given, directory=directory)  # type: ignore[arg-type]

    def send(self, body: bytes, start: int, end: int) -> None:
        """Send what is in a track's beginning at once, and the rest little by little."""
        is_track = self.path.partition("?")[0].endswith(".mp3")
        soon = min(max(start, _AT_ONCE), end) if is_track else end
        self.wfile.write(body[start:soon])
        step = round(_BYTES_A_SECOND * _OFTEN_S)
        for begin in range(soon, end, step):
            time.sleep(_OFTEN_S)
            if self._gone.is_set():
                raise ConnectionAbortedError
            self.wfile.write(body[begin : min(begin + step, end)])
