"""An object store as a store: contents by their digests, kept on this machine's disk."""

import errno
import time
from collections.abc import Callable, Hashable
from typing import ClassVar, Final, TypeVar

from audio_builder.records import CATALOG_NAME, INDEX_NAME
from audio_builder.stores.bucket import Bucket
from audio_builder.stores.disk_cache import DiskCache
from audio_builder.stores.layout import POINTER, is_whole, object_key
from audio_builder.stores.patience import READING_S, patiently

REST_S: Final = 2.0
"""A store that did not answer is left alone for so long: one listener's wait is enough."""
AnswerT = TypeVar("AnswerT")


class DamagedError(OSError):
    """The store answered, with something else than what it was asked for."""


class Objects:
    """The files of a library that was published into an object store."""

    far: ClassVar[bool] = True

    def __init__(
        self, bucket: Bucket, cache: DiskCache | None = None, patience_s: float | None = None
    ) -> None:
        """A library in a store.

        Args:
            bucket: where it is.
            cache: keeps what was read; nothing is kept without one.
            patience_s: how long an answer is waited for; as long as listeners are unless given.
        """
        self.bucket = bucket
        self._cache = cache
        self._patience_s = READING_S if patience_s is None else patience_s
        self._asked_again_s = 0.0

    def __str__(self) -> str:
        """The store's address."""
        return str(self.bucket)

    def read(self, path: str, sha256: str | None = None) -> bytes:
        """The content of a file: of the index by its path, of any other by its digest.

        See `Files.read`.
        """
        if path == INDEX_NAME:
            return self._asked(lambda: self.bucket.get(POINTER).data)
        if path == CATALOG_NAME and sha256 is None:
            # What is looked for where there is no index.
            raise FileNotFoundError(errno.ENOENT, "no library was published there", str(self))
        if sha256 is None:
            raise FileNotFoundError(errno.ENOENT, "the library names no such file", path)
        key = object_key(path, sha256)
        kept = self._cache and self._cache.get(key, lambda data: is_whole(path, sha256, data))
        if kept:
            return kept
        data = self._asked(lambda: self._whole(key, path, sha256))
        if self._cache is not None:
            self._cache.put(key, data)
        return data

    def edition(self) -> Hashable:
        """Which version of the index there is, for one request without a content."""
        return self._asked(lambda: self.bucket.version(POINTER))

    def _asked(self, ask: Callable[[], AnswerT]) -> AnswerT:
        if time.monotonic() < self._asked_again_s:
            raise OSError(errno.EAGAIN, "the store did not answer a moment ago")
        try:
            return patiently(ask, self._patience_s)
        except (FileNotFoundError, PermissionError, DamagedError):
            raise
        except OSError:
            self._asked_again_s = time.monotonic() + REST_S
            raise

    def _whole(self, key: str, path: str, sha256: str) -> bytes:
        data = self.bucket.get(key).data
        if not is_whole(path, sha256, data):
            raise DamagedError(errno.EIO, "the store sent something else or a part of it", key)
        return data
