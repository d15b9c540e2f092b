"""Pieces of work for tests of executors: functions that a worker in another process can import."""

import os
import signal
import time
from pathlib import Path
from typing import NoReturn

from audio_builder.errors import VoiceError


def squared(number: int) -> int:
    """The least that can be done."""
    return number * number


def squared_slowly(number: int) -> int:
    """The same, a twentieth of a second later."""
    time.sleep(0.05)
    return squared(number)


def slept(pause_s: float) -> float:
    """As much time as is asked for."""
    time.sleep(pause_s)
    return pause_s


def refused(number: int) -> int:
    """A square, but of seven."""
    if number == 7:
        message = "seven cannot be spoken"
        raise VoiceError(message)
    return squared(number)


class StrangeError(Exception):
    """An error that cannot be made again from what pickle keeps of it."""

    def __init__(self, *, what: str) -> None:
        super().__init__(what)


def strange(number: int) -> NoReturn:
    """A failure that cannot travel."""
    raise StrangeError(what=f"strange {number}")


def noted(file: Path) -> str:
    """A file's name, and a note in its folder that it was begun."""
    file.touch()
    time.sleep(0.05)
    return file.name


def deadly_once(file: Path) -> str:
    """The end of the worker that does it first, and a file's name from the next one."""
    if not file.exists():
        file.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return file.name


def deadly(file: Path) -> NoReturn:
    """The end of every worker that does it, each with a note of it."""
    with file.open("a") as notes:
        notes.write("x")
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def waiting(file: Path) -> None:
    """A note of who does it, and then nothing for a minute."""
    file.with_name(f"{file.name}.{os.getpid()}").touch()
    time.sleep(60)


def threads_of_libraries(_: int) -> str | None:
    """How many threads numpy's library may use here."""
    return os.environ.get("OPENBLAS_NUM_THREADS")
