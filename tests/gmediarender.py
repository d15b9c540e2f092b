"""gmediarender, a DLNA loudspeaker of Debian's: it plays into a file, no faster than aloud."""

import os
import re
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import judges
from children import start_interruptible

RATE: Final = 48_000
_PIPE: Final = (
    "audioconvert ! audioresample ! audio/x-raw,rate={rate},channels=1,format=S16LE ! tee name=t"
    " ! queue ! wavenc ! filesink async=false location={path} t. ! queue ! fakesink sync=true"
)
"""Played twice: into the file, and to nowhere by the clock, which holds the file back."""
_PORTS: Final = 49_152
_READY_S: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudspeaker:
    """One that runs.

    Attributes:
        name: what it is called; no other is.
        address: of its description.
        played: the WAV file of what it has played since it last began.
    """

    name: str
    address: str
    played: Path


@contextmanager
def started(folder: Path) -> Iterator[Loudspeaker]:
    """One that runs until the end."""
    name, played, log = f"Studio {os.getpid()}", folder / "played.wav", folder / "log"
    command = [
        judges.need("gmediarender"),
        *("--friendly-name", name, "--uuid", str(uuid.uuid4()), "--mime-filter", "audio"),
        *("--port", str(_PORTS + os.getpid() % 16_000), "--logfile", "stdout"),
        *("--gstout-audiopipe", _PIPE.format(rate=RATE, path=played)),
    ]
    with log.open("wb") as lines:
        process = start_interruptible(command, stdout=lines, stderr=subprocess.STDOUT)
    try:
        yield Loudspeaker(name=name, address=_address_in(log, process), played=played)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(20)
            raise


def _address_in(log: Path, process: "subprocess.Popen[bytes]") -> str:
    deadline = time.monotonic() + _READY_S
    while time.monotonic() < deadline and process.poll() is None:
        text = log.read_text(encoding="utf-8", errors="replace")
        place = re.search(r"Registered IP=(\S+) port=(\d+)", text)
        if place and "Ready for rendering" in text:
            return f"http://{place[1]}:{place[2]}/description.xml"
        time.sleep(0.05)
    return judges.give_up(
        f"gmediarender does not start; it needs a network to be in: {_end_of(log)}"
    )


def _end_of(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-300:]
