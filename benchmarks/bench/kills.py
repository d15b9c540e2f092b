"""Kills at random moments: of builds, of a cluster's workers, of servers, of publishers."""

import random
from pathlib import Path

from bench import kill_builds, kill_servers, kill_workers
from bench.cluster import NO_DASK
from bench.machine import has_dask
from bench.report import Report


def measure(report: Report, room: Path, *, moments: int, seed: int) -> None:
    """Kill each kind of process at so many moments; the same seed gives the same moments."""
    room.mkdir()
    report.section(f"8. Kills: {moments} of each kind (seed {seed}), the voice hums")
    for name, each in (
        ("builds", kill_builds.measure),
        ("workers", kill_workers.measure),
        ("servers", kill_servers.measure),
    ):
        if name == "workers" and not has_dask():
            report.text(f"Dask workers: {NO_DASK}")
            continue
        each(report, room / name, moments=moments, dice=random.Random(f"{seed} {name}"))  # noqa: S311 - no secrets
    report.text("publishers: not here yet; `repcast publish` belongs into a bench.kill_publishers")
