"""Reading many entries of a store: at a time, in their order, and what is wrong with one."""

import shutil
import threading
from pathlib import Path

import pytest

from audio_builder.library import DamageError, LibraryError, open_library
from audio_builder.stores.layout import object_key
from audio_builder.stores.objects import Objects
from builds import SMALL_ID
from fake_bucket import FakeBucket
from stores import published


@pytest.fixture
def bucket(both_output: Path, tmp_path: Path) -> FakeBucket:
    """A store with two routines, the small one first."""
    bucket = FakeBucket()
    published(Path(shutil.copytree(both_output, tmp_path / "output")), bucket)
    return bucket


def _entry_key(bucket: FakeBucket, routine_id: str) -> str:
    entry = open_library(Objects(bucket)).row(routine_id).entry
    return object_key(entry.path, entry.sha256)


def test_an_entry_that_the_store_has_lost_is_left_out(bucket: FakeBucket) -> None:
    """Whoever is told of it gets the others; whoever is not gets none of the list."""
    bucket.delete(_entry_key(bucket, "other-hips"))
    told: list[DamageError] = []
    library = open_library(Objects(bucket, patience_s=0.1), damaged=told.append)
    assert [each.id for each in library.catalog.routines] == [SMALL_ID]
    assert library.left_out == {"other-hips"}
    assert len(told) == 1
    assert "other-hips/entry-" in str(told[0])
    with pytest.raises(DamageError):
        _ = open_library(Objects(bucket, patience_s=0.1)).catalog


def test_a_store_that_does_not_answer_is_asked_again(
    bucket: FakeBucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left out for what may be there the next moment."""
    library = open_library(Objects(bucket, patience_s=0.1), damaged=lambda _: None)
    lost, real = _entry_key(bucket, "other-hips"), bucket.get

    def failing(key: str) -> object:
        if key == lost:
            raise OSError(5, "no answer")
        return real(key)

    monkeypatch.setattr(bucket, "get", failing)
    with pytest.raises(LibraryError) as refused:
        _ = library.catalog
    assert not isinstance(refused.value, DamageError)
    assert not library.left_out


def test_entries_are_read_many_at_a_time_and_told_in_order(
    bucket: FakeBucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list of a thousand takes as long as some sixty of them."""
    library = open_library(Objects(bucket))
    meeting, real = threading.Barrier(2), bucket.get

    def together(key: str) -> object:
        meeting.wait(timeout=60)
        return real(key)

    monkeypatch.setattr(bucket, "get", together)
    assert [each.id for each in library.catalog.routines] == [SMALL_ID, "other-hips"]
