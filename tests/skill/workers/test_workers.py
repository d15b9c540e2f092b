"""Several processes at one port: real ones, killed, counted and stopped."""

import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from audio_builder.library import open_library
from builds import SMALL_ID
from serving_process import COMMAND, asking, body_of, rest, started

SESSION = f"/{SMALL_ID}/{SMALL_ID}.mp3"
WORKERS = 2
SKILL = {
    "REPCAST_SKILL_ID": "amzn1.ask.skill.12345678-1234-1234-1234-123456789abc",
    "REPCAST_BASE_URL": "https://coach.example.org",
}

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks into /proc")


def _children(process: "subprocess.Popen[bytes]") -> list[int]:
    text = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="utf-8")
    return [int(number) for number in text.split()]


def _soon(is_so: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def _is_gone(number: int) -> bool:
    try:
        return "\nState:\tZ" in Path(f"/proc/{number}/status").read_text(encoding="utf-8")
    except OSError:
        return True


def _told(metrics: str, name: str) -> float:
    """One number of those that are told at an address; 0 if it is not among them."""
    lines = requests.get(metrics, timeout=10).text.splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith(f"{name} "))


@pytest.fixture(scope="module")
def together(
    small_output: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple["subprocess.Popen[bytes]", str, str]]:
    """Workers with the skill on a new database, their address, and that of their metrics."""
    folder = tmp_path_factory.mktemp("workers")
    options = ("--workers", str(WORKERS), "--metrics-port", "0")
    environ = SKILL | {"REPCAST_DATA": str(folder / "data"), "TMPDIR": str(folder)}
    with started(small_output, folder, *options, environ=environ) as (process, address):
        told = (folder / "err").read_text(encoding="utf-8")
        metrics = re.findall(r"http://\S+/metrics", told)[0]
        _soon(lambda: _told(metrics, "repcast_workers") == WORKERS)
        yield process, address, metrics
    assert process.returncode == 0
    assert list(folder.glob("repcast-metrics-*")) == []


def test_a_worker_killed_under_load_is_replaced(
    together: tuple["subprocess.Popen[bytes]", str, str],
) -> None:
    """Whoever it served asks again and is served; everybody else notices nothing."""
    process, address, metrics = together
    done = threading.Event()

    def listen(_: int) -> int:
        failures = 0
        while not done.is_set():
            try:
                got = requests.get(address + SESSION, headers={"Range": "bytes=0-9"}, timeout=10)
                assert got.status_code == 206
            except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
                failures += 1
        return failures

    with ThreadPoolExecutor(4) as pool:
        listeners = [pool.submit(listen, number) for number in range(4)]
        time.sleep(0.3)
        killed = min(_children(process))
        os.kill(killed, signal.SIGKILL)
        _soon(lambda: _told(metrics, "repcast_worker_restarts_total") == 1)
        for _ in range(20):
            assert requests.get(f"{address}/healthz", timeout=10).status_code == 200
        _soon(lambda: _told(metrics, "repcast_workers") == WORKERS)
        done.set()
    assert sum(listener.result() for listener in listeners) <= 4
    assert killed not in _children(process)


def test_metrics_are_of_all_workers_together(
    together: tuple["subprocess.Popen[bytes]", str, str],
) -> None:
    """Summed, whoever answered; and nobody reaches them where listeners do."""
    _, address, metrics = together
    name = 'repcast_requests_total{kind="text",status="200"}'
    before = _told(metrics, name)
    for number in range(30):
        answer = requests.get(f"{address}/{SMALL_ID}/{SMALL_ID}.vtt?n={number}", timeout=10)
        assert answer.status_code == 200
    assert _told(metrics, name) == before + 30
    assert requests.get(f"{address}/metrics", timeout=10).status_code == 404
    assert requests.get(metrics.replace("/metrics", "/other"), timeout=10).status_code == 404


def test_a_download_under_way_is_finished(small_output: Path, tmp_path: Path) -> None:
    """Nobody new is let in, what was begun arrives whole, and the end is a good one.

    Every process is told to stop, as a service manager does it.
    """
    track = open_library(small_output).track(SMALL_ID, SMALL_ID)
    with ExitStack() as stack:
        process, address = stack.enter_context(started(small_output, tmp_path, "--workers", "2"))
        _soon(lambda: len(_children(process)) == 2)
        line = stack.enter_context(asking(address, SESSION))
        heard = line.recv(1000)
        for number in (process.pid, *_children(process)):
            os.kill(number, signal.SIGTERM)
        host, port = address.removeprefix("http://").split(":")

        def is_shut() -> bool:
            try:
                socket.create_connection((host, int(port)), timeout=1).close()
            except OSError:
                return True
            return False

        _soon(is_shut)
        assert process.poll() is None
        assert body_of(heard + rest(line)) == track.read(0, track.size)
        assert process.wait(10) == 0
    assert (tmp_path / "err").read_text(encoding="utf-8").endswith("stopped\n")


@pytest.mark.parametrize("options", [(), ("--workers", "2")])
def test_a_second_signal_ends_it_at_once(
    small_output: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    """Whatever is still being sent."""
    environ = {"REPCAST_STOP_SECONDS": "600"}
    with (
        started(small_output, tmp_path, *options, environ=environ) as (process, address),
        asking(address, SESSION) as line,
    ):
        line.recv(1000)
        process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(5) == 130


def test_workers_outlive_nobody(small_output: Path, tmp_path: Path) -> None:
    """If the one that watches over them is killed, they end: the port is free for the next."""
    with started(small_output, tmp_path, "--workers", "2") as (process, _):
        _soon(lambda: len(_children(process)) == 2)
        workers = _children(process)
        process.kill()
        _soon(lambda: all(_is_gone(number) for number in workers))


def test_what_nobody_can_serve_with_is_told_once(small_output: Path, tmp_path: Path) -> None:
    """Settings that fail the first worker fail the command; it is not tried for ever."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "key").write_bytes(b"no key")
    environ = SKILL | {"REPCAST_DATA": str(tmp_path / "data")}
    run = subprocess.run(
        [*COMMAND, "--out", str(small_output), "--port", "0", "--workers", "2"],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.count("this is no key") == 1
