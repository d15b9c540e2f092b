"""`repcast serve` as a process of its own, and listeners who take their time."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from children import start_interruptible

COMMAND: Final = [
    sys.executable,
    "-c",
    "from skill.serving import serve_command; serve_command()",
]


@contextmanager
def started(
    output: Path, folder: Path, *options: str, environ: Mapping[str, str] | None = None
) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """The command serving a library, its two outputs in the files `out` and `err` of a folder.

    It is asked to stop at the end, and waited for.
    """
    out, err = folder / "out", folder / "err"
    with out.open("wb") as lines, err.open("wb") as told:
        process = start_interruptible(
            [*COMMAND, "--out", str(output), "--port", "0", *options],
            stdout=lines,
            stderr=told,
            env={**os.environ, **(environ or {})},
        )
        try:
            yield process, _address_in(err, process)
        finally:
            process.terminate()
            process.wait(20)


def _address_in(told: Path, process: "subprocess.Popen[bytes]") -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        text = told.read_text(encoding="utf-8")
        if "healthz" in text:
            return re.findall(r"serving at (http://[0-9.]+:[0-9]+)", text)[0]
        time.sleep(0.02)
    pytest.fail(told.read_text(encoding="utf-8"))


@contextmanager
def asking(address: str, path: str, **headers: str) -> Iterator[socket.socket]:
    """A listener who asked, and takes no more at a time than some kilobytes."""
    host, port = address.removeprefix("http://").rstrip("/").split(":")
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        line.settimeout(30)
        line.connect((host, int(port)))
        lines = [f"GET {path} HTTP/1.1", "Host: x", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        line.sendall("\r\n".join([*lines, "", ""]).encode())
        yield line


def rest(line: socket.socket) -> bytes:
    """All that is still to come."""
    return b"".join(iter(lambda: line.recv(65_536), b""))


def body_of(answer: bytes) -> bytes:
    """What stands behind the head of an answer."""
    return answer.partition(b"\r\n\r\n")[2]
