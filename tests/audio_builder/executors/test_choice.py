"""Which executor is taken for which work."""

import pytest

from audio_builder.errors import ClusterError
from audio_builder.executors.choice import open_executor
from audio_builder.executors.cluster import Cluster
from audio_builder.executors.cores import Cores, usable_cores
from audio_builder.executors.here import Threads


@pytest.mark.parametrize(
    ("jobs", "tasks", "kind", "workers"),
    [
        (4, 1, Threads, 4),
        (1, 9, Threads, 1),
        (4, 9, Cores, 4),
        (4, 3, Cores, 3),
        (None, 1, Threads, usable_cores()),
        (2, 0, Threads, 2),
    ],
)
def test_the_work_chooses(
    jobs: int | None, tasks: int, kind: type[Threads | Cores], workers: int
) -> None:
    """Processes pay only for several pieces at once; never are there more than pieces."""
    with open_executor(jobs, None, tasks) as executor:
        assert type(executor) is kind
        assert executor.workers == workers


def test_a_scheduler_is_used_whatever_the_work(scheduler: str) -> None:
    """Who names a cluster means it."""
    with open_executor(1, scheduler, 1) as executor:
        assert type(executor) is Cluster
        assert executor.workers == 2


def test_a_cluster_that_is_not_there_is_no_reason_to_work_here() -> None:
    """Who names a cluster does not want this machine's cores busy for an hour."""
    with pytest.raises(ClusterError):
        open_executor(1, "nowhere://127.0.0.1", 1)
