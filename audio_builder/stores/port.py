"""The port: what a library needs of the place where its files are."""

from collections.abc import Hashable
from typing import ClassVar, Protocol


class Files(Protocol):
    """The files of one library. Threads may share it."""

    far: ClassVar[bool]
    """Whether an answer comes over a network, and may take long."""

    def read(self, path: str, sha256: str | None = None) -> bytes:
        """The content of a file.

        Args:
            path: from the library's top, with slashes.
            sha256: of what is meant, where the library says it: of an entry, a score, a picture or
                a part of the page the digest of its bytes, of a clip that of its frames. A store
                that keeps contents by digest finds it by that; others go by the path.

        Raises:
            FileNotFoundError: if there is no such file.
            OSError: if it cannot be read now; another attempt may succeed.
        """
        ...

    def edition(self) -> Hashable:
        """Something that is equal as long as the library's index is; None if there is no library.

        Raises:
            OSError: if the store does not answer.
        """
        ...

    def __str__(self) -> str:
        """Where it is, for messages."""
        ...
