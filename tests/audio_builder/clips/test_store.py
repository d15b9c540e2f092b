"""The store: a clip is kept whole, found again, and never handed out damaged."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_builder.clips.store import ClipStore
from audio_builder.files import PARTIAL_SUFFIX

ID = hashlib.sha256(b"a clip").hexdigest()[:40]
FRAMES = bytes(range(256)) * 3

PUT_MANY = """
import hashlib, sys
from pathlib import Path
from audio_builder.clips.store import ClipStore
store = ClipStore(Path(sys.argv[1]))
rounds, many = int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
for _ in range(rounds):
    for number in range(many):
        digest = hashlib.sha256(str(number).encode())
        store.put(digest.hexdigest()[:40], digest.digest() * 20_000)
"""


def ids_of(many: int) -> list[str]:
    """The names under which the program above puts clips."""
    return [hashlib.sha256(str(number).encode()).hexdigest()[:40] for number in range(many)]


def assert_right(store: ClipStore, clip_id: str) -> None:
    """The clip is there, whole, and the one that the program above put under this name."""
    clip = store.get(clip_id)
    assert clip is not None
    assert clip.frames == clip.frames[:32] * 20_000
    assert clip.frames[:20].hex() == clip_id


def putting(folder: Path, rounds: int, many: int) -> subprocess.Popen[str]:
    """The program above, once it is about to put its first clip."""
    process = subprocess.Popen(
        [sys.executable, "-c", PUT_MANY, folder, str(rounds), str(many)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def files_below(folder: Path) -> list[Path]:
    """Every file."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    """An empty store, in a folder that is not there yet."""
    return ClipStore(tmp_path / "clips")


@pytest.fixture
def damaged(tmp_path: Path) -> Callable[[bytes], ClipStore]:
    """A store whose one file holds these bytes instead of the clip's."""

    def make(content: bytes) -> ClipStore:
        store = ClipStore(tmp_path / "clips")
        store.put(ID, FRAMES)
        (file,) = files_below(tmp_path / "clips")
        file.write_bytes(content)
        return store

    return make


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """The file of a clip, as it is on disk."""
    ClipStore(tmp_path / "whole").put(ID, FRAMES)
    (file,) = files_below(tmp_path / "whole")
    return file.read_bytes()


def test_a_clip_is_found_again(store: ClipStore, tmp_path: Path) -> None:
    """What was put is what is got, by this store and by the next build's."""
    put = store.put(ID, FRAMES)
    assert put.id == ID
    assert put.frames == FRAMES
    assert put.digest == hashlib.sha256(FRAMES).hexdigest()
    assert store.get(ID) == put
    assert ClipStore(tmp_path / "clips").get(ID) == put


def test_a_missing_clip_is_none(store: ClipStore) -> None:
    """No folder, no file: None, and nothing is made by asking."""
    assert store.get(ID) is None
    assert not store.has_file(ID)
    store.put(ID, FRAMES)
    assert store.get(ID[::-1]) is None


