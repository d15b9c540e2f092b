"""Clusters: who is not there or not the same is refused, and lost workers cost nothing."""

import re
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import audio_builder
import clusters
import work
from audio_builder.errors import ClusterError
from audio_builder.executors.cluster import Cluster, _work_off_as
from audio_builder.executors.edition import edition
from clusters import ProcessCluster


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProcessCluster]:
    """A real scheduler; each test starts the workers it needs."""
    with clusters.process_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


def other_sources(folder: Path) -> Path:
    """A folder with the builder's sources, of which one has been changed."""
    package = folder / "audio_builder"
    ours = Path(audio_builder.__file__).parent
    shutil.copytree(ours, package, ignore=shutil.ignore_patterns("__pycache__"))
    with (package / "units.py").open("a") as file:
        file.write("# changed\n")
    return folder


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask is an extra: whoever asks for a cluster without it learns how to get it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=re.escape('pip install "repcast[cluster]"')):
        Cluster("tcp://127.0.0.1:8786")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{port}", "nowhere://127.0.0.1"])
def test_a_scheduler_that_does_not_answer_is_named(address: str) -> None:
    """A wrong address is said once, with what to do, and soon."""
    with socket.socket() as end:
        end.bind(("127.0.0.1", 0))  # bound, so that nobody else listens there either
        place = address.format(port=end.getsockname()[1])
        with pytest.raises(ClusterError, match=f"answers at {place}; start one with"):
            Cluster(place, answer_s=0.3)


def test_a_worker_that_joined_later_is_asked_too() -> None:
    """Every parcel names the sources it is for: a worker with others does none of it."""
    with pytest.raises(ClusterError, match="joined later has another Repcast"):
        _work_off_as("another", b"")


def test_a_scheduler_without_workers_is_told_of(running: ProcessCluster) -> None:
    """Nobody waits for workers that never come: it says how to start some."""
    with pytest.raises(ClusterError, match=f"no workers.*dask worker {running.address}"):
        Cluster(running.address, answer_s=0.3)


def test_a_worker_with_other_sources_is_refused(running: ProcessCluster, tmp_path: Path) -> None:
    """Clips would differ from worker to worker: it is named, before any work begins."""
    with (
        running.worker(sources=other_sources(tmp_path)),
        pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:\d+: another Repcast"),
    ):
        Cluster(running.address, answer_s=clusters.START_S)


def test_a_build_goes_on_without_a_killed_worker(running: ProcessCluster) -> None:
    """What a lost worker had begun is done by the other; all results are there."""
    with running.worker() as lost, running.worker():
        with Cluster(running.address, answer_s=clusters.START_S) as cluster:
            while cluster.workers < 2:
                time.sleep(0.05)
            results = []
            for result in cluster.run(work.squared_slowly, range(24)):
                results.append(result)
                if len(results) == 8:
                    lost.send_signal(signal.SIGKILL)
            assert cluster.workers == 1
        assert sorted(results) == [(number, number * number) for number in range(24)]


def test_the_edition_is_that_of_the_sources() -> None:
    """It is one digest, the same whenever it is asked for."""
    assert re.fullmatch("[0-9a-f]{64}", edition())
    assert edition.__wrapped__() == edition()
