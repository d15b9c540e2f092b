"""The server's own secret: what its tokens and its listeners' hashes are made with."""

import os
import secrets
from pathlib import Path
from typing import Final

FILE_NAME: Final = "key"
KEY_BYTES: Final = 32


class KeyFileError(Exception):
    """The key cannot be read or made. A new one would lose every listener's place."""


def load_key(folder: Path) -> bytes:
    """The key in a data folder; made at the first time, and the same ever after.

    Several processes may ask at once: all get the same.

    Raises:
        KeyFileError: if there is a key that is none, or the folder cannot be used.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _make(path)
        key = path.read_bytes()
    except OSError as error:
        message = f"{path}: the key cannot be read or made ({error.strerror})"
        raise KeyFileError(message) from error
    if len(key) != KEY_BYTES:
        message = f"{path}: this is no key of {KEY_BYTES} bytes; put back the one that was there"
        raise KeyFileError(message)
    return key


def _make(path: Path) -> None:
    """Write it whole beside its place, then give it its name, if nobody else has meanwhile."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}.partial")
    with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - Path.open takes no descriptor
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(partial)
    except FileExistsError:
        pass
    finally:
        partial.unlink()
