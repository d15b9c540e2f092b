"""Running what is measured in a fresh process, and what the system says it cost."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from bench.memory import Together

_RSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""Bytes in what the system counts a process's memory in."""
_BLOCK: Final = 512
"""Bytes in what it counts writes in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """What one process took, from its start to its end."""

    wall_s: float
    cpu_s: float
    """Of all its threads, and of the processes that it ran itself."""
    peak_mb: float
    """The most memory it held at once; of it or a process that it ran, the larger."""
    together_mb: float
    """The most that it and those that it ran held at one time; 0 unless it was watched."""
    written_mb: float
    """What it and those that it ran wrote to files."""
    result: dict[str, Any]
    """What a job printed; empty for a command."""


def job(name: str, *arguments: object) -> Child:
    """Run one of `bench.jobs`."""
    return _run(f"bench.jobs.{name}", *arguments, is_job=True)


def library_build(cache: Path, folder: Path, routines: Sequence[Path], *options: str) -> Child:
    """Run `repcast build --no-static`, watched; what was voiced is kept in `cache`."""
    command = ("build", *routines, "--out", folder, "--no-static", *options)
    return _run("audio_builder", *command, is_job=False, cache=cache, is_watched=True)


@contextmanager
def serving(name: str, *arguments: object) -> Iterator[dict[str, Any]]:
    """Run one of `bench.jobs` that serves; give what it printed when it was ready."""
    command = [sys.executable, "-m", f"bench.jobs.{name}", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment()) as process:  # noqa: S603
        try:
            line = process.stdout.readline() if process.stdout is not None else b""
            if not line:
                message = f"'{' '.join(command[1:])}' ended before it served"
                raise RuntimeError(message)
            yield json.loads(line)
        finally:
            process.terminate()


def repcast(*arguments: object) -> Child:
    """Run the command `repcast`, its output thrown away."""
    return _run("audio_builder", *arguments, is_job=False)


def run_repcast(*arguments: object, **variables: str) -> Child:
    """Run the command `repcast` with more variables than this process has."""
    return _run("audio_builder", *arguments, is_job=False, variables=variables)


def build(routine: Path | str, folder: Path, *options: str, cache: Path | None = None) -> Child:
    """Run `repcast build` for one routine into a folder; what was voiced is kept in `cache`."""
    command = ("build", routine, "--out", folder, *options)
    return _run("audio_builder", *command, is_job=False, cache=cache)


def environment(cache: Path | None = None) -> dict[str, str]:
    """The present one, but for two things.

    Python keeps its bytecode, as it does wherever it is installed; and no phrase is at hand that
    another process has voiced, but for those in `cache`.
    """
    name = "PYTHONDONTWRITEBYTECODE"
    present = {key: value for key, value in os.environ.items() if key != name}
    return present | {"REPCAST_CACHE": str(cache or os.devnull)}


def _run(
    module: str,
    *arguments: object,
    is_job: bool,
    cache: Path | None = None,
    is_watched: bool = False,
    variables: dict[str, str] | None = None,
) -> Child:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    began = perf_counter()
    present = environment(cache) | (variables or {})
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=present) as process:  # noqa: S603
        together = Together(process.pid) if is_watched else None
        output = process.stdout.read() if process.stdout is not None else b""
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        message = f"'{' '.join(command[1:])}' failed with exit code {process.returncode}"
        raise RuntimeError(message)
    return Child(
        wall_s=wall_s,
        cpu_s=usage.ru_utime + usage.ru_stime,
        peak_mb=usage.ru_maxrss * _RSS_UNIT / 1e6,
        together_mb=together.end() if together else 0.0,
        written_mb=usage.ru_oublock * _BLOCK / 1e6,
        result=json.loads(output) if is_job else {},
    )