def test_the_whole_file_is_the_clip(damaged: Callable[[bytes], ClipStore], whole: bytes) -> None:
    """The bytes that the damages below start from are good ones."""
    clip = damaged(whole).get(ID)
    assert clip is not None
    assert clip.frames == FRAMES


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_flipped_bit_is_noticed(
    damaged: Callable[[bytes], ClipStore], whole: bytes, data: st.DataObject
) -> None:
    """A bit anywhere, in mark, digest or frames, and the clip is made again."""
    content = bytearray(whole)
    bit = data.draw(st.integers(0, 8 * len(content) - 1))
    content[bit // 8] ^= 1 << bit % 8
    store = damaged(bytes(content))
    assert store.get(ID) is None
    assert store.has_file(ID)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_truncated_file_is_noticed(
    damaged: Callable[[bytes], ClipStore], whole: bytes, data: st.DataObject
) -> None:
    """Cut anywhere, even to nothing or right behind the digest, it is no clip."""
    length = data.draw(st.integers(0, len(whole) - 1) | st.sampled_from([0, 8, 40, 41]))
    assert damaged(whole[:length]).get(ID) is None


@pytest.mark.parametrize("more", [b"\0", b"\xff\xfb", bytes(1000)])
def test_a_file_with_more_behind_it_is_noticed(
    damaged: Callable[[bytes], ClipStore], whole: bytes, more: bytes
) -> None:
    """Bytes that nobody put there are damage too."""
    assert damaged(whole + more).get(ID) is None


def test_another_mark_is_noticed(damaged: Callable[[bytes], ClipStore], whole: bytes) -> None:
    """A file of another version is no clip of this one."""
    assert whole.startswith(b"RPCLIP1\n")
    assert damaged(whole.replace(b"RPCLIP1", b"RPCLIP2", 1)).get(ID) is None


def test_a_clip_of_no_frames_is_none(store: ClipStore) -> None:
    """There is no clip without sound, even where its digest is right."""
    store.put(ID, b"")
    assert store.get(ID) is None


def test_a_damaged_clip_is_mended_by_putting_it(damaged: Callable[[bytes], ClipStore]) -> None:
    """Made again, it replaces the file that was no clip."""
    store = damaged(b"nothing of use")
    put = store.put(ID, FRAMES)
    assert store.get(ID) == put


def test_ids_are_the_clips_that_have_files(store: ClipStore, tmp_path: Path) -> None:
    """Cleaning up needs every clip's name, damaged ones too, and no file that is none."""
    assert list(store.ids()) == []
    names = ids_of(20)
    for name in names:
        store.put(name, FRAMES)
    folder = tmp_path / "clips" / names[0][:2]
    (folder / f".{names[0]}.clip.abc{PARTIAL_SUFFIX}").write_bytes(b"half")
    (folder / f"{names[0]}.clip").write_bytes(b"damaged")
    assert sorted(store.ids()) == sorted(names)


def test_a_clip_whose_file_is_removed_is_gone(store: ClipStore) -> None:
    """Its path is told, so that cleaning up can remove it; the others stay."""
    other = ID[::-1]
    store.put(ID, FRAMES)
    kept = store.put(other, FRAMES)
    assert store.path(ID).stat().st_size > len(FRAMES)
    store.path(ID).unlink()
    assert store.get(ID) is None
    assert not store.has_file(ID)
    assert list(store.ids()) == [other]
    assert store.get(other) == kept


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("after_ms", [0, 3, 7, 13, 21, 34, 55, 80])
def test_a_killed_build_leaves_only_whole_clips(tmp_path: Path, after_ms: int) -> None:
    """Killed at any moment, every file with a clip's name is that clip; the rest is `.partial`."""
    store = ClipStore(tmp_path)
    with putting(tmp_path, rounds=1000, many=12) as process:
        time.sleep(after_ms / 1000)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    for clip_id in store.ids():
        assert_right(store, clip_id)
    clips = {path for path in files_below(tmp_path) if path.suffix == ".clip"}
    partial = {path for path in files_below(tmp_path) if path.name.endswith(PARTIAL_SUFFIX)}
    assert clips | partial == set(files_below(tmp_path))
    assert len(partial) <= 1


def test_two_builds_at_once_leave_good_clips(tmp_path: Path) -> None:
    """Both put the same clips; whoever reads meanwhile or later finds none or a whole one."""
    store = ClipStore(tmp_path)
    builds = [putting(tmp_path, rounds=6, many=8) for _ in range(2)]
    while any(build.poll() is None for build in builds):
        for clip_id in store.ids():
            assert_right(store, clip_id)
    for build in builds:
        with build:
            assert build.returncode == 0
    assert sorted(store.ids()) == sorted(ids_of(8))
    for clip_id in store.ids():
        assert_right(store, clip_id)
    assert len(files_below(tmp_path)) == 8
