"""The mark of a store that is being cleaned: nobody publishes into it meanwhile.

Whoever publishes first tells what is going to be named, then looks for the mark. Whoever cleans
first puts the mark there, then looks for what is going to be named. So one of them sees the other.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from audio_builder.errors import LibraryError
from audio_builder.stores.bucket import Bucket, ConflictError, Found
from audio_builder.stores.layout import CLEANING_NAME
from audio_builder.stores.patience import patiently

CLEANING_LASTS: Final = timedelta(minutes=30)
"""Whoever cleans stops after so long."""
_VALID: Final = 2 * CLEANING_LASTS
"""So old a mark was left by someone who was killed; clocks may differ by the rest."""


def refuse_while_cleaning(bucket: Bucket, now: datetime, patience_s: float) -> None:
    """Make sure that nobody removes what is going to be named.

    Raises:
        LibraryError: if the store is being cleaned.
        OSError: if it does not answer.
    """
    found = _found(bucket, patience_s)
    if found is not None and _holds(found, now):
        raise _busy(bucket)


@contextmanager
def cleaning(bucket: Bucket, now: datetime, patience_s: float) -> Iterator[None]:
    """Hold the mark.

    Raises:
        LibraryError: if someone else does.
        OSError: if the store does not answer.
    """
    found = _found(bucket, patience_s)
    if found is not None and _holds(found, now):
        raise _busy(bucket)
    text = json.dumps({"since": now.isoformat()}).encode()
    over = None if found is None else found.version
    try:
        patiently(lambda: bucket.replace(CLEANING_NAME, text, over), patience_s)
    except ConflictError:
        raise _busy(bucket) from None
    try:
        yield
    finally:
        patiently(lambda: bucket.delete(CLEANING_NAME), patience_s)


def _found(bucket: Bucket, patience_s: float) -> Found | None:
    try:
        return patiently(lambda: bucket.get(CLEANING_NAME), patience_s)
    except FileNotFoundError:
        return None


def _holds(mark: Found, now: datetime) -> bool:
    try:
        since = datetime.fromisoformat(json.loads(mark.data)["since"])
    except (ValueError, TypeError, KeyError):
        return False
    return now - since < _VALID


def _busy(bucket: Bucket) -> LibraryError:
    message = (
        f"{bucket}: this store is being cleaned; try again when that is done, "
        "or in an hour if it was killed"
    )
    return LibraryError(message)
