"""A bounded cache on disk of what never changes, checked when it is read; processes share it."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Final

from audio_builder.files import write_whole

MOST_BYTES: Final = 2_000_000_000
_LOOK_AFTER: Final = 0.05
"""Of what it may hold: after so much that was put into it, it is measured."""
_LEFT: Final = 0.9
"""Of what it may hold: so much is left when something has to go."""


class DiskCache:
    """Contents by their keys; those that nobody has asked for the longest go first.

    Nothing depends on it: where it cannot be written, it keeps nothing. Several processes may go
    beyond the bound by a twentieth each before one of them notices.
    """

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most = most_bytes
        self._put_bytes = most_bytes  # what an earlier process left is measured at once
        self._lock = Lock()

    def get(self, key: str, whole: Callable[[bytes], bool]) -> bytes | None:
        """What is kept under a key; None if there is nothing, or it is not whole."""
        path = self._folder / key
        try:
            data = path.read_bytes()
        except OSError:
            return None
        if not whole(data):
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep a content; others may have to go for it."""
        with suppress(OSError):
            write_whole(self._folder / key, [data])
        with self._lock:
            self._put_bytes += len(data)
            full = self._put_bytes > self._most * _LOOK_AFTER
            if full:
                self._put_bytes = 0
        if full:
            self._shrink()

    def _shrink(self) -> None:
        kept = sorted(self._kept())
        size = sum(each[1] for each in kept)
        if size <= self._most:
            return
        for _, size_bytes, path in kept:
            if size <= self._most * _LEFT:
                return
            with suppress(OSError):
                path.unlink()
            size -= size_bytes

    def _kept(self) -> list[tuple[int, int, Path]]:
        """Each file: when it was asked for last, its size, and where it is."""
        found = []
        for path in self._folder.rglob("*"):
            with suppress(OSError):  # another process was quicker
                stat = path.stat()
                if path.is_file():
                    found.append((stat.st_mtime_ns, stat.st_size, path))
        return found
