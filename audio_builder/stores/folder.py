"""A folder of this machine as a store."""

from collections.abc import Hashable
from pathlib import Path
from typing import ClassVar

from audio_builder.records import CATALOG_NAME, INDEX_NAME


class Folder:
    """The files of a library in an output folder."""

    far: ClassVar[bool] = False

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        """The folder's path."""
        return str(self.path)

    def read(self, path: str, sha256: str | None = None) -> bytes:  # noqa: ARG002 - the port's
        """The content of a file. See `Files.read`."""
        return (self.path / path).read_bytes()

    def edition(self) -> Hashable:
        """When the index was put in its place; in folders of before, the catalog."""
        for name in (INDEX_NAME, CATALOG_NAME):
            try:
                stat = (self.path / name).stat()
            except FileNotFoundError:
                continue
            return (name, stat.st_mtime_ns, stat.st_size, stat.st_ino)
        return None
