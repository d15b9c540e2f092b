"""Several processes at one port: real ones, killed, counted and stopped."""

import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from audio_builder.library import Library, open_library
from builds import SMALL_ID
from serving_process import COMMAND, asking, body_of, rest, started

SESSION = f"/{SMALL_ID}/{SMALL_ID}.mp3"
WORKERS = 2
LISTENERS = 4
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


def test_several_processes_serve_as_one(small_output: Path, tmp_path: Path) -> None:
    """From a new database to the end: one is killed, all are counted together, none cuts off.

    Whoever the killed one served asks again and is served; everybody else notices nothing. When
    all are told to stop, as a service manager does it, nobody new is let in, and what was begun
    arrives whole.
    """
    options = ("--workers", str(WORKERS), "--metrics-port", "0")
    environ = SKILL | {"REPCAST_DATA": str(tmp_path / "data"), "TMPDIR": str(tmp_path)}
    with started(small_output, tmp_path, *options, environ=environ) as (process, address):
        told = (tmp_path / "err").read_text(encoding="utf-8")
        metrics = re.findall(r"http://\S+/metrics", told)[0]
        _soon(lambda: _told(metrics, "repcast_workers") == WORKERS)
        _kill_one_under_load(process, address, metrics)
        _count(address, metrics)
        _stop_while_sending(process, address, open_library(small_output))
        assert process.wait(20) == 0
    assert (tmp_path / "err").read_text(encoding="utf-8").endswith("stopped\n")
    assert list(tmp_path.glob("repcast-metrics-*")) == []


def _kill_one_under_load(process: "subprocess.Popen[bytes]", address: str, metrics: str) -> None:
    done = threading.Event()

    def listen(_: int) -> int:
        failures = 0
        while not done.is_set():
            try:
                got = requests.get(address + SESSION, headers={"Range": "bytes=0-9"}, timeout=60)
                assert got.status_code == 206
            except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
                failures += 1
        return failures

    with ThreadPoolExecutor(LISTENERS) as pool:
        listeners = [pool.submit(listen, number) for number in range(LISTENERS)]
        time.sleep(0.3)
        killed = min(_children(process))
        os.kill(killed, signal.SIGKILL)
        _soon(lambda: _told(metrics, "repcast_worker_restarts_total") == 1)
        for _ in range(20):
            assert requests.get(f"{address}/healthz", timeout=60).status_code == 200
        done.set()
    assert sum(listener.result() for listener in listeners) <= LISTENERS
    assert killed not in _children(process)


def _count(address: str, metrics: str) -> None:
    name = 'repcast_requests_total{kind="text",status="200"}'
    _soon(lambda: _told(metrics, "repcast_workers") == WORKERS)
    before = _told(metrics, name)
    for number in range(20):
        answer = requests.get(f"{address}/{SMALL_ID}/{SMALL_ID}.vtt?n={number}", timeout=60)
        assert answer.status_code == 200
    assert _told(metrics, name) == before + 20
    assert requests.get(f"{address}/metrics", timeout=60).status_code == 404


def _stop_while_sending(process: "subprocess.Popen[bytes]", address: str, library: Library) -> None:
    track = library.track(SMALL_ID, SMALL_ID)
    host, port = address.removeprefix("http://").split(":")

    def is_shut() -> bool:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            return True
        return False

    with asking(address, SESSION) as line:
        heard = line.recv(1000)
        for number in (process.pid, *_children(process)):
            os.kill(number, signal.SIGTERM)
        _soon(is_shut)
        assert process.poll() is None
        assert body_of(heard + rest(line)) == track.read(0, track.size)


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
