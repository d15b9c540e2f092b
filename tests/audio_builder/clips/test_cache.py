"""The machine's cache of clips: of use where it can be, and never in the way."""

import os
from pathlib import Path

import pytest

from audio_builder.clips.cache import ClipCache
from audio_builder.clips.store import ClipStore

NAME = "ab" + "0" * 38
FRAMES = bytes(192)


def test_it_keeps_what_a_store_keeps(tmp_path: Path) -> None:
    """A clip is found again, by any store on the same folder."""
    clip = ClipCache(tmp_path).put(NAME, FRAMES)
    assert ClipCache(tmp_path).get(NAME) == ClipStore(tmp_path).get(NAME) == clip
    assert ClipCache(tmp_path).has_file(NAME)


@pytest.mark.parametrize("place", ["a file", "nowhere"])
def test_a_place_that_cannot_be_written_keeps_nothing(tmp_path: Path, place: str) -> None:
    """The clip is handed back all the same, and looking for it is no error."""
    (tmp_path / "file").write_bytes(b"")
    folder = tmp_path / "file" / "clips" if place == "a file" else Path(os.devnull) / "clips"
    cache = ClipCache(folder)
    clip = cache.put(NAME, FRAMES)
    assert (clip.id, clip.frames) == (NAME, FRAMES)
    assert clip == ClipStore(tmp_path).put(NAME, FRAMES)
    assert cache.get(NAME) is None
    assert not cache.has_file(NAME)
