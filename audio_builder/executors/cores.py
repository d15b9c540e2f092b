"""Work done on this machine's cores, by a process each."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from threading import Event, Lock
from typing import Final, Generic, Self

from audio_builder.errors import LostWorkError
from audio_builder.executors.flow import Guarded, as_finished, beginning
from audio_builder.executors.parcel import pack, unpack
from audio_builder.executors.port import AHEAD, A, R
from audio_builder.executors.worker import WorkerProcess

TRIES: Final = 3
"""How many workers a piece of work may end before it is given up."""


def usable_cores() -> int:
    """Cores this process may use; where the system does not tell, all there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Cores:
    """Processes of this machine, started as work comes in.

    Each is asked by a thread of this process, which waits for its answer.
    """

    def __init__(self, workers: int | None = None) -> None:
        self._workers: Final = workers or usable_cores()
        self._pool: ThreadPoolExecutor | None = None
        self._crew: Final = _Crew()
        self._runs: Final[set[Event]] = set()

    @property
    def workers(self) -> int:
        """As many as it was made with, or as there are cores."""
        return self._workers

    def run(self, task: Callable[[A], R], arguments: Iterable[A]) -> Iterator[tuple[int, R]]:
        """See `Executor`. If it ends early, all workers are ended; the next run has new ones."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._workers, thread_name_prefix="executor")
        halted = Event()
        asking = Guarded(_Asking(task, self._crew, halted), halted)
        begin = beginning(self._pool, asking)
        ahead = AHEAD * self._workers
        self._runs.add(halted)
        try:
            yield from as_finished(begin, arguments, ahead=ahead, halted=halted, end=self._crew.end)
        finally:
            self._runs.discard(halted)

    def close(self) -> None:
        """End the processes, whatever they do."""
        for halted in self._runs:
            halted.set()
        self._crew.end()
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


class _Crew:
    """The processes: those at work, and those that wait for some."""

    def __init__(self) -> None:
        self._lock: Final = Lock()
        self._idle: Final[list[WorkerProcess]] = []
        self._busy: Final[set[WorkerProcess]] = set()

    def take(self, halted: Event) -> WorkerProcess:
        """A process to work with; a new one if none waits.

        Raises:
            CancelledError: if no more work is to begin.
        """
        with self._lock:
            if halted.is_set():
                raise CancelledError
            worker = self._idle.pop() if self._idle else WorkerProcess()
            self._busy.add(worker)
            return worker

    def give_back(self, worker: WorkerProcess) -> None:
        """Let a process wait for more work; not one that was ended meanwhile."""
        with self._lock:
            if worker in self._busy:
                self._busy.remove(worker)
                self._idle.append(worker)
                return
        worker.release()

    def bury(self, worker: WorkerProcess) -> int | None:
        """Forget a process that has ended, and tell its exit code."""
        with self._lock:
            self._busy.discard(worker)
        code = worker.end()
        worker.release()
        return code

    def end(self) -> None:
        """End all processes at once."""
        with self._lock:
            idle, busy = tuple(self._idle), tuple(self._busy)
            self._idle.clear()
            self._busy.clear()
        for worker in (*busy, *idle):
            worker.end()
        for worker in idle:  # who asked one of the others still holds its pipe
            worker.release()


class _Asking(Generic[A, R]):
    """A task, done by asking a process for it."""

    def __init__(self, task: Callable[[A], R], crew: _Crew, halted: Event) -> None:
        self._task: Final = task
        self._crew: Final = crew
        self._halted: Final = halted

    def __call__(self, argument: A) -> R:
        """The result.

        Raises:
            CancelledError: if no more work is to begin.
            LostWorkError: if every process that takes it up ends.
            Exception: whatever the task raises.
        """
        parcel = pack(self._task, argument)
        code: int | None = None
        for _ in range(TRIES):
            worker = self._crew.take(self._halted)
            try:
                outcome = worker.do(parcel)
            except (EOFError, OSError):
                code = self._crew.bury(worker)
                continue
            self._crew.give_back(worker)
            result: R = unpack(outcome)
            return result
        raise LostWorkError(_lost(code))


def _lost(code: int | None) -> str:
    how = f"by signal {-code}" if code is not None and code < 0 else f"with exit code {code}"
    return (
        f"a piece of work ended {TRIES} worker processes, the last {how}; "
        "this machine may be short of memory: try again with fewer at once (--jobs 1)"
    )
