"""The contract of stores: a folder, and object stores that were published into, give the same."""

import shutil
from pathlib import Path

import pytest

from audio_builder.errors import LibraryError
from audio_builder.library import Library, open_library
from audio_builder.records import INDEX_NAME
from audio_builder.stores.bucket import Bucket
from audio_builder.stores.disk_cache import DiskCache
from audio_builder.stores.folder import Folder
from audio_builder.stores.objects import Objects
from audio_builder.stores.port import Files
from builds import SMALL_ID, SMALL_TRACKS
from fake_bucket import FakeBucket
from stores import PATIENCE_S, bucket_at, published


@pytest.fixture
def folder(small_output: Path, tmp_path: Path) -> Path:
    """A copy of the small routine's output folder, free to be published."""
    return Path(shutil.copytree(small_output, tmp_path / "output"))


@pytest.fixture(params=["folder", "fake", "s3"])
def files(request: pytest.FixtureRequest, small_output: Path, folder: Path) -> Files:
    """The small library in each kind of store."""
    if request.param == "folder":
        return Folder(small_output)
    bucket: Bucket = FakeBucket()
    if request.param == "s3":
        request.getfixturevalue("s3")
        bucket = bucket_at(request.getfixturevalue("published_url"))
    else:
        published(folder, bucket)
    return Objects(bucket, patience_s=PATIENCE_S)


def test_every_track_is_that_of_the_folder(files: Files, small_output: Path) -> None:
    """Byte for byte, whatever it is read from."""
    here, there = open_library(small_output), open_library(files)
    for track_id in SMALL_TRACKS:
        track, other = here.track(SMALL_ID, track_id), there.track(SMALL_ID, track_id)
        assert track.read(0, track.size) == other.read(0, other.size)


def test_the_page_and_the_pictures_are_those_of_the_folder(
    files: Files, small_output: Path
) -> None:
    """Whatever the index or an entry names by its digest is there."""
    library = open_library(files)
    named = (*library.index.files, *library.entry(SMALL_ID).files)
    assert len(named) > 10
    for file in named:
        assert files.read(file.path, file.sha256) == (small_output / file.path).read_bytes()


def test_the_edition_is_equal_as_long_as_the_index_is(files: Files) -> None:
    """And it is something, once there is a library."""
    assert files.edition() is not None
    assert files.edition() == files.edition()


def test_what_is_not_there_is_told(files: Files) -> None:
    """As a file that is missing, not as a store that fails."""
    with pytest.raises(FileNotFoundError):
        files.read("calm-hips/none.png", "0" * 64)
    with pytest.raises(FileNotFoundError):
        files.read("calm-hips/none.png")


def test_an_empty_store_has_no_library() -> None:
    """It has no edition, and opening it says so in one sentence."""
    files = Objects(FakeBucket(), patience_s=0)
    assert files.edition() is None
    with pytest.raises(LibraryError, match="no library was published there"):
        open_library(files)


def test_what_was_read_is_kept_on_disk(folder: Path, tmp_path: Path) -> None:
    """A server that is started again asks the store for its index alone."""
    bucket = FakeBucket()
    published(folder, bucket)

    def read_all() -> int:
        bucket.calls.clear()
        library = open_library(Objects(bucket, DiskCache(tmp_path / "cache")))
        track = library.track(SMALL_ID, SMALL_ID)
        assert len(track.read(0, track.size)) == track.size
        return bucket.calls["get"]

    assert read_all() > 20
    assert read_all() == 1


def test_a_damaged_object_is_not_served(folder: Path, tmp_path: Path) -> None:
    """Bytes that are not what the index says are an error of the store, and are not kept."""
    bucket = FakeBucket()
    published(folder, bucket)
    for key in bucket.held - {INDEX_NAME}:
        bucket.put(key, b"something else")
    library: Library = open_library(Objects(bucket, DiskCache(tmp_path / "cache"), patience_s=0))
    with pytest.raises(LibraryError, match="something else or a part of it"):
        library.entry(SMALL_ID)
    assert not (tmp_path / "cache").exists()


def test_a_store_that_did_not_answer_is_left_alone_for_a_while(folder: Path) -> None:
    """Of many clips the first one's wait is enough; a single damaged object is no such thing."""
    bucket = FakeBucket()
    published(folder, bucket)
    files = Objects(bucket, patience_s=0)
    bucket.gets_until_failure = 0
    with pytest.raises(OSError, match="out of order"):
        files.read(INDEX_NAME)
    bucket.calls.clear()
    with pytest.raises(OSError, match="a moment ago"):
        files.read(INDEX_NAME)
    assert not bucket.calls
