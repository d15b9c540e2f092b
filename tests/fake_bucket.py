"""An object store in memory, by hand: the same contract as the real ones."""

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from audio_builder.stores.bucket import ConflictError, Found, Listed


class FakeBucket:
    """Keeps objects until it is thrown away.

    Attributes:
        calls: how often each method was called.
        gets_until_failure: after so many objects were read, none can be read any more.
        now: the time that objects are put there at.
    """

    def __init__(self) -> None:
        self._objects: dict[str, tuple[bytes, int, datetime]] = {}
        self._versions = 0
        self._lock = threading.Lock()
        self.calls: Counter[str] = Counter()
        self.gets_until_failure: int | None = None
        self.now: datetime | None = None

    def __str__(self) -> str:
        """The store's address."""
        return "s3://fake/library"

    def get(self, key: str) -> Found:
        """See `Bucket.get`."""
        self._called("get")
        if self.gets_until_failure is not None:
            self.gets_until_failure -= 1
            if self.gets_until_failure < 0:
                raise OSError(5, "the store is out of order")
        if key not in self._objects:
            raise FileNotFoundError(2, "there is no such object", key)
        data, version, _ = self._objects[key]
        return Found(data=data, version=f"v{version}")

    def version(self, key: str) -> str | None:
        """See `Bucket.version`."""
        self._called("version")
        return f"v{self._objects[key][1]}" if key in self._objects else None

    def put(self, key: str, data: bytes) -> None:
        """See `Bucket.put`."""
        self._called("put")
        with self._lock:
            self._keep(key, data)

    def replace(self, key: str, data: bytes, over: str | None) -> None:
        """See `Bucket.replace`."""
        self._called("replace")
        with self._lock:
            there = f"v{self._objects[key][1]}" if key in self._objects else None
            if there != over:
                raise ConflictError(key)
            self._keep(key, data)

    def listed(self, folder: str) -> Iterator[Listed]:
        """See `Bucket.listed`."""
        self._called("listed")
        for key, (data, _, changed) in sorted(self._objects.items()):
            if key.startswith(folder):
                yield Listed(key=key, size_bytes=len(data), changed=changed)

    def delete(self, key: str) -> None:
        """See `Bucket.delete`."""
        self._called("delete")
        self._objects.pop(key, None)

    @property
    def held(self) -> set[str]:
        """All keys there are."""
        return set(self._objects)

    def _keep(self, key: str, data: bytes) -> None:
        self._versions += 1
        self._objects[key] = data, self._versions, self.now or datetime.now(tz=UTC)

    def _called(self, method: str) -> None:
        self.calls[method] += 1
