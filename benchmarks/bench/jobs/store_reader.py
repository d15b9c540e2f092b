"""A reader of a store: reads its index and all that it names, over and over, until its input ends.

It prints the MD5 of every index that it saw, and all that went wrong.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from typing import Final

from audio_builder.errors import LibraryError
from audio_builder.library.reading import parse_record
from audio_builder.publishing.contents import Part, part_of, records_of, rest_of
from audio_builder.records import INDEX_NAME, Index
from audio_builder.stores.location import parse_store_url
from audio_builder.stores.objects import Objects
from audio_builder.stores.opening import open_bucket

_READERS: Final = 4
_EVERY_S: Final = 0.05


class Seen:
    """What came of reading."""

    def __init__(self, store: Objects) -> None:
        self.editions: dict[str, int] = {}
        """Of each index its MD5, which is its ETag, and how often it was read."""
        self.faults: list[str] = []
        self.absent = 0
        """How often there was no library yet."""
        self._store = store

    def read(self) -> None:
        """Read the index, and all that it names; each is held against its digest.

        Raises:
            LibraryError: at the first thing that is not there, or not whole.
            OSError: if the index cannot be read any more.
        """
        try:
            text = self._store.read(INDEX_NAME)
        except FileNotFoundError:
            self.absent += 1
            if self.editions:
                raise
            return
        digest = hashlib.md5(text, usedforsecurity=False).hexdigest()
        self.editions[digest] = self.editions.get(digest, 0) + 1
        index = parse_record(text, INDEX_NAME, Index)
        with ThreadPoolExecutor(_READERS) as threads:
            for _ in threads.map(self._read_part, self._named(index)):
                pass

    def _named(self, index: Index) -> Iterator[Part]:
        yield from map(part_of, index.files)
        for row in index.routines:
            yield from (*records_of(row), *rest_of(self._store, row))

    def _read_part(self, part: Part) -> None:
        try:
            self._store.read(part.path, part.sha256)
        except OSError as error:
            message = f"{part.path}: {error}"
            raise LibraryError(message) from error


def main(url: str) -> None:
    """Read until nobody wants it any more."""
    ended, seen = Event(), Seen(Objects(open_bucket(parse_store_url(url))))

    def wait() -> None:
        sys.stdin.read()
        ended.set()

    Thread(target=wait, daemon=True).start()
    is_last = False
    while not is_last:
        is_last = ended.wait(_EVERY_S)  # whatever was published last is read too
        try:
            seen.read()
        except (LibraryError, OSError) as error:
            seen.faults.append(str(error))
    print(json.dumps({"editions": seen.editions, "faults": seen.faults, "absent": seen.absent}))


if __name__ == "__main__":
    main(*sys.argv[1:])
