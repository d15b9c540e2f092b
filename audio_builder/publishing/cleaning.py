"""Cleaning a store: what no edition of late names is removed from it."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from audio_builder.errors import LibraryError
from audio_builder.library.reading import parse_record
from audio_builder.publishing.contents import part_of, records_of, rest_of
from audio_builder.publishing.marks import CLEANING_LASTS, cleaning
from audio_builder.publishing.sending import SENDERS
from audio_builder.records import CLIPS_FOLDER, INDEX_NAME, Index, Row
from audio_builder.stores.bucket import Bucket, Listed
from audio_builder.stores.layout import EDITIONS_FOLDER, OBJECTS_FOLDER, edition_key, edition_key_of
from audio_builder.stores.objects import Objects
from audio_builder.stores.patience import PUBLISHING_S, patiently


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What nobody needs any more, or what was removed of it."""

    objects: int
    size_bytes: int
    of: int
    """How many there were."""


def clean_store(
    bucket: Bucket, older_than: timedelta, *, really: bool, patience_s: float = PUBLISHING_S
) -> Rest:
    """Remove what is so old, and named by no edition that was the current one so recently.

    The current edition and the one before it are kept with all that they name in any case.

    Args:
        bucket: a store.
        older_than: so old.
        really: remove it; else only find out how much it is.
        patience_s: how long one answer is waited for.

    Raises:
        LibraryError: if there is no library, it is damaged, or someone else cleans or has removed
            something; nothing is removed then.
        OSError: if the store does not answer.
    """
    now = datetime.now(tz=UTC)
    with cleaning(bucket, now, patience_s):
        store = Objects(bucket, patience_s=patience_s)
        current = store.read(INDEX_NAME)
        editions = sorted(
            bucket.listed(f"{EDITIONS_FOLDER}/"), key=lambda each: (each.changed, each.key)
        )
        kept = {*_kept(editions, now - older_than), *_last_two(store, current)}
        named = {*kept, *_named(store, current, kept, patience_s)}
        listed = [
            *editions,
            *bucket.listed(f"{OBJECTS_FOLDER}/"),
            *bucket.listed(f"{CLIPS_FOLDER}/"),
        ]
        useless = [
            each for each in listed if each.key not in named and each.changed < now - older_than
        ]
        if really:
            _delete(bucket, useless, now + CLEANING_LASTS, patience_s)
        size = sum(each.size_bytes for each in useless)
        return Rest(objects=len(useless), size_bytes=size, of=len(listed))


def _kept(editions: list[Listed], since: datetime) -> Iterator[str]:
    """The editions that were current since then, of all in the order of their times."""
    for at, edition in enumerate(editions):
        replaced = editions[at + 1].changed if at + 1 < len(editions) else None
        if replaced is None or replaced >= since:
            yield edition.key


def _last_two(store: Objects, current: bytes) -> Iterator[str]:
    yield edition_key(current)
    previous = _index(store, current, INDEX_NAME).previous
    if previous:
        yield edition_key_of(previous)


def _named(store: Objects, current: bytes, kept: Iterable[str], patience_s: float) -> Iterator[str]:
    """The keys of all that the current edition and the kept ones name."""
    index = _index(store, current, INDEX_NAME)
    yield from (part_of(file).key for file in index.files)
    rows = set(index.routines)
    for row in rows:
        yield from _keys(store, row)
    for key in kept:
        try:
            other = _index(store, _text(store.bucket, key, patience_s), key)
        except FileNotFoundError:
            continue  # of the current one, put there by another program
        yield from (part_of(file).key for file in other.files)
        for row in set(other.routines) - rows:
            rows.add(row)
            try:
                yield from _keys(store, row)
            except LibraryError as error:
                if not isinstance(error.__cause__, FileNotFoundError):
                    raise
                # It was never finished, and is not going to be: its records come first.


def _text(bucket: Bucket, key: str, patience_s: float) -> bytes:
    return patiently(lambda: bucket.get(key).data, patience_s)


def _index(store: Objects, text: bytes, key: str) -> Index:
    return parse_record(text, f"{store}/{key}", Index)


def _keys(store: Objects, row: Row) -> list[str]:
    return [part.key for part in (*records_of(row), *rest_of(store, row))]


def _delete(bucket: Bucket, useless: list[Listed], until: datetime, patience_s: float) -> None:
    def delete(each: Listed) -> None:
        if datetime.now(tz=UTC) > until:
            message = f"{bucket}: cleaning took too long; say it again for the rest"
            raise LibraryError(message)
        patiently(lambda: bucket.delete(each.key), patience_s)

    pool = ThreadPoolExecutor(SENDERS, thread_name_prefix="clean")
    try:
        for _ in pool.map(delete, useless):
            pass
    finally:
        pool.shutdown(cancel_futures=True)
