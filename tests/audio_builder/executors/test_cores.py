"""Processes of this machine: lost ones cost nothing, and none is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import work
from audio_builder.errors import LostWorkError
from audio_builder.executors.cores import TRIES, Cores, usable_cores
from children import start_interruptible

PATIENCE_S = 20.0
PROGRAM = """
import signal
import sys
from pathlib import Path
import work
from audio_builder.executors.cores import Cores
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background ignore it
    with Cores(2) as cores:
        list(cores.run(work.waiting, [Path(sys.argv[1]) / "a", Path(sys.argv[1]) / "b"]))
"""


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, "it never did"
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    """Whether there is such a process, and it has not ended."""
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def pids_at_work(folder: Path) -> list[int]:
    """Who has begun `work.waiting` in a folder."""
    return [int(file.suffix[1:]) for file in folder.iterdir()]


@pytest.fixture
def cores() -> Iterator[Cores]:
    """Two processes."""
    with Cores(2) as cores:
        yield cores


@pytest.fixture
def program(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program whose two workers wait in the middle of their work, with a terminal of its own."""
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    folder = tmp_path / "begun"
    folder.mkdir()
    path = os.pathsep.join((str(Path.cwd()), str(Path(work.__file__).parent)))
    with start_interruptible(
        [sys.executable, str(script), str(folder)],
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        try:
            until(lambda: len(pids_at_work(folder)) == 2)
            yield running
        finally:
            running.kill()


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="the system does not tell")
def test_as_many_as_this_process_may_use(cores: Cores) -> None:
    """Cores that are set aside for others are not counted."""
    assert usable_cores() == len(os.sched_getaffinity(0))
    assert Cores().workers == usable_cores()
    assert cores.workers == 2


def test_nothing_starts_before_there_is_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Executors that are handed nothing cost nothing; a single piece starts a single process."""
    started: list[int] = []
    start = Cores.__module__ + ".WorkerProcess"
    from audio_builder.executors.worker import WorkerProcess  # noqa: PLC0415 - replaced below

    def counted() -> WorkerProcess:
        started.append(1)
        return WorkerProcess()

    monkeypatch.setattr(start, counted)
    with Cores(2) as cores:
        assert list(cores.run(work.squared, ())) == []
        assert started == []
        assert list(cores.run(work.squared, [2])) == [(0, 4)]
        assert list(cores.run(work.squared, [3])) == [(0, 9)]
        assert len(started) == 1


def test_a_killed_worker_costs_nothing(cores: Cores, tmp_path: Path) -> None:
    """What it had begun is done again by a new one; all results are there."""
    files = [tmp_path / str(number) for number in range(4)]
    results = sorted(cores.run(work.deadly_once, files))
    assert results == [(number, str(number)) for number in range(4)]


def test_an_idle_worker_may_be_killed_too(cores: Cores) -> None:
    """A worker that ended while it waited is replaced when there is work again."""
    assert len(list(cores.run(work.squared_slowly, (1, 2)))) == 2
    for worker in cores._crew._idle:
        os.kill(worker.pid or 0, signal.SIGKILL)
    assert sorted(cores.run(work.squared, (1, 2))) == [(0, 1), (1, 4)]


def test_what_kills_every_worker_is_given_up(cores: Cores, tmp_path: Path) -> None:
    """Work that cannot be done ends the build with a way out, not with ever more workers."""
    file = tmp_path / "notes"
    with pytest.raises(LostWorkError, match=r"3 worker processes.*signal 9.*--jobs 1"):
        list(cores.run(work.deadly, [file]))
    assert file.read_text() == "x" * TRIES


def test_closed_early_its_workers_are_ended_at_once(cores: Cores, tmp_path: Path) -> None:
    """What is in the middle of long work is not waited for."""
    results = cores.run(work.deadly_once, [tmp_path / "a"])
    next(results)
    slow = cores.run(work.slept, (0.0, 60.0, 60.0))
    next(slow)
    begun = time.monotonic()
    slow.close()  # type: ignore[attr-defined] # a generator
    assert time.monotonic() - begun < PATIENCE_S / 2


def test_closed_in_mid_run_it_ends(cores: Cores) -> None:
    """Closing the executor ends its workers, whatever they do, and none is started any more."""
    slow = cores.run(work.slept, (0.0, 60.0, 60.0))
    next(slow)
    begun = time.monotonic()
    cores.close()
    assert time.monotonic() - begun < PATIENCE_S / 2


def test_a_worker_keeps_to_its_core(cores: Cores, monkeypatch: pytest.MonkeyPatch) -> None:
    """Libraries that would use every core are told to use one; who says otherwise is heard."""
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert list(cores.run(work.threads_of_libraries, [0])) == [(0, "1")]


def test_ctrl_c_ends_all_workers(program: subprocess.Popen[str], tmp_path: Path) -> None:
    """Ctrl-C reaches the whole group: workers say nothing of it, and end with their parent."""
    workers = pids_at_work(tmp_path / "begun")
    os.killpg(program.pid, signal.SIGINT)
    _, said = program.communicate(timeout=PATIENCE_S)
    assert said.count("Traceback") == 1, said
    assert said.rstrip().endswith("KeyboardInterrupt")
    until(lambda: not any(is_running(pid) for pid in workers))


def test_workers_end_with_a_killed_parent(program: subprocess.Popen[str], tmp_path: Path) -> None:
    """A parent that cannot tidy up leaves nobody behind, not even in the middle of work."""
    workers = pids_at_work(tmp_path / "begun")
    assert all(is_running(pid) for pid in workers)
    program.kill()
    until(lambda: not any(is_running(pid) for pid in workers))
