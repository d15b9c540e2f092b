"""The port of an object store: contents under keys, and one object that is changed with care."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


class ConflictError(Exception):
    """An object is not, or not any more, what it was to be replaced for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An object: what is in it, and which version of it this is."""

    data: bytes = field(repr=False)
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An object as a listing tells of it."""

    key: str
    size_bytes: int
    changed: datetime


class Bucket(Protocol):
    """The objects below one prefix of a store. Threads may share it.

    Every method raises PermissionError if the store refuses it, and another OSError if the store
    does not answer as it should; another attempt may succeed then.
    """

    def get(self, key: str) -> Found:
        """An object.

        Raises:
            FileNotFoundError: if there is none.
        """
        ...

    def version(self, key: str) -> str | None:
        """Which version of an object there is, without its content; None if there is none."""
        ...

    def put(self, key: str, data: bytes) -> None:
        """Put an object there, whatever there is."""
        ...

    def replace(self, key: str, data: bytes, over: str | None) -> None:
        """Put an object in the place of one version of it; of None, where there is none.

        Raises:
            ConflictError: if there is another, or one at all.
        """
        ...

    def listed(self, folder: str) -> Iterator[Listed]:
        """All objects whose keys begin so. Only whoever cleans a store asks for it."""
        ...

    def delete(self, key: str) -> None:
        """Remove an object; it may be gone already."""
        ...

    def __str__(self) -> str:
        """Where it is, for messages."""
        ...
