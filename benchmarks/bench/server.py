"""The server and the skill: turns beside plain Flask, first bytes, and ranges beside a file's.

Figures of the network are the server's as far as can be: it has one core, its client the others.
"""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bench.child import job, serving
from bench.report import Goal, Report, middle, runs, seconds

ROUTINE: Final = "hip-ir"
LINES: Final = 32
TURNS: Final = 60
"""Over each line, one after another."""
CHAIN_S: Final = 1.7e-3
"""What proving the chain takes Amazon's webservice package, at every request. It cannot be imported
where OpenSSL is of today, so its lower figure of 1.7 to 3.5 ms is added; the report says so."""
NEW_S: Final = 20e-3
KNOWN_S: Final = 2e-3
AS_PLAIN: Final = Goal(most=5)
WITHIN: Final = Goal(most=1)
AS_STORED: Final = Goal(least=1.5)

_TURNS: Final = {
    "Next": "Next or Previous intent: plays another exercise",
    "PlaybackStarted": "PlaybackStarted: moves the pointer",
    "PlaybackNearlyFinished": "PlaybackNearlyFinished: queues the next",
}


def measure(report: Report, output: Path, room: Path) -> None:
    """Measure what was built of the shipped routine; `room` is an empty folder for the rest."""
    report.section("4. The server and the skill (hip-ir)")
    _turns(report, output, room / "turns")
    _served(report, output, room / "served")


def _turns(report: Report, output: Path, room: Path) -> None:
    room.mkdir(parents=True)
    times = job("turns", output, room).result
    report.text("A signed turn, verified (key cached), decided, kept in SQLite, logged; against")
    report.text("Flask, json and the state in SQLite alone. In process, WSGI call to last byte.")
    report.text(f"The SDK's own way proves the chain anew at every request: {seconds(CHAIN_S)}, a")
    report.text(
        "constant, measured apart from this run: the slower this machine, the harder the goal."
    )
    for kind, what in _TURNS.items():
        ours, plain = times["ours"][kind], times["plain"][kind]
        name = kind.removeprefix("Playback")
        report.text(what)
        report.figure(f"  plain, nobody verified ({_spread(plain)})", seconds(middle(plain)))
        ratio = middle(ours) / middle(plain)
        report.figure(f"  {name}: ours ({_spread(ours)})", seconds(middle(ours)), ratio, AS_PLAIN)
        chained_s = middle(plain) + CHAIN_S
        label = f"  {name}: ours beside plain + the constant {seconds(CHAIN_S)}"
        report.figure(label, seconds(chained_s), middle(ours) / chained_s, WITHIN)


def _served(report: Report, output: Path, room: Path) -> None:
    room.mkdir()
    stored = f"{ROUTINE}/{ROUTINE}.mp3"
    with (
        serving("serve", "ours", output, room, stored) as ours,
        serving("serve", "plain", output, room, stored) as plain,
    ):
        report.text("")
        where = "one core" if ours["is_pinned"] else "NOT PINNED: this system lets nobody choose"
        report.text(f"Over HTTP, lines kept open, waitress as `repcast serve` runs it ({where})")
        _first_bytes(report, job("first_bytes", ours["port"], f"/{stored}").result)
        size = (output / stored).stat().st_size
        ways = (ours["port"], f"/{stored}", plain["port"], "/stored.mp3")
        _ranges(report, job("range_load", *ways, size).result)
        load = [job("turn_load", port["port"], room, LINES, TURNS).result for port in (plain, ours)]
    _load(report, *load)


def _first_bytes(report: Report, figures: dict[str, Any]) -> None:
    report.text("First byte of the session's first 64 KiB; × : of the goal, the median judged")
    report.figure("  first of all, as built (n=1)", seconds(figures["first_ever_s"]))
    for name, what, goal_s in (
        ("new_s", "pace never seen", NEW_S),
        ("known_s", "known pace", KNOWN_S),
    ):
        times = figures[name]
        median_s = middle(times)
        label = f"  {what}, beside {seconds(goal_s)} (n={len(times)})"
        report.figure(label, seconds(median_s), median_s / goal_s, WITHIN)
        report.figure("    p99, not judged", seconds(_p99(times)), _p99(times) / goal_s)


def _ranges(report: Report, figures: dict[str, Any]) -> None:
    count = figures["ranges"]
    stored, virtual = middle(figures["stored_s"]), middle(figures["virtual_s"])
    report.text(
        f"64 KiB ranges a second, {figures['lines']} lines, random places; only ours keeps a log"
    )
    label = f"  stored, send_file(conditional=True) ({runs(figures['stored_s'])})"
    report.figure(label, f"{count / stored:,.0f}")
    label = f"  virtual, ours ({runs(figures['virtual_s'])})"
    report.figure(label, f"{count / virtual:,.0f}", stored / virtual, AS_STORED)


def _load(report: Report, plain: dict[str, Any], ours: dict[str, Any]) -> None:
    report.text(f"Turns a second: {LINES} listeners at once, each asks again when it is answered")
    for label, figures in (("plain, nobody verified", plain), ("ours, verified", ours)):
        times = figures["turn_s"]
        rate = len(times) / figures["whole_s"]
        report.figure(
            f"  {label} (n={len(times)}; × : of plain's time a turn)",
            f"{rate:,.0f}",
            figures["whole_s"] / plain["whole_s"],
        )
        report.figure(f"    median {seconds(middle(times))}; p99", seconds(_p99(times)))


def _p99(times: Sequence[float]) -> float:
    return sorted(times)[math.ceil(len(times) * 0.99) - 1]


def _spread(times: Sequence[float]) -> str:
    return f"n={len(times)}, p99 {seconds(_p99(times))}"
