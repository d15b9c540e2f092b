"""One worker process: the side that does the work, and the side that asks for it."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from threading import Thread
from typing import Final

from audio_builder.executors.parcel import work_off

_SPAWNED: Final = multiprocessing.get_context("spawn")
"""Fresh interpreters. A fork of a process that has threads may inherit locks that nobody will ever
open, and onnxruntime's threads; a fork server would stay behind when the executor is closed."""
_THREADS_OF_LIBRARIES: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class WorkerProcess:
    """A process that does one piece of work after the other."""

    def __init__(self) -> None:
        ours, theirs = _SPAWNED.Pipe()
        with theirs:
            self._pipe: Final = ours
            self._process: Final = _SPAWNED.Process(
                target=_serve, args=(theirs,), name="repcast-worker", daemon=True
            )
            with _interrupts_held_back():
                self._process.start()

    @property
    def pid(self) -> int | None:
        """The process's number."""
        return self._process.pid

    def do(self, parcel: bytes) -> bytes:
        """What came of a parcel.

        Raises:
            EOFError, OSError: if the process ends before it has answered.
        """
        self._pipe.send_bytes(parcel)
        return self._pipe.recv_bytes()

    def end(self) -> int | None:
        """End the process at once, whatever it does, and return its exit code."""
        self._process.kill()
        self._process.join()
        return self._process.exitcode

    def release(self) -> None:
        """Give the pipe back, once nobody waits for an answer from it any more."""
        self._pipe.close()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C is the parent's to answer: what is started here never sees one, not even at first."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # or the first process starts it, which lets them through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection) -> None:
    """Do what comes through the pipe, until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    for name in _THREADS_OF_LIBRARIES:  # the cores are shared out already, a worker each
        os.environ.setdefault(name, "1")
    with suppress(EOFError, OSError):
        while True:
            pipe.send_bytes(work_off(pipe.recv_bytes()))


def _end_with_parent() -> None:
    """End this process as soon as the one that started it has, also in the middle of its work."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
