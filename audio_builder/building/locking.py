"""One writer at a time in an output folder; the lock is the system's, so none outlives a build."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

LOCK_NAME: Final = ".build.lock"


@contextmanager
def begun_folder(folder: Path) -> Iterator[None]:
    """A folder to write into; one that is new goes again if nothing came of it.

    Raises:
        OSError: if it cannot be made.
    """
    new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        left = [path.name for path in folder.iterdir()]
        if new and left in ([], [LOCK_NAME]):
            (folder / LOCK_NAME).unlink(missing_ok=True)
            with suppress(OSError):  # another build has come
                folder.rmdir()


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
