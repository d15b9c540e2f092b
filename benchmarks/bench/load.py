"""A load: many listeners, each at a pace of their own, on one server; then while all is rebuilt."""

import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from time import perf_counter, sleep
from typing import Any, Final

from bench.child import Child, job, library_build
from bench.copies import build_copies, change, copy_id, voice_copies, write_copies
from bench.report import Goal, Report, megabytes, middle, seconds
from bench.service import Service, served

FLAT: Final = Goal(most=1.1)
"""The last quarter's memory beside the second's: the first fills what is kept."""
FIRST_S: Final = 1.0
"""A player has several seconds of sound in hand when it asks for more."""
WITHIN: Final = Goal(most=1)
_EVERY_S: Final = 0.5
_QUARTERS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What the server is put under."""

    listeners: int
    seconds: int
    """Of each half: nothing changes in the first, all is rebuilt in the second.

    The second lasts longer if the first rebuild does.
    """
    routines: int
    speed: float
    """How much faster than sound the listeners take what they play."""
    workers: int


@dataclass(slots=True, kw_only=True)
class _Meanwhile:
    """What happened beside the listening."""

    memory_mb: list[float] = field(default_factory=list)
    rebuilds_s: list[float] = field(default_factory=list)


def measure(report: Report, room: Path, load: Load) -> None:
    """Serve a library to all listeners for so many seconds, twice."""
    room.mkdir()
    report.section(
        f"7. A load: {load.listeners} listeners at as many paces, {load.routines:,} routines"
    )
    report.text(f"Each keeps a line and takes 64 KiB at a time, {load.speed:g} times as fast as it")
    report.text(f"sounds. The server has {load.workers} worker(s), and shares the cores with them.")
    cache, folder = voice_copies(room / "voiced", load.routines), room / "library"
    files = write_copies(room / "routines", load.routines)
    built = build_copies(cache, folder, files)
    report.figure("the library's first build", seconds(built.wall_s))
    with served(folder, room / "served", "--workers", str(load.workers)) as service:
        report.figure("the server's memory before", megabytes(service.memory_mb))
        meanwhile = _Meanwhile()
        figures = _listened(service, load, meanwhile)
        _tell(report, "nothing changes", load, figures, meanwhile)
        meanwhile, rebuilt = _Meanwhile(), room / "rebuilt"
        with ThreadPoolExecutor(1) as threads:
            rebuild = partial(library_build, cache, folder, files)
            rebuilding = threads.submit(_rebuild, files, rebuild, load.seconds, rebuilt, meanwhile)
            figures = _listened(service, load, meanwhile, rebuilt)
            rebuilding.result()
        _tell(report, "every routine is rebuilt", load, figures, meanwhile)
        report.promise("  what was rebuilt was heard", broken=not figures["changed"], of=1)


def _listened(
    service: Service, load: Load, meanwhile: _Meanwhile, *awaited: Path
) -> dict[str, Any]:
    """Have listeners listen, until a file is there if one is awaited; watch the server's memory."""
    ended = Event()
    with ThreadPoolExecutor(1) as threads:
        watching = threads.submit(_watch, service, ended, meanwhile)
        try:
            place = (copy_id(1), str(load.routines), *awaited)
            return job(
                "listening", service.port, load.listeners, load.seconds, load.speed, *place
            ).result
        finally:
            ended.set()
            watching.result()


def _watch(service: Service, ended: Event, meanwhile: _Meanwhile) -> None:
    while not ended.wait(_EVERY_S):
        meanwhile.memory_mb.append(service.memory_mb)


def _rebuild(
    files: Sequence[Path],
    build: Callable[[], Child],
    whole_s: float,
    done: Path,
    meanwhile: _Meanwhile,
) -> None:
    """Change every routine and build; again, as often as it can be done in time.

    Args:
        files: the routines.
        build: builds all of them.
        whole_s: how long the listeners listen at least.
        done: a file that is there once all are rebuilt; or it failed, and nobody should wait.
        meanwhile: is told how long each took.
    """
    latest = perf_counter() + whole_s
    try:
        while not meanwhile.rebuilds_s or perf_counter() + meanwhile.rebuilds_s[-1] < latest:
            for file in files:
                change(file)
            meanwhile.rebuilds_s.append(build().wall_s)
            done.touch()
            sleep(_EVERY_S)
    finally:
        done.touch()


def _tell(
    report: Report, what: str, load: Load, figures: dict[str, Any], meanwhile: _Meanwhile
) -> None:
    times, errors = figures["first_s"], figures["errors"]
    report.text("")
    report.text(f"{what}, {figures['whole_s']:.0f} s")
    asked = len(times) + sum(errors.values())
    report.promise("  answered as it should be", broken=sum(errors.values()), of=asked)
    for kind, count in sorted(errors.items()):
        report.text(f"    {count:,} × {kind}")
    report.promise("  listeners who heard something", broken=figures["unheard"], of=load.listeners)
    report.figure("  requests a second", f"{len(times) / figures['whole_s']:,.0f}")
    report.figure("  sound sent", megabytes(figures["sent_mb"]))
    report.figure("  tracks that were others the next time", f"{figures['changed']:,}")
    if times:
        median_s, late_s = middle(times), sorted(times)[math.ceil(len(times) * 0.99) - 1]
        report.figure("  first byte, median", seconds(median_s))
        label = f"  first byte, p99, beside {seconds(FIRST_S)}"
        report.figure(label, seconds(late_s), late_s / FIRST_S, WITHIN)
    _tell_memory(report, meanwhile)


def _tell_memory(report: Report, meanwhile: _Meanwhile) -> None:
    memory = meanwhile.memory_mb
    if len(memory) >= _QUARTERS and min(memory):
        size = len(memory) // _QUARTERS
        quarters = [middle(memory[size * n : size * (n + 1)]) for n in range(_QUARTERS)]
        told = ", ".join(f"{each:.0f}" for each in quarters)
        label = f"  memory, by quarters {told} MB; the last beside the second"
        report.figure(label, megabytes(quarters[-1]), quarters[-1] / quarters[1], FLAT)
    if meanwhile.rebuilds_s:
        count = len(meanwhile.rebuilds_s)
        report.figure(f"  rebuilds of all (n={count})", seconds(middle(meanwhile.rebuilds_s)))
