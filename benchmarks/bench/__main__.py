"""python -m bench: everything, in one run; or one section of it."""

import argparse
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from types import MappingProxyType
from typing import Final

from bench import cluster, cold, growth, kills, library, load, machine, server, virtual, warm
from bench.report import Report
from bench.rooms import furnish


def main() -> None:
    """Measure all of it, or one section, in a temporary folder; exit code 1 if a goal is missed."""
    parser = _parser()
    asked = parser.parse_args()
    report, began = Report(), perf_counter()
    with tempfile.TemporaryDirectory(prefix="repcast-bench-") as name:
        folder = Path(name)
        machine.describe(report, folder)
        SECTIONS[asked.section](report, folder, asked)
    report.verdict()
    report.text(f"(the whole run took {perf_counter() - began:.0f} s)")
    if report.missed:
        sys.exit(1)


def _usual(report: Report, folder: Path, asked: Namespace) -> None:
    """What is measured where no section is named."""
    shipped = cold.measure(report, folder)
    rooms = furnish(report, folder)
    stitched = warm.measure(report, rooms, full=asked.full)
    growth.measure(report, rooms, stitched)
    virtual.measure(report, rooms[warm.GOALS_AT])
    server.measure(report, shipped, folder / "server")
    _library(report, folder, asked)


def _library(report: Report, folder: Path, asked: Namespace) -> None:
    library.measure(report, folder / "library", asked.routines or library.USUAL)


def _cluster(report: Report, folder: Path, asked: Namespace) -> None:
    cluster.measure(report, folder / "cluster", asked.routines or cluster.ROUTINES)


def _load(report: Report, folder: Path, asked: Namespace) -> None:
    wanted = load.Load(
        listeners=asked.listeners,
        seconds=asked.seconds,
        routines=asked.routines or library.USUAL,
        speed=asked.speed,
        workers=asked.workers,
    )
    load.measure(report, folder / "load", wanted)


def _kills(report: Report, folder: Path, asked: Namespace) -> None:
    kills.measure(report, folder / "kills", moments=asked.moments, seed=asked.seed)


def _listen(report: Report, folder: Path, asked: Namespace) -> None:
    from bench import spoken  # noqa: PLC0415 - only this section needs repcast[listen]

    spoken.measure(report, folder, asked.voice, asked.kokoro, asked.every)


SECTIONS: Final = MappingProxyType[str, Callable[[Report, Path, Namespace], None]](
    {
        "usual": _usual,
        "library": _library,
        "cluster": _cluster,
        "load": _load,
        "kills": _kills,
        "listen": _listen,
    }
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=main.__doc__)
    parser.add_argument(
        "section", nargs="?", choices=SECTIONS, default="usual", help="the usual ones unless named"
    )
    parser.add_argument(
        "--full", action="store_true", help="run pydub for 240 minutes too (a quarter of an hour)"
    )

    def count(name: str, what: str, usual: int | None = None) -> None:
        parser.add_argument(f"--{name}", type=int, metavar="N", default=usual, help=what)

    count("routines", "of the library, cluster or load")
    count("listeners", "of the load", 500)
    count("seconds", "of each half of the load", 60)
    parser.add_argument("--speed", type=float, default=4.0, help="listeners' playing speed")
    count("workers", "processes of the loaded server", 1)
    count("moments", "kills of each kind", 50)
    count("seed", "of the kills' moments", 7)
    count("every", "at other speeds than 1: one of N commands is said", 1)
    parser.add_argument("--voice", default="", help="a part of the names of those that command")
    parser.add_argument("--kokoro", type=Path, help="the folder with Kokoro's model and voices")
    return parser


if __name__ == "__main__":
    main()
