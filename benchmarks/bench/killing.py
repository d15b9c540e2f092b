"""A process that is killed at some moment, and commands hummed by `bench.humming`."""

import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from bench.child import environment
from bench.memory import family

EPOCH: Final = "1800000000"
"""The time of all builds: what they write is then the same to the byte."""
_ORPHANS_S: Final = 5.0
"""How long a worker may outlive the build that it worked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """What became of a process that was to be killed.

    Attributes:
        in_time: whether it was still at work.
        orphans: processes that it had started, and that went on after it.
    """

    in_time: bool
    orphans: int


def start(arguments: Sequence[object], log: Path, **variables: str) -> "subprocess.Popen[bytes]":
    """Start the command `repcast` with a voice that hums, and more variables than are set here."""
    command = [sys.executable, "-m", "bench.jobs.hummed", *map(str, arguments)]
    present = environment() | {"SOURCE_DATE_EPOCH": EPOCH, **variables}
    with log.open("ab") as told:
        return subprocess.Popen(command, stdout=told, stderr=told, env=present)  # noqa: S603


def finish(arguments: Sequence[object], log: Path, **variables: str) -> float:
    """Run the command to its end, and tell how many seconds it took.

    Raises:
        RuntimeError: if it fails.
    """
    began = perf_counter()
    process = start(arguments, log, **variables)
    if process.wait() != 0:
        message = f"exit code {process.returncode}: {last_line(log)}"
        raise RuntimeError(message)
    return perf_counter() - began


def building(folder: Path, files: Sequence[Path], *options: str) -> list[object]:
    """The command that builds routines into a folder."""
    return ["build", *files, "--voice", "hum", "--out", folder, *options]


def kill_after(process: "subprocess.Popen[bytes]", delay_s: float) -> Killed:
    """Kill a process after so long, and wait until those that it started have ended too."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(delay_s)
    if process.poll() is not None:
        return Killed(in_time=False, orphans=0)
    started = [pid for pid in family(process.pid) if pid != process.pid]
    process.kill()
    process.wait()
    latest = perf_counter() + _ORPHANS_S
    while perf_counter() < latest and any(map(_runs, started)):
        time.sleep(0.01)
    return Killed(in_time=True, orphans=sum(map(_runs, started)))


def last_line(log: Path) -> str:
    """What a command said at its end."""
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else "(it said nothing)"


def _runs(pid: int) -> bool:
    with suppress(OSError):
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
        return state.rpartition(")")[2].split()[0] != "Z"
    return False
