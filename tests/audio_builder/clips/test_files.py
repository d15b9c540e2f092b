"""Files are written whole or not at all."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_builder.files import PARTIAL_SUFFIX, write_whole

WRITE_AND_WAIT = """
import sys, time
from pathlib import Path
from audio_builder.files import write_whole
def chunks():
    yield b"new" * 100_000
    print("half way", flush=True)
    time.sleep(60)
    yield b"never"
write_whole(Path(sys.argv[1]), chunks())
"""


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def breaking_off() -> Iterator[bytes]:
    """Two chunks, and then no third."""
    yield b"new"
    yield b"new"
    message = "no more"
    raise RuntimeError(message)


def test_the_chunks_are_the_content(tmp_path: Path) -> None:
    """All chunks in order, and no other file beside."""
    path = tmp_path / "file"
    write_whole(path, (b"a", b"", b"bc"))
    assert path.read_bytes() == b"abc"
    assert names(tmp_path) == ["file"]


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    """Nobody has to prepare a place."""
    path = tmp_path / "a" / "b" / "file"
    write_whole(path, (b"abc",))
    assert path.read_bytes() == b"abc"


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    """A shorter content leaves nothing of a longer one."""
    path = tmp_path / "file"
    path.write_bytes(b"a long old content")
    write_whole(path, (b"new",))
    assert path.read_bytes() == b"new"


def test_a_failing_iterator_leaves_the_old_file(tmp_path: Path) -> None:
    """Half a content is none: the old file stays, and nothing partial."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError, match="no more"):
        write_whole(path, breaking_off())
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["file"]


def test_a_failing_iterator_leaves_no_new_file(tmp_path: Path) -> None:
    """Where there was no file there is none afterwards."""
    with pytest.raises(RuntimeError, match="no more"):
        write_whole(tmp_path / "file", breaking_off())
    assert names(tmp_path) == []


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the rename fails too, the error is told and nothing is left."""
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        write_whole(path, (b"new",))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["file"]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    """What cannot be written is an OSError, as promised."""
    (tmp_path / "file").mkdir()
    with pytest.raises(OSError, match="file"):
        write_whole(tmp_path / "file", (b"new",))
    assert names(tmp_path) == ["file"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_rights_are_those_the_user_gives_new_files(tmp_path: Path, umask: int) -> None:
    """What is written has the rights that the umask leaves, as any file of the user's."""
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "file", (b"new",))
    finally:
        os.umask(before)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_a_killed_process_leaves_the_old_file(tmp_path: Path) -> None:
    """Killed half way, the old file stands, and what is left beside it is known by its ending."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_AND_WAIT, path], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half way\n"
        process.send_signal(signal.SIGKILL)
    assert path.read_bytes() == b"old"
    left = [name for name in names(tmp_path) if name != "file"]
    assert len(left) == 1
    assert left[0].endswith(PARTIAL_SUFFIX)
