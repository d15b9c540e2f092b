"""One worker's process, as the one that watches over it sees it.

It is a new program, not a fork: whatever threads and open databases there are here, it has none of
them; and its metrics need a variable of its environment before their library is loaded. It is
handed the listening socket, and one end of a *lifeline*. It writes to that when it serves; and
whichever of the two is gone, the other reads the end of it.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Worker:
    """A worker that was started.

    Attributes:
        number: its place among the workers; the one who takes its place has the same.
        process: the program.
        lifeline: our end of it.
        began_s: when it was started, by the clock that only goes on.
        serves: whether it has said so.
    """

    number: int
    process: "subprocess.Popen[bytes]"
    lifeline: socket.socket
    began_s: float
    serves: bool = False


def start(
    number: int, listener: socket.socket, environ: Mapping[str, str], *, announces: bool
) -> Worker:
    """Start a worker.

    Args:
        number: its place.
        listener: the socket at which it serves.
        environ: its environment, with all settings in it.
        announces: whether it tells where it serves.

    Raises:
        OSError: if the system starts no more programs.
    """
    ours, theirs = socket.socketpair()
    with theirs:
        handed = (listener.fileno(), theirs.fileno())
        command = [sys.executable, "-P", "-m", "skill.workers.worker", *map(str, handed)]
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program
                [*command, *(["--announce"] if announces else [])],
                pass_fds=handed,
                env={**environ, "PYTHONPATH": os.pathsep.join(_search_path())},
                stdin=subprocess.DEVNULL,
            )
        except OSError:
            ours.close()
            raise
    return Worker(number=number, process=process, lifeline=ours, began_s=time.monotonic())


def _search_path() -> list[str]:
    """Where this program finds modules: the worker shall find the same ones."""
    return [path or os.getcwd() for path in sys.path]  # noqa: PTH109 - beside other texts
