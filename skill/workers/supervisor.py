"""The process that watches over the workers: it starts them, starts them again, and stops them."""

import logging
import selectors
import signal
import socket
import time
from collections.abc import Mapping
from typing import Final, Protocol

from skill.workers.patience import deaths_in_row, wait_s
from skill.workers.process import Worker, start

FAILED: Final = 1
INTERRUPTED: Final = 130
_MARGIN_S: Final = 6.0
"""How much longer than it has for its listeners a worker may take to end."""
_log: Final = logging.getLogger("repcast.workers")


class Counting(Protocol):
    """Is told of workers that serve, die and are replaced."""

    def serving(self, count: int) -> None:
        """So many workers serve now."""

    def restarted(self) -> None:
        """A worker was started in another's place."""

    def died(self, process_id: int) -> None:
        """A worker is gone."""


class Supervisor:
    """Watches over so many workers at one socket.

    The first is started alone: it makes or upgrades what is kept, and says what is wrong with the
    settings; once it serves, the others follow.
    """

    def __init__(
        self,
        listener: socket.socket,
        environ: Mapping[str, str],
        *,
        count: int,
        stop_s: float,
        counting: Counting | None = None,
    ) -> None:
        """Prepare to watch.

        Args:
            listener: the socket; it is closed at the end.
            environ: of the workers, with all settings in it.
            count: of workers.
            stop_s: for how many seconds a worker may go on with what was begun.
            counting: is told of deaths.
        """
        self._listener = listener
        self._environ = environ
        self._count = count
        self._stop_s = stop_s
        self._counting = counting
        self._alive: dict[int, Worker] = {}
        self._deaths = dict.fromkeys(range(count), 0)
        self._due: dict[int, float] = {}
        self._ever_served = False
        self._wishes = 0
        self._selector = selectors.DefaultSelector()
        self._woken, self._waker = socket.socketpair()

    def run(self) -> int:
        """Watch until a signal comes, or nobody could ever serve; the exit code."""
        for end in (self._woken, self._waker):
            end.settimeout(0)
        signal.set_wakeup_fd(self._waker.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._wish)
        self._selector.register(self._woken, selectors.EVENT_READ, self._wake)
        self._start(0, announces=True)
        while not self._wishes:
            if not self._alive and not self._ever_served:
                return FAILED
            self._turn(min(self._due.values(), default=None))
            self._start_due()
        return self._stop()

    def _wish(self, *_: object) -> None:
        self._wishes += 1

    def _wake(self) -> None:
        self._woken.recv(64)

    def _turn(self, until: float | None) -> None:
        wait = None if until is None else max(until - time.monotonic(), 0)
        for key, _ in self._selector.select(wait):
            key.data()

    def _start(self, number: int, *, announces: bool = False) -> None:
        worker = start(number, self._listener, self._environ, announces=announces)
        self._alive[number] = worker
        self._selector.register(worker.lifeline, selectors.EVENT_READ, lambda: self._hear(worker))

    def _start_due(self) -> None:
        for number in [each for each, due in self._due.items() if due <= time.monotonic()]:
            del self._due[number]
            self._start(number)

    def _hear(self, worker: Worker) -> None:
        """A worker serves; or its end of the lifeline is gone, and so is it."""
        try:
            said = worker.lifeline.recv(1)
        except ConnectionError:
            said = b""
        if not said:
            self._bury(worker)
            return
        worker.serves = True
        self._count_serving()
        if not self._ever_served:
            self._ever_served = True
            self._due |= dict.fromkeys(range(1, self._count), time.monotonic())

    def _bury(self, worker: Worker) -> None:
        self._selector.unregister(worker.lifeline)
        worker.lifeline.close()
        code = worker.process.wait()
        del self._alive[worker.number]
        self._count_serving()
        if self._counting is not None:
            self._counting.died(worker.process.pid)
        if self._wishes or not self._ever_served:
            return
        lived_s = time.monotonic() - worker.began_s
        deaths = deaths_in_row(self._deaths[worker.number], lived_s)
        self._deaths[worker.number] = deaths
        self._due[worker.number] = time.monotonic() + wait_s(deaths)
        _log.warning(
            "worker %d died (%d); another takes its place in %.0f s",
            worker.number + 1, code, wait_s(deaths),
        )  # fmt: skip
        if self._counting is not None:
            self._counting.restarted()

    def _count_serving(self) -> None:
        if self._counting is not None:
            self._counting.serving(sum(worker.serves for worker in self._alive.values()))

    def _stop(self) -> int:
        """Let nobody in, have the workers finish, end those who do not; at once if asked twice."""
        self._listener.close()
        for worker in self._alive.values():
            worker.process.send_signal(signal.SIGTERM)
        end = time.monotonic() + self._stop_s + _MARGIN_S
        while self._alive and self._wishes == 1 and time.monotonic() < end:
            self._turn(end)
        for worker in self._alive.values():
            worker.process.kill()
            worker.process.wait()
        return 0 if self._wishes == 1 else INTERRUPTED
