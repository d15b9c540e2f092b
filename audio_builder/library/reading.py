"""Reading a record from a library's files, or saying what is wrong with it."""

import errno
import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from pydantic import ValidationError

from audio_builder.errors import DamageError, LibraryError
from audio_builder.records import SCHEMA_VERSION, Entry
from audio_builder.stores.objects import DamagedError
from audio_builder.stores.port import Files

EntryT = TypeVar("EntryT", bound=Entry)
ReadT = TypeVar("ReadT")
READERS: Final = 16
"""So many files are read at a time from a store that is far away."""
_OF_THE_FILE: Final = frozenset(
    {errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.EIO}
)
"""What a file system says of a file that it will not read the next time either."""


def read_record(files: Files, path: str, kind: type[EntryT], sha256: str | None = None) -> EntryT:
    """Read a record.

    Args:
        files: the library's.
        path: from its top.
        kind: what it should be.
        sha256: of the file, where the library says it.

    Raises:
        DamageError: if there is none, it is damaged, or another version wrote it.
        LibraryError: if it cannot be read just now.
    """
    where = f"{files}/{path}"
    try:
        text = files.read(path, sha256)
    except OSError as error:
        message = f"{where}: cannot be read ({error.strerror or error}); run 'repcast build' first"
        raise (DamageError if _lasts(error, files) else LibraryError)(message) from error
    return parse_record(text, where, kind)


def parse_record(text: bytes, where: str, kind: type[EntryT]) -> EntryT:
    """A record from its text.

    Args:
        text: JSON.
        where: what to call it in a message.
        kind: what it should be.

    Raises:
        DamageError: if it is damaged, or another version wrote it.
    """
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        message = f"{where}: {_why(text, error)}"
        raise DamageError(message) from error


def read_each(files: Files, read: Callable[[str], ReadT], names: Iterable[str]) -> Iterator[ReadT]:
    """What is read of each name, in their order; many at a time where each takes a while."""
    if not files.far:
        yield from map(read, names)
        return
    pool = ThreadPoolExecutor(READERS, thread_name_prefix="records")
    try:
        yield from pool.map(read, names)
    finally:
        pool.shutdown(cancel_futures=True)


def _lasts(error: OSError, files: Files) -> bool:
    """Whether it is the file's fault, rather than the store's or this process's."""
    if files.far:
        return isinstance(error, FileNotFoundError | DamagedError)
    return error.errno in _OF_THE_FILE


def _why(text: bytes, error: ValidationError) -> str:
    """Another version, or damage: the two need different things done."""
    try:
        version = json.loads(text)["schema_version"]
    except (ValueError, TypeError, KeyError, RecursionError):
        version = SCHEMA_VERSION
    if version != SCHEMA_VERSION:
        return (
            f"is of version {version}, this Repcast reads version {SCHEMA_VERSION}; "
            "run 'repcast build' to write it anew"
        )
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "its top"
    return f"is damaged at {where} ({first['msg']}); run 'repcast build' to write it anew"
