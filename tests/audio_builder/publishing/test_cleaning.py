"""Cleaning a store: what no reader can ask for any more goes, after some time, and nothing else."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audio_builder.errors import LibraryError
from audio_builder.library import open_library
from audio_builder.publishing.cleaning import clean_store
from audio_builder.stores.layout import CLEANING_NAME, object_key
from builds import SMALL_ID
from fake_bucket import FakeBucket
from stores import heard, only, opened, published

MONTH = timedelta(days=30)
NOW = datetime.now(tz=UTC)


def at(bucket: FakeBucket, days_ago: float) -> FakeBucket:
    """A store in which it is some days ago."""
    bucket.now = NOW - timedelta(days=days_ago)
    return bucket


def test_the_last_two_editions_stay(folder: Path, reworded_output: Path) -> None:
    """However old they are: their readers may still be at it."""
    bucket = FakeBucket()
    published(folder, at(bucket, 90))
    published(shutil.copytree(reworded_output, folder.with_name("again")), at(bucket, 80))
    before = bucket.held
    assert clean_store(bucket, MONTH, really=True).objects == 0
    assert bucket.held == before


def test_what_only_older_editions_name_goes(
    folder: Path, reworded_output: Path, both_output: Path
) -> None:
    """It is told first, and removed when that is meant; what is left plays."""
    bucket = FakeBucket()
    published(folder, at(bucket, 90))
    gone = open_library(folder).row(SMALL_ID).score
    published(shutil.copytree(reworded_output, folder.with_name("again")), at(bucket, 80))
    published(only(both_output, folder.with_name("more"), "other-hips"), at(bucket, 70))
    before = bucket.held
    told = clean_store(bucket, MONTH, really=False)
    assert bucket.held == before
    assert clean_store(bucket, MONTH, really=True) == told
    assert told.objects == len(before) - len(bucket.held) > 2
    assert object_key(gone.path, gone.sha256) not in bucket.held
    library = opened(bucket)
    for routine_id in library.ids:
        assert heard(library, routine_id)


@pytest.mark.parametrize(("days_ago", "stays"), [(29, True), (31, False)])
def test_an_edition_stays_as_long_as_it_was_current_of_late(
    folder: Path, reworded_output: Path, both_output: Path, days_ago: float, *, stays: bool
) -> None:
    """Not the age of an object counts, but since when no edition names it."""
    bucket = FakeBucket()
    published(folder, at(bucket, 90))
    old = open_library(folder).row(SMALL_ID).score
    published(shutil.copytree(reworded_output, folder.with_name("again")), at(bucket, days_ago))
    published(only(both_output, folder.with_name("more"), "other-hips"), at(bucket, days_ago))
    clean_store(bucket, MONTH, really=True)
    assert (object_key(old.path, old.sha256) in bucket.held) == stays


def test_what_a_publication_at_work_has_sent_stays(folder: Path) -> None:
    """It is young, though no index names it."""
    bucket = FakeBucket()
    published(folder, at(bucket, 90))
    at(bucket, 1).put("clips/ab/abc.clip", b"young")
    at(bucket, 40).put("clips/ab/abd.clip", b"of one that was given up")
    assert clean_store(bucket, MONTH, really=True).objects == 1
    assert "clips/ab/abc.clip" in bucket.held


def test_one_at_a_time_cleans(folder: Path) -> None:
    """A mark says so; that of one who was killed counts for an hour."""
    bucket = FakeBucket()
    published(folder, bucket)
    bucket.put(CLEANING_NAME, f'{{"since": "{NOW.isoformat()}"}}'.encode())
    with pytest.raises(LibraryError, match="is being cleaned"):
        clean_store(bucket, MONTH, really=True)
    long_ago = (NOW - timedelta(hours=2)).isoformat()
    bucket.put(CLEANING_NAME, f'{{"since": "{long_ago}"}}'.encode())
    clean_store(bucket, MONTH, really=True)
    assert CLEANING_NAME not in bucket.held


def test_a_store_that_fails_loses_nothing(folder: Path, reworded_output: Path) -> None:
    """An edition that cannot be read just now is not one that needs nothing."""
    bucket = FakeBucket()
    published(folder, at(bucket, 90))
    published(shutil.copytree(reworded_output, folder.with_name("again")), at(bucket, 80))
    before = bucket.held
    for gets in range(1, 8):
        bucket.gets_until_failure = gets
        with pytest.raises((LibraryError, OSError), match="out of order"):
            clean_store(bucket, MONTH, really=True, patience_s=0)
        assert bucket.held == before
