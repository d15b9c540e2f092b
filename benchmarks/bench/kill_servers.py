"""Servers that are killed while somebody listens: the next serves the same from what is left."""

import http.client
import random
import subprocess
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Final

from bench.alexa import SKILL_ID
from bench.folders import contents
from bench.killing import building, finish, kill_after
from bench.report import Report
from bench.service import await_ready, free_port, got, start_server
from bench.small import ROUTINES, write_small

LATEST_S: Final = 3.0
"""Kills come within so many seconds of the start: while it opens its data, or while it serves."""
_OK: Final = 200


def measure(report: Report, room: Path, *, moments: int, dice: random.Random) -> None:
    """Kill a server that opens its data for the first time, or that serves; start another."""
    folder = room / "output"
    room.mkdir()
    finish(building(folder, write_small(room / "routines", 1)), room / "log")
    built = contents(folder)
    wanted = _heard(folder, room / "undisturbed", 0.0)
    failed, unlike = [], []
    for number in range(1, moments + 1):
        delay_s = dice.uniform(0, LATEST_S)
        where = f"moment {number}, killed after {delay_s:.3f} s"
        try:
            if _heard(folder, room / f"data-{number}", delay_s) != wanted:
                unlike.append(f"{where}: other bytes than before")
        except (RuntimeError, OSError, http.client.HTTPException) as error:
            failed.append(f"{where}: {error}")
    report.promise("killed servers: the next one is ready", broken=len(failed), of=moments)
    report.promise("  it plays the same", broken=len(unlike), of=moments)
    report.promise("  no file of the library was touched", broken=contents(folder) != built, of=1)
    for fault in (*failed, *unlike)[:10]:
        report.text(f"    {fault}")


def _heard(folder: Path, room: Path, delay_s: float) -> list[bytes]:
    """What a server plays after one before it was killed, with the same data."""
    room.mkdir()
    port = free_port()
    if delay_s:
        with _Listening(port):
            kill_after(_start(folder, room, port), delay_s)
    process = _start(folder, room, port)
    try:
        await_ready(process, port)
        answers = [got(port, f"/{name}/{name}.mp3") for name in ROUTINES]
    finally:
        process.kill()
        process.wait()
    if any(status != _OK for status, _ in answers):
        message = f"the next server answers {[status for status, _ in answers]}"
        raise RuntimeError(message)
    return [body for _, body in answers]


def _start(folder: Path, room: Path, port: int) -> "subprocess.Popen[bytes]":
    """With the skill, whose key and store it makes at its first start."""
    return start_server(folder, room, port, REPCAST_SKILL_ID=SKILL_ID)


class _Listening:
    """Somebody who plays tracks as long as there is a server."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._ended = Event()
        self._thread = Thread(target=self._listen, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *exc_info: object) -> None:
        self._ended.set()
        self._thread.join()

    def _listen(self) -> None:
        while not self._ended.wait(0.01):
            for name in ROUTINES:
                with suppress(OSError, http.client.HTTPException):
                    got(self._port, f"/{name}/{name}.mp3")
