"""Writing files so that a final name never holds half a file, whatever kills the process."""

import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Final

PARTIAL_SUFFIX: Final = ".partial"
"""Ending of a file still being written; `repcast clean` removes what a killed build left."""


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write under a temporary name beside `path`, then rename: old or new, never a mixture.

    Raises:
        OSError: if the disk or the rights do not allow it; nothing is left behind then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name[:100]}.{secrets.token_hex(8)}{PARTIAL_SUFFIX}")
    try:
        # Opened here rather than by tempfile, whose files nobody else may read.
        with partial.open("xb") as file:
            file.writelines(chunks)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
