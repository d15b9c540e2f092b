"""Kills at random moments: of builds, of a cluster's workers, of servers, of publishers."""

import random
from pathlib import Path
from typing import Final

from bench import kill_builds, kill_publishers, kill_servers, kill_workers
from bench.cluster import NO_DASK
from bench.machine import has_dask, has_s3
from bench.report import Report

NO_S3: Final = "NOT MEASURED, since moto or s3fs is not installed: .venv/bin/pip install '.[dev]'"


def measure(report: Report, room: Path, *, moments: int, seed: int) -> None:
    """Kill each kind of process at so many moments; the same seed gives the same moments."""
    room.mkdir()
    report.section(f"8. Kills: {moments} of each kind (seed {seed}), the voice hums")
    for name, each, wants in (
        ("builds", kill_builds.measure, None),
        ("workers", kill_workers.measure, None if has_dask() else NO_DASK),
        ("servers", kill_servers.measure, None),
        ("publishers", kill_publishers.measure, None if has_s3() else NO_S3),
    ):
        if wants is not None:
            report.failure(f"{name}: {wants}")
            continue
        each(report, room / name, moments=moments, dice=random.Random(f"{seed} {name}"))  # noqa: S311 - no secrets
