"""Writing files so that a final name never holds half a file, whatever kills the process."""

import os
import tempfile
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
    handle, partial = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}.", suffix=PARTIAL_SUFFIX
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
        # mkstemp keeps its files private; what is built is for a web server to read.
        os.chmod(partial, 0o644)  # noqa: PTH101 - a Path would be made for this call alone
        os.replace(partial, path)  # noqa: PTH105 - as above
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise
