"""Dask workers that are killed in the middle of a build: it goes on with those that are left."""

import random
import shutil
import time
from contextlib import ExitStack
from pathlib import Path

from bench.cluster import scheduler, worker
from bench.folders import different
from bench.killing import building, finish, last_line, start
from bench.report import Report
from bench.small import write_small


def measure(report: Report, room: Path, *, moments: int, dice: random.Random) -> None:
    """Kill one of two workers at each moment; a new one comes for the next build."""
    failed, unlike, in_time = [], [], 0
    with ExitStack() as running:
        address = running.enter_context(scheduler(room))
        running.enter_context(worker(room, address, 0))
        usual_s = 0.0
        for version in range(1, moments + 1):
            files = write_small(room / "routines", version)
            alone, folder = room / "alone", room / "output"
            finish(building(alone, files), room / "log")
            with worker(room, address, version) as victim:
                if not usual_s:
                    usual_s = finish(_there(room / "first", files, address), room / "log")
                delay_s = dice.uniform(0, usual_s)
                process = start(_there(folder, files, address), room / "log")
                time.sleep(delay_s)
                in_time += process.poll() is None
                victim.kill()
                code = process.wait()
            where = f"version {version}, killed after {delay_s:.3f} of {usual_s:.3f} s"
            if code != 0:
                failed.append(f"{where}: exit code {code}: {last_line(room / 'log')}")
            elif found := different(folder, alone):
                unlike.append(f"{where}: {', '.join(found[:5])}")
            for each in (folder, alone):
                shutil.rmtree(each, ignore_errors=True)
    report.promise("killed Dask workers: the build goes on", broken=len(failed), of=moments)
    report.promise("  its folder is as without a cluster", broken=len(unlike), of=moments)
    report.figure("  killed in time; the others' builds were through", f"{in_time}")
    for fault in (*failed, *unlike)[:10]:
        report.text(f"    {fault}")


def _there(folder: Path, files: tuple[Path, ...], address: str) -> list[object]:
    return building(folder, files, "--scheduler", address)
