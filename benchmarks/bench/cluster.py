"""A build with voicing to do on a Dask cluster, beside the same build on this machine alone.

The voice is heart: what is worth sending to other machines is what takes long.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from bench.child import Child, environment, run_repcast
from bench.folders import contents, different
from bench.machine import cores, has_dask
from bench.report import Report, seconds

ROUTINES: Final = 4
WORKERS: Final = (1, 2, 4)
SHIPPED: Final = (
    "coherent-breathing", "tabata", "desk-break", "contract-relax", "alfredson", "pelvic-floor",
    "balance", "chair", "emom", "rotator-cuff", "postnatal", "strength-circuit",
)  # fmt: skip
"""Of different exercises, so that each has words of its own."""
NO_DASK: Final = "NOT MEASURED, since Dask is not installed: .venv/bin/pip install '.[dev]'"
EPOCH: Final = "1800000000"
"""The time of all builds that are compared."""
_LATEST_S: Final = 30
_ANSWER: Final = "Scheduler at:"


def measure(report: Report, room: Path, routines: int = ROUTINES) -> None:
    """Build with 1, 2 and 4 workers, and see that all of it is the same."""
    room.mkdir()
    names = SHIPPED[:routines]
    report.section(f"6. A cluster: {len(names)} routines, voiced by heart, on Dask workers")
    if not has_dask():
        report.failure(NO_DASK)
        return
    report.text(f"Workers are processes of one thread on this machine, which has {cores()} cores.")
    alone = _build(room / "alone", names)
    report.figure("on this machine, without a cluster (n=1)", seconds(alone.wall_s))
    one = _build(room / "jobs-1", names, "--jobs", "1")
    report.figure("  with --jobs 1", seconds(one.wall_s), one.wall_s / alone.wall_s)
    _tell_files(report, room / "jobs-1", room / "alone")
    first_s: float | None = None
    for count in WORKERS:
        folder = room / f"workers-{count}"
        with cluster(room / f"cluster-{count}", count) as address:
            took = _build(folder, names, "--scheduler", address)
        first_s = first_s or took.wall_s
        label = f"{count} workers (n=1; × : as quick as one of them)"
        report.figure(label, seconds(took.wall_s), first_s / took.wall_s)
        _tell_files(report, folder, room / "alone")


def _tell_files(report: Report, folder: Path, alone: Path) -> None:
    found = different(folder, alone)
    label = f"  {folder.name}: every file is the same as alone"
    report.promise(label, broken=len(found), of=len(contents(alone)))
    for path in found[:5]:
        report.text(f"    {path}")


def _build(folder: Path, names: tuple[str, ...], *options: str) -> Child:
    return run_repcast("build", *names, "--out", folder, *options, SOURCE_DATE_EPOCH=EPOCH)


@contextmanager
def cluster(room: Path, workers: int) -> Iterator[str]:
    """A scheduler and its workers, all ended with it; yield its address."""
    with ExitStack() as running:
        address = running.enter_context(scheduler(room))
        for number in range(workers):
            running.enter_context(worker(room, address, number))
        yield address


@contextmanager
def scheduler(room: Path) -> Iterator[str]:
    """A scheduler of Dask's; yield its address.

    Raises:
        RuntimeError: if it does not say where it is.
    """
    room.mkdir(parents=True)
    log = room / "scheduler.log"
    with _dask(log, "scheduler", "--port", "0", "--dashboard-address", "127.0.0.1:0") as process:
        latest = time.monotonic() + _LATEST_S
        while time.monotonic() < latest and process.poll() is None:
            lines = log.read_text(encoding="utf-8").splitlines()
            address = next((line.split()[-1] for line in lines if _ANSWER in line), None)
            if address is not None:
                yield address
                return
            time.sleep(0.05)
        raise RuntimeError(log.read_text(encoding="utf-8"))


@contextmanager
def worker(room: Path, address: str, number: int) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker of one thread."""
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(room))
    with _dask(room / f"worker-{number}.log", "worker", address, *options) as process:
        yield process


@contextmanager
def _dask(log: Path, role: str, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    module = f"distributed.cli.dask_{role}"
    command = [sys.executable, "-m", module, "--host", "127.0.0.1", *arguments]
    with log.open("wb") as told:
        process = subprocess.Popen(command, stdout=told, stderr=told, env=environment())  # noqa: S603
    try:
        yield process
    finally:
        process.kill()
        process.wait()
