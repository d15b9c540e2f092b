"""Probing: whether a store keeps what it is asked to keep under a condition."""

from typing import Final

from audio_builder.errors import LibraryError
from audio_builder.stores.bucket import Bucket, ConflictError
from audio_builder.stores.patience import patiently

_NAME: Final = "conditional-writes"
_NO_VERSION: Final = "1"
"""No object has it: neither an entity tag nor a generation."""


def refuse_without_conditions(bucket: Bucket, patience_s: float) -> None:
    """Make sure that of two who publish at once one notices.

    Raises:
        LibraryError: if the store overwrites whatever there is.
        OSError: if it does not answer.
    """
    there = _refuses(bucket, None, patience_s) or _refuses(bucket, None, patience_s)
    if not there or not _refuses(bucket, _NO_VERSION, patience_s):
        message = (
            f"{bucket}: this store does not know conditional writes, so of two who publish at once "
            "one would lose; if nobody else publishes there, say --alone"
        )
        raise LibraryError(message)


def _refuses(bucket: Bucket, over: str | None, patience_s: float) -> bool:
    try:
        patiently(lambda: bucket.replace(_NAME, b"", over), patience_s)
    except ConflictError:
        return True
    return False
