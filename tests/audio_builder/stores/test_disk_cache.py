"""The cache on disk: whole or not at all, bounded, and nothing depends on it."""

import os
from pathlib import Path

from audio_builder.stores.disk_cache import DiskCache


def test_what_was_put_is_there_for_another_process(tmp_path: Path) -> None:
    """Whoever opens the same folder finds it."""
    DiskCache(tmp_path).put("objects/ab/abc", b"data")
    assert DiskCache(tmp_path).get("objects/ab/abc", lambda _: True) == b"data"
    assert DiskCache(tmp_path).get("objects/ab/other", lambda _: True) is None


def test_what_is_not_whole_is_thrown_away(tmp_path: Path) -> None:
    """A damaged file is asked of the store again."""
    cache = DiskCache(tmp_path)
    cache.put("a", b"da")
    assert cache.get("a", lambda data: data == b"data") is None
    assert not (tmp_path / "a").exists()


def test_it_stays_within_its_bound(tmp_path: Path) -> None:
    """What nobody has asked for the longest goes first."""
    cache = DiskCache(tmp_path, most_bytes=1000)
    for number in range(10):
        cache.put(f"{number}", bytes(100))
        os.utime(tmp_path / f"{number}", ns=(number, number))
    assert cache.get("0", lambda _: True)
    for number in range(10, 13):
        cache.put(f"{number}", bytes(100))
    kept = {path.name for path in tmp_path.iterdir()}
    assert len(kept) <= 10
    assert "0" in kept
    assert "1" not in kept


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """A service without a home reads from the store each time."""
    (tmp_path / "file").touch()
    cache = DiskCache(tmp_path / "file")
    cache.put("a", b"data")
    assert cache.get("a", lambda _: True) is None
