"""A server run until somebody wishes it to stop, and then stopped without cutting anybody off.

First nobody new is let in. Then what was begun is sent to its end, and each line is closed once
nothing moves on it any more; what takes longer than it may is cut off. Players go on from there
with a range, at whatever answers at the address then.
"""

import time
from collections.abc import Callable
from typing import Final

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer

from skill.readiness import Readiness

_LOOK_S: Final = 1.0
"""A server at which nothing happens looks around so often."""
_LOOK_STOPPING_S: Final = 0.05
_QUIET_S: Final = 0.3
"""A line on which nothing was asked for so long is closed when the server stops."""
_WAITING_MAX: Final = 256
"""So many who have reached the door are let in before it is shut."""


class Run:
    """One server from its start to its end."""

    def __init__(
        self,
        server: TcpWSGIServer,
        readiness: Readiness,
        stop_s: float,
        each_second: Callable[[int], object],
    ) -> None:
        """Prepare a run.

        Args:
            server: listening.
            readiness: is told when the server stops.
            stop_s: for how many seconds what was begun may go on then.
            each_second: is told how many lines there are, about once a second.
        """
        self._server = server
        self._readiness = readiness
        self._stop_s = stop_s
        self._each_second = each_second
        self._told = 0.0
        self._lines: dict[int, object] = server._map  # noqa: SLF001 - waitress tells of its lines nowhere else

    def stop(self) -> None:
        """Wish it to stop. Signals and other threads may; who wishes it again changes nothing."""
        if not self._readiness.stopping:
            self._readiness.stopping = True
            self._server.pull_trigger()

    def run(self) -> None:
        """Serve, until it is wished to stop and has stopped."""
        while not self._readiness.stopping:
            self._turn(_LOOK_S)
        self._let_nobody_in()
        end = time.monotonic() + self._stop_s
        while self._server.active_channels and time.monotonic() < end:
            for line in list(self._server.active_channels.values()):
                if _is_quiet(line):
                    line.will_close = True
            self._turn(_LOOK_STOPPING_S)
        for line in list(self._server.active_channels.values()):
            line.handle_close()  # wakes the thread that waits to write to it
        self._server.task_dispatcher.shutdown()
        self._server.trigger.close()

    def _turn(self, wait_s: float) -> None:
        use_poll = self._server.adj.asyncore_use_poll
        wasyncore.loop(timeout=wait_s, map=self._lines, use_poll=use_poll, count=1)
        now = time.monotonic()
        if now - self._told >= 1:
            self._told = now
            self._each_second(len(self._server.active_channels))

    def _let_nobody_in(self) -> None:
        """Shut the door, after those who have come to it: they would be turned away unheard."""
        for _ in range(_WAITING_MAX):
            before = len(self._server.active_channels)
            self._server.handle_accept()
            if len(self._server.active_channels) == before:
                break
        wasyncore.dispatcher.close(self._server)


def _is_quiet(line: HTTPChannel) -> bool:
    at_work = line.requests or line.request is not None or line.total_outbufs_len
    return not at_work and time.time() - line.last_activity > _QUIET_S
