"""Where a library is: what an address of a store may be, and what is never told of it."""

import builtins
from pathlib import Path

import pytest

from audio_builder.errors import LibraryError
from audio_builder.stores.location import StoreUrl, parse_location
from audio_builder.stores.opening import open_bucket, open_files


@pytest.mark.parametrize("text", ["s3://bucket", "s3://bucket/a/b.c", "gs://my_bucket.x/lib-1"])
def test_an_address_comes_back_as_it_was(text: str) -> None:
    """A store's address is told as it was given."""
    location = parse_location(text)
    assert isinstance(location, StoreUrl)
    assert str(location) == text


def test_whatever_is_no_address_is_a_folder() -> None:
    """Folders are called as they please."""
    assert parse_location("out/s3") == Path("out/s3")


@pytest.mark.parametrize(
    "text",
    [
        "http://bucket/x",
        "s3://",
        "s3://bucket/a?b",
        "s3://bucket/a#b",
        "s3://bucket/../a",
        "s3://bucket/a//b",
        "s3://Bucket",
        "s3://[/x",
    ],
)
def test_what_cannot_be_an_address_is_refused(text: str) -> None:
    """With a sentence, before anything is sent anywhere."""
    with pytest.raises(ValueError, match=r"store|address"):
        parse_location(text)


def test_a_password_is_refused_and_not_repeated() -> None:
    """Messages are read by others."""
    with pytest.raises(ValueError, match="environment") as refused:
        parse_location("s3://me:secret@bucket/x")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("kind", ["s3", "gs"])
def test_a_missing_package_is_named_with_its_extra(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has no store needs no package for one; whoever has is told how to get it."""
    real = builtins.__import__

    def refusing(name: str, *rest: object) -> object:
        if name.partition(".")[0] in ("fsspec", "s3fs", "gcsfs"):
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refusing)
    url = parse_location(f"{kind}://bucket/x")
    assert isinstance(url, StoreUrl)
    with pytest.raises(LibraryError, match=rf'pip install "repcast\[{kind}\]"'):
        open_bucket(url)
    open_files(Path("output"))
