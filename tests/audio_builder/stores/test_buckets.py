"""The contract of object stores: a real server behind s3fs, and the fake of the other tests."""

import threading

import pytest

from audio_builder.stores.bucket import Bucket, ConflictError
from fake_bucket import FakeBucket
from stores import bucket_at


@pytest.fixture(params=["s3", "fake"])
def bucket(request: pytest.FixtureRequest) -> Bucket:
    """Each store in turn, empty."""
    if request.param == "fake":
        return FakeBucket()
    return bucket_at(request.getfixturevalue("store_url"))


def test_what_was_put_there_is_read(bucket: Bucket) -> None:
    """Bytes come back as they were, with the version that a mere look tells too."""
    bucket.put("objects/ab/abc", b"frames")
    found = bucket.get("objects/ab/abc")
    assert found.data == b"frames"
    assert found.version == bucket.version("objects/ab/abc")


def test_what_is_not_there_is_told(bucket: Bucket) -> None:
    """No object is not an error of the store."""
    with pytest.raises(FileNotFoundError):
        bucket.get("gone")
    assert bucket.version("gone") is None
    bucket.delete("gone")


def test_an_object_is_put_only_where_there_is_none(bucket: Bucket) -> None:
    """Of two who come first one notices."""
    bucket.replace("index.json", b"one", None)
    with pytest.raises(ConflictError):
        bucket.replace("index.json", b"two", None)
    assert bucket.get("index.json").data == b"one"


def test_an_object_is_replaced_only_in_the_version_that_is_meant(bucket: Bucket) -> None:
    """Whoever knows an old version, or one of an object that is gone, replaces nothing."""
    bucket.put("index.json", b"one")
    version = bucket.version("index.json")
    bucket.replace("index.json", b"two", version)
    with pytest.raises(ConflictError):
        bucket.replace("index.json", b"three", version)
    assert bucket.get("index.json").data == b"two"
    bucket.delete("index.json")
    with pytest.raises(ConflictError):
        bucket.replace("index.json", b"three", version)


def test_of_many_at_once_one_replaces(bucket: Bucket) -> None:
    """Threads share a store, and its conditions hold between them."""
    bucket.put("index.json", b"before")
    version = bucket.version("index.json")
    won: list[int] = []

    def replace(number: int) -> None:
        try:
            bucket.replace("index.json", str(number).encode(), version)
        except ConflictError:
            return
        won.append(number)

    threads = [threading.Thread(target=replace, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [str(number).encode() for number in won] == [bucket.get("index.json").data]


def test_a_folder_is_listed(bucket: Bucket) -> None:
    """With sizes and times, and without what lies elsewhere."""
    for key in ("clips/aa/a.clip", "clips/bb/b.clip", "objects/cc/c"):
        bucket.put(key, b"12345")
    bucket.delete("clips/bb/b.clip")
    (only,) = bucket.listed("clips/")
    assert (only.key, only.size_bytes) == ("clips/aa/a.clip", 5)
    assert only.changed.tzinfo is not None
