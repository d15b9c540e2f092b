"""Clusters of Dask's for tests: one in this process, and one of real processes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_S = 20.0
"""How long a scheduler may take to write where it is."""


@contextmanager
def local_cluster(workers: int) -> Iterator[str]:
    """The address of a scheduler whose workers are threads of this process."""
    from distributed import LocalCluster  # noqa: PLC0415 - a second, for few tests

    with LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=False,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",  # the usual port may be in use: that is a warning
    ) as cluster:
        yield cluster.scheduler_address


class ProcessCluster:
    """A scheduler and its workers, a process each, as their own machines would run them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--port", "0", "--dashboard-address", "127.0.0.1:0")
        self.address = ""

    @contextmanager
    def worker(self, *, sources: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
        """One more worker, of the sources in some folder, or of our own."""
        place = ("--local-directory", str(self._folder))
        options = (
            *place,
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
            "--death-timeout",
            "20",
        )
        process = self._start("worker", self.address, *options, sources=sources)
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def end(self) -> None:
        """End all processes."""
        for process in reversed(self._running):
            process.kill()
        for process in self._running:
            process.wait()

    def _start(
        self, role: str, *arguments: str, sources: Path | None = None
    ) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(str(each) for each in (sources or Path.cwd(), *sys.path) if each)
        with (self._folder / f"{role}-{len(self._running)}.log").open("wb") as log:
            process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    f"distributed.cli.dask_{role}",
                    "--host",
                    "127.0.0.1",
                    *arguments,
                ],
                stdout=log,
                stderr=log,
                cwd=self._folder,
                env={**os.environ, "PYTHONPATH": path},
            )
        self._running.append(process)
        return process

    def await_scheduler(self) -> None:
        """Learn where the scheduler is."""
        log = self._folder / "scheduler-0.log"
        until = time.monotonic() + START_S
        while time.monotonic() < until and self._running[0].poll() is None:
            for line in log.read_text().splitlines():
                if "Scheduler at:" in line:
                    self.address = line.split()[-1]
                    return
            time.sleep(0.05)
        raise AssertionError(log.read_text())


@contextmanager
def process_cluster(folder: Path) -> Iterator[ProcessCluster]:
    """A scheduler of its own, without workers yet; all ends with the test."""
    cluster = ProcessCluster(folder)
    try:
        cluster.await_scheduler()
        yield cluster
    finally:
        cluster.end()
