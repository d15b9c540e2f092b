"""Sending: what a store has not got is put there, many at a time, each checked before."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, Protocol

from audio_builder.errors import LibraryError
from audio_builder.publishing.contents import Part
from audio_builder.stores.bucket import Bucket
from audio_builder.stores.folder import Folder
from audio_builder.stores.layout import is_whole
from audio_builder.stores.patience import PUBLISHING_S, patiently

SENDERS: Final = 16


class Report(Protocol):
    """Whom a publication tells how far it is."""

    def waiting(self) -> None:
        """Another command holds the folder and has to be waited for."""

    def sending(self, total: int) -> None:
        """So many objects are looked for in the store, or sent."""

    def sent(self, size_bytes: int) -> None:
        """One of them is there; 0 if it was there already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What was sent, of how much."""

    objects: int = 0
    size_bytes: int = 0
    of: int = 0

    def __add__(self, other: "Sent") -> "Sent":
        return Sent(
            objects=self.objects + other.objects,
            size_bytes=self.size_bytes + other.size_bytes,
            of=self.of + other.of,
        )


class Sender:
    """Sends files of a folder into a store."""

    def __init__(
        self, folder: Folder, bucket: Bucket, report: Report, patience_s: float = PUBLISHING_S
    ) -> None:
        self._folder = folder
        self._bucket = bucket
        self._report = report
        self._patience_s = patience_s

    def send(self, parts: Iterable[Part], *, anew: bool = False) -> Sent:
        """Send what the store has not got.

        Args:
            parts: what it is to have; one several times is sent once.
            anew: send them even if they are there.

        Raises:
            LibraryError: if a file is not what the library says.
            OSError: if the store or the disk does not answer.
        """
        wanted = {part.key: part for part in parts}
        self._report.sending(len(wanted))
        pool = ThreadPoolExecutor(SENDERS, thread_name_prefix="publish")
        try:
            sizes = list(pool.map(lambda part: self._send(part, anew=anew), wanted.values()))
        finally:
            pool.shutdown(cancel_futures=True)
        there = [size for size in sizes if size]
        return Sent(objects=len(there), size_bytes=sum(there), of=len(sizes))

    def _send(self, part: Part, *, anew: bool) -> int:
        """The bytes that had to be sent for a part."""
        size = 0
        if anew or patiently(lambda: self._bucket.version(part.key), self._patience_s) is None:
            data = self._read(part)
            patiently(lambda: self._bucket.put(part.key, data), self._patience_s)
            size = len(data)
        self._report.sent(size)
        return size

    def _read(self, part: Part) -> bytes:
        if part.data is not None:
            return part.data
        try:
            data = self._folder.read(part.path)
        except FileNotFoundError:
            data = b""
        if not is_whole(part.path, part.sha256, data):
            message = (
                f"{self._folder}/{part.path}: is not what the last build wrote; "
                "run 'repcast build' first"
            )
            raise LibraryError(message)
        return data
