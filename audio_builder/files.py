"""Writing files so that a final name never holds half a file, whatever kills the process."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

PARTIAL_SUFFIX: Final = ".partial"
"""Ending of a file still being written; `repcast clean` removes what a killed build left."""


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file in chunks: under its name there is the old one or the new, never a mixture.

    Raises:
        OSError: if the disk or the rights do not allow it; nothing is left behind then.
    """
    with whole_file(path) as file:
        file.writelines(chunks)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write into, under a temporary name beside `path`; it is renamed when it is whole.

    Raises:
        OSError: if the disk or the rights do not allow it; nothing is left behind then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name[:100]}.{secrets.token_hex(8)}{PARTIAL_SUFFIX}")
    try:
        # Opened here rather than by tempfile, whose files nobody else may read.
        with partial.open("xb") as file:
            yield file
        partial.replace(path)
    except BaseException as error:
        partial.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(partial):
            # The name that somebody knows, not the one for the time being.
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
