"""One writer at a time in an output folder; the lock is the system's, so none outlives a build."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

LOCK_NAME: Final = ".build.lock"


@contextmanager
def sole_writer(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold an output folder for writing; wait for another holder, and tell that we do.

    Raises:
        OSError: if the folder cannot be written to.
    """
    lock = FileLock(folder / LOCK_NAME)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
