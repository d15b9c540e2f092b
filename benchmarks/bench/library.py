"""Libraries of many routines: their builds, and what serving them takes, as the number grows."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.child import Child, job, library_build
from bench.copies import ORIGINAL, build_copies, change, copy_id, voice_copies, write_copies
from bench.machine import cores
from bench.report import Goal, Report, megabytes, middle, runs, seconds
from bench.service import served

SIZES: Final = (1, 10, 100, 1_000)
USUAL: Final = 100
"""The largest library of a run that was not asked for another."""
ROUNDS: Final = 3
WITHIN: Final = Goal(most=1)
BUSY: Final = Goal(least=1.7)
"""Of two cores."""
MEMORY_MB: Final = 300
FLAT: Final = Goal(most=1.25)
"""Beside ten routines: a quarter is left to chance."""
AS_ONE: Final = Goal(most=1.5)
NOTHING_S: Final = 1.0
READY_S: Final = 0.5
SERVER_MB: Final = 120
FEED_S: Final = 50e-3
PAGE_KB: Final = 60
_FLAT_FROM: Final = 10
_TWO: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Builds:
    """What the builds of one library took."""

    first: Child
    nothing: tuple[float, ...]
    changed: tuple[float, ...]
    """One routine changed, all named."""
    named: tuple[float, ...]
    """The same, and it alone named."""


def sizes_up_to(most: int) -> tuple[int, ...]:
    """The sizes of libraries that are measured; the last is `most` itself."""
    return (*(size for size in SIZES if size < most), most)


def measure(report: Report, room: Path, most: int = USUAL) -> None:
    """Build and serve libraries of growing size, up to one of `most` routines."""
    room.mkdir()
    report.section(f"5. Libraries: 1 to {most:,} copies of {ORIGINAL}, nothing of them to voice")
    cache = voice_copies(room / "voiced", most)
    done: dict[int, _Builds] = {}
    for size in sizes_up_to(most):
        folder, files = room / f"library-{size}", write_copies(room / f"routines-{size}", size)
        report.text("")
        report.text(f"{size:,} routine{'' if size == 1 else 's'}")
        done[size] = _built(cache, folder, files)
        _tell_builds(report, done, size)
        _tell_disk(report, folder, size)
        _tell_server(report, folder, room / f"served-{size}", size)


def _built(cache: Path, folder: Path, files: Sequence[Path]) -> _Builds:
    first = build_copies(cache, folder, files)
    nothing, changed, named = [], [], []
    for _ in range(ROUNDS):
        nothing.append(library_build(cache, folder, files).wall_s)
        change(files[len(files) // 2])
        changed.append(library_build(cache, folder, files).wall_s)
        change(files[-1])
        named.append(library_build(cache, folder, files[-1:]).wall_s)
    return _Builds(first=first, nothing=tuple(nothing), changed=tuple(changed), named=tuple(named))


def _tell_builds(report: Report, done: dict[int, _Builds], size: int) -> None:
    ours, one, first = done[size], done[1], done[size].first
    each_s = first.wall_s / size
    label = f"  {size}: first build (n=1; × : a routine, beside a library of one)"
    report.figure(label, seconds(first.wall_s), each_s / one.first.wall_s)
    has_two = cores() == _TWO and size >= _FLAT_FROM
    busy = first.cpu_s / first.wall_s
    report.figure(
        f"  {size}: cores busy, of {cores()}", f"{busy:.2f}", busy, BUSY if has_two else None
    )
    for what, held_mb in (("largest process", first.peak_mb), ("together", first.together_mb)):
        if held_mb:  # or the system does not tell
            label = f"  {size}: peak memory, {what}, beside {MEMORY_MB} MB"
            report.figure(label, megabytes(held_mb), held_mb / MEMORY_MB, WITHIN)
    flat = done.get(_FLAT_FROM)
    if flat is not None and size > _FLAT_FROM:
        for what, held_mb, few_mb in (
            ("largest process", first.peak_mb, flat.first.peak_mb),
            ("together", first.together_mb, flat.first.together_mb),
        ):
            if held_mb and few_mb:
                label = f"  {size}: memory, {what}, beside {_FLAT_FROM} routines"
                report.figure(label, megabytes(held_mb), held_mb / few_mb, FLAT)
    report.figure("  written to files", megabytes(first.written_mb))
    for what, times, before in (
        ("one changed, all named", ours.changed, one.changed),
        ("one changed, it named", ours.named, one.named),
    ):
        label = f"  {size}: {what} ({runs(times)})"
        report.figure(label, seconds(middle(times)), middle(times) / middle(before), AS_ONE)
    label = f"  {size}: nothing changed, beside {seconds(NOTHING_S)} ({runs(ours.nothing)})"
    report.figure(label, seconds(middle(ours.nothing)), middle(ours.nothing) / NOTHING_S, WITHIN)


def _tell_disk(report: Report, folder: Path, size: int) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    clips = sum(path.stat().st_size for path in files if path.suffix == ".clip")
    rest = sum(path.stat().st_size for path in files) - clips
    report.figure("  disk: clips, shared by all", megabytes(clips / 1e6))
    report.figure("  disk: the rest, a routine", f"{rest / size / 1e3:.1f} kB")


def _tell_server(report: Report, folder: Path, room: Path, size: int) -> None:
    ready = []
    for _ in range(ROUNDS):
        with served(folder, room) as service:
            ready.append(service.ready_s)
            held_mb = service.memory_mb
            figures = job("library_answers", service.port, copy_id(1)).result
            after_mb = service.memory_mb
    label = f"  {size}: server ready, beside {seconds(READY_S)} ({runs(ready)})"
    report.figure(label, seconds(middle(ready)), middle(ready) / READY_S, WITHIN)
    if held_mb:  # as above
        label = f"  {size}: its memory then, beside {SERVER_MB} MB"
        report.figure(label, megabytes(held_mb), held_mb / SERVER_MB, WITHIN)
        report.figure("    memory after what follows", megabytes(after_mb))
    for path, times in figures["first_s"].items():
        median_s = middle(times)
        goal = WITHIN if path == "/feed.xml" else None
        label = f"  {size}: first byte of {path}, beside {seconds(FEED_S)}"
        report.figure(f"{label} (n={len(times)})", seconds(median_s), median_s / FEED_S, goal)
        report.figure("    the very first time", seconds(times[0]))
    for path, sizes in figures["kb"].items():
        for kind, kilobytes in sizes.items():
            goal = WITHIN if (path, kind) == ("/", "plain") else None
            label = f"  {size}: {path}, {kind}, beside {PAGE_KB} kB"
            report.figure(label, f"{kilobytes:.1f} kB", kilobytes / PAGE_KB, goal)
