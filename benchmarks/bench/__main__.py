"""python -m bench: everything, in one run."""

import argparse
import tempfile
from pathlib import Path
from time import perf_counter

from bench import cold, growth, machine, server, virtual, warm
from bench.report import Report
from bench.rooms import furnish


def main() -> None:
    """Measure all of it in a temporary folder, and leave nothing behind."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=main.__doc__)
    parser.add_argument(
        "--full", action="store_true", help="run pydub for 240 minutes too (a quarter of an hour)"
    )
    full = parser.parse_args().full
    report, began = Report(), perf_counter()
    with tempfile.TemporaryDirectory(prefix="repcast-bench-") as name:
        folder = Path(name)
        machine.describe(report, folder)
        shipped = cold.measure(report, folder)
        rooms = furnish(report, folder)
        stitched = warm.measure(report, rooms, full=full)
        growth.measure(report, rooms, stitched)
        virtual.measure(report, rooms[warm.GOALS_AT])
        server.measure(report, shipped, folder / "server")
    report.verdict()
    report.text(f"(the whole run took {perf_counter() - began:.0f} s)")


if __name__ == "__main__":
    main()
