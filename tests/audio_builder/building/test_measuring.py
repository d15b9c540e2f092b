"""Phrases that were voiced once, to measure or to build, are not voiced again on this machine."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import builds
from audio_builder.building.cache_folder import cache_folder
from audio_builder.building.cleaning import clean_cache
from audio_builder.building.measuring import measure_with
from audio_builder.clips.cache import ClipCache
from audio_builder.clips.store import ClipStore
from audio_builder.errors import VoiceError
from audio_builder.planning.needs import needed_directions, needed_phrases
from audio_builder.voices.port import Samples
from builds import Counted, HummingVoice, build_small, files_in, same_files, small_routine
from fake_voice import FakeSpeaker

WORDS = ("Rise.", "Turn back.", "Stand on your left leg.")


def _phrases() -> tuple[str, ...]:
    return needed_phrases(needed_directions(small_routine()))


def _measure(cache: ClipCache, *phrases: str) -> Counted:
    report = Counted()
    lengths = measure_with(HummingVoice(), phrases or WORDS, cache, report)
    assert lengths.measured
    assert all(lengths.likely_ms(text) == lengths.surely_ms(text) for text in phrases or WORDS)
    return report


def test_what_was_measured_is_kept(tmp_path: Path) -> None:
    """The second time nothing is voiced, and nothing half written is left."""
    cache = ClipCache(tmp_path)
    assert len(_measure(cache).kept) == len(WORDS)
    assert _measure(cache).orders == []
    assert len(files_in(tmp_path)) == len(WORDS)
    assert builds.partial_files(tmp_path) == []


@pytest.mark.usefixtures("humming")
def test_a_build_takes_what_was_measured(tmp_path: Path, small_output: Path) -> None:
    """It voices nothing, and its folder is what it would be: it stands without the cache."""
    cache = ClipCache(tmp_path / "cache")
    _measure(cache, *_phrases())
    report = Counted()
    build_small(tmp_path / "output", report=report, cache=cache)
    assert report.orders
    assert not [order for order in report.orders if order.spoken is not None]
    assert same_files(tmp_path / "output", small_output)


@pytest.mark.usefixtures("humming")
def test_what_a_build_voiced_is_kept(tmp_path: Path) -> None:
    """Measuring after a build voices nothing, and another build makes nothing, airs neither."""
    cache = ClipCache(tmp_path / "cache")
    build_small(tmp_path / "output", cache=cache)
    report = Counted()
    build_small(tmp_path / "another", cache=cache, report=report)
    assert report.orders == []
    assert _measure(cache, *_phrases()).orders == []


def test_several_commands_share_it(tmp_path: Path) -> None:
    """Whoever comes second writes the same again, and nobody finds half a clip."""
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda _: _measure(ClipCache(tmp_path), *_phrases()), range(4)))
    assert all(len(report.kept) == len(report.orders) for report in reports)
    assert len(files_in(tmp_path)) == len(_phrases())
    assert _measure(ClipCache(tmp_path), *_phrases()).orders == []


def test_a_damaged_clip_is_voiced_again(tmp_path: Path) -> None:
    """One flipped bit is noticed, and mended for whoever comes next."""
    cache = ClipCache(tmp_path)
    _measure(cache)
    before = files_in(tmp_path)
    path = tmp_path / next(iter(before))
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert [order.why for order in _measure(cache).kept] == ["its clip was damaged"]
    assert files_in(tmp_path) == before


@pytest.mark.usefixtures("humming")
def test_a_build_takes_no_damaged_clip(tmp_path: Path, small_output: Path) -> None:
    """What is damaged in the cache is voiced, and never reaches an output folder."""
    cache = ClipCache(tmp_path / "cache")
    _measure(cache, *_phrases())
    for clip_id in cache.ids():
        cache.path(clip_id).write_bytes(b"no clip")
    build_small(tmp_path / "output", cache=cache)
    assert same_files(tmp_path / "output", small_output)


@pytest.mark.usefixtures("humming")
def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, small_output: Path) -> None:
    """As in a home that is read-only: it measures and builds, and keeps nothing."""
    cache = ClipCache(Path(os.devnull) / "clips")
    assert len(_measure(cache).kept) == len(WORDS)
    assert len(_measure(cache).kept) == len(WORDS)
    build_small(tmp_path / "output", cache=cache)
    assert same_files(tmp_path / "output", small_output)


class _Mute(FakeSpeaker):
    def speak(self, spoken: str) -> Samples:
        if spoken == WORDS[1]:
            message = f"no sound came out for the phrase: {spoken}"
            raise VoiceError(message)
        return super().speak(spoken)


def test_one_phrase_that_cannot_be_spoken_does_not_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that cannot be spoken is known at once: by its letters, or by what the engine gives."""
    monkeypatch.setattr(HummingVoice, "open", lambda _: _Mute())
    lengths = measure_with(HummingVoice(), (*WORDS, "…"), ClipCache(tmp_path), Counted())
    assert lengths.refused.keys() == {WORDS[1], "…"}
    assert lengths.known_ms.keys() == {WORDS[0], WORDS[2]}


def test_the_cache_is_where_the_user_wants_it(tmp_path: Path) -> None:
    """REPCAST_CACHE, else the user's own cache folder."""
    assert cache_folder({"REPCAST_CACHE": str(tmp_path)}) == tmp_path / "clips"
    usual = cache_folder({"REPCAST_CACHE": ""})
    assert (usual.parent.name, usual.name) == ("repcast", "clips")
    assert cache_folder({}) == usual


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a home is no path with ~")
def test_nobody_s_home_is_no_folder_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a home gets no folder named ~ where the command was called."""
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert cache_folder({}) == Path(os.devnull) / "clips"


def test_an_emptied_cache_leaves_files_of_others(tmp_path: Path) -> None:
    """Clips and half clips go, and their folders; whatever else lies there stays."""
    folder = tmp_path / "clips"
    _measure(ClipCache(folder))
    half = folder / "ab" / ".x.clip.1234.partial"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"12345")
    own = folder / "notes.txt"
    own.write_bytes(b"mine")
    size = sum(len(content) for content in files_in(folder).values()) - len(b"mine")
    cleaned = clean_cache(folder)
    assert (cleaned.files, cleaned.size_bytes) == (len(WORDS) + 1, size)
    assert files_in(folder) == {"notes.txt": b"mine"}
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    own.unlink()
    assert clean_cache(folder).files == 0
    assert not folder.exists()
    assert clean_cache(folder).files == 0


def test_emptied_while_it_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that goes away under a command costs it nothing but what it would have kept."""
    put = ClipStore.put

    def put_late(store: ClipStore, clip_id: str, frames: bytes) -> object:
        shutil.rmtree(tmp_path / "clips", ignore_errors=True)
        return put(store, clip_id, frames)

    monkeypatch.setattr(ClipStore, "put", put_late)
    assert len(_measure(ClipCache(tmp_path / "clips")).kept) == len(WORDS)
