"""`repcast serve` as a process of its own, as a host runs it."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from bench.child import environment
from bench.lines import HOST
from bench.memory import resident_mb

BASE_URL: Final = "https://coach.example.org"
_LATEST_S: Final = 60
_EVERY_S: Final = 0.002
_OK: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A server that was started, and was ready at some time."""

    process: "subprocess.Popen[bytes]"
    port: int
    ready_s: float
    """From its start until it said that it was ready."""

    @property
    def memory_mb(self) -> float:
        """What it holds now, with its workers."""
        return resident_mb(self.process.pid)


@contextmanager
def served(output: Path, room: Path, *options: str) -> Iterator[Service]:
    """Serve a library; what the server writes goes to files in `room`.

    Raises:
        RuntimeError: if it does not come to be ready.
    """
    room.mkdir(parents=True, exist_ok=True)
    port = free_port()
    began = perf_counter()
    process = start_server(output, room, port, *options)
    try:
        await_ready(process, port)
        yield Service(process=process, port=port, ready_s=perf_counter() - began)
    finally:
        process.terminate()
        process.wait()


def start_server(
    output: Path, room: Path, port: int, *options: str, **variables: str
) -> "subprocess.Popen[bytes]":
    """Start `repcast serve`, and do not wait for it."""
    command = [sys.executable, "-m", "audio_builder", "serve"]
    command += ["--out", str(output), "--port", str(port), *options]
    told = {"REPCAST_DATA": str(room / "data"), "REPCAST_BASE_URL": BASE_URL, **variables}
    with (room / "access.log").open("ab") as log, (room / "told.log").open("ab") as told_to:
        return subprocess.Popen(command, stdout=log, stderr=told_to, env=environment() | told)  # noqa: S603


def await_ready(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Wait until a server says that it is ready.

    Raises:
        RuntimeError: if it ends before, or takes a minute.
    """
    latest = perf_counter() + _LATEST_S
    while perf_counter() < latest and process.poll() is None:
        with suppress(OSError, http.client.HTTPException):
            if got(port, "/healthz")[0] == _OK:
                return
        time.sleep(_EVERY_S)
    message = f"the server is not ready; its exit code is {process.poll()}"
    raise RuntimeError(message)


def got(port: int, path: str) -> tuple[int, bytes]:
    """Status and body of what is at an address.

    Raises:
        OSError, http.client.HTTPException: if there is no answer.
    """
    line = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        line.request("GET", path)
        answer = line.getresponse()
        return answer.status, answer.read()
    finally:
        line.close()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        port: int = taken.getsockname()[1]
        return port
