"""The server's secret: made once, kept, and never replaced by accident."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from skill.alexa.key import FILE_NAME, KEY_BYTES, KeyFileError, load_key


def test_a_key_is_made_once(tmp_path: Path) -> None:
    """The first start makes it, for the owner's eyes only; every later one reads it."""
    folder = tmp_path / "data"

    key = load_key(folder)

    assert len(key) == KEY_BYTES
    assert load_key(folder) == key
    assert load_key(tmp_path / "other") != key
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_all_who_ask_at_once_get_the_same(tmp_path: Path) -> None:
    """Processes that start together agree on one key."""
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(load_key, [tmp_path] * 32))

    assert len(keys) == 1


def test_a_damaged_key_is_not_replaced(tmp_path: Path) -> None:
    """With another key nobody would be known any more: it is said instead."""
    (tmp_path / FILE_NAME).write_bytes(b"short")

    with pytest.raises(KeyFileError, match="no key"):
        load_key(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == b"short"


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    """What cannot be made is said, with its place."""
    (tmp_path / "data").write_text("a file")

    with pytest.raises(KeyFileError, match="data"):
        load_key(tmp_path / "data")
