"""The three executors, each with two workers."""

import gc
from collections.abc import Iterator

import pytest

import clusters
from audio_builder.executors.cluster import Cluster
from audio_builder.executors.cores import Cores
from audio_builder.executors.here import Threads
from audio_builder.executors.port import Executor

WORKERS = 2


@pytest.fixture(autouse=True)
def _no_client_left() -> Iterator[None]:
    """Collect clients that never connected, now: each takes the lock of Dask's loops as it goes.

    In the midst of the start of the next one's loop, which holds it, it would wait for itself.
    """
    yield
    gc.collect()


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster that lives in this process; for tests that harm no worker.

    Its threads are at work as long as it lives: not beside the tests of other rooms.
    """
    with clusters.local_cluster(WORKERS) as address:
        yield address


@pytest.fixture(params=["caller", "threads", "cores", "cluster"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    """Each executor in turn."""
    made: Executor
    match request.param:
        case "caller":
            made = Threads(1)
        case "threads":
            made = Threads(WORKERS)
        case "cores":
            made = Cores(WORKERS)
        case _:
            made = Cluster(request.getfixturevalue("scheduler"))
    with made:
        yield made
