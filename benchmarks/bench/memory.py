"""Memory of a process and of all that it started, looked at again and again. Linux alone tells."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Final

_PROC: Final = Path("/proc")
_EVERY_S: Final = 0.05
_SHARED_OUT: Final = "Pss:"
_RESIDENT: Final = "VmRSS:"


class Together:
    """The most memory that a process and its descendants held at one time."""

    def __init__(self, pid: int) -> None:
        self.peak_mb = 0.0
        self._pid = pid
        self._done = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> float:
        """Look no more, and tell what was found; 0 where the system does not tell."""
        self._done.set()
        self._thread.join()
        return self.peak_mb

    def _look(self) -> None:
        while not self._done.wait(_EVERY_S):
            # Pages that several share are counted once: each has its part of them.
            held = (_mb(pid, "smaps_rollup", _SHARED_OUT) for pid in family(self._pid))
            self.peak_mb = max(self.peak_mb, sum(held))


def resident_mb(pid: int) -> float:
    """What a process and its descendants hold now; 0 where the system does not tell."""
    return sum(_mb(each, "status", _RESIDENT) for each in family(pid))


def family(pid: int) -> Iterator[int]:
    """A process and all that it started, as far as they run."""
    yield pid
    for task in _PROC.glob(f"{pid}/task/*"):
        with suppress(OSError):
            for child in (task / "children").read_text().split():
                yield from family(int(child))


def _mb(pid: int, name: str, member: str) -> float:
    with suppress(OSError):
        for line in (_PROC / str(pid) / name).read_text().splitlines():
            if line.startswith(member):
                return int(line.split()[1]) * 1024 / 1e6
    return 0.0
