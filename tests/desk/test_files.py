"""The folder of a desk: nothing outside it is read or written."""

import os
from pathlib import Path

import pytest

from desk.files import Folder
from desk.refusals import MissingError, RefusedError
from desk.state_folder import state_folder

NAMES = (
    "../x.yaml", "a/b.yaml", "..\\x.yaml", ".hidden.yaml", "x.yml", "x", "", ".yaml",
    "a\x00.yaml", "a\n.yaml", "con:x.yaml", "/etc/x.yaml", "a" * 120 + ".yaml", "x.yaml/",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_only_names_of_routine_files_are_names(tmp_path: Path, name: str) -> None:
    """No way up, down or out, nothing hidden, and nothing that is no `.yaml`."""
    folder = Folder(tmp_path)
    with pytest.raises(RefusedError):
        folder.read(name)
    with pytest.raises(RefusedError):
        folder.write(name, b"x")
    assert not any(tmp_path.iterdir())


def test_a_name_may_be_in_any_script(tmp_path: Path) -> None:
    """Names of files are their author's: blanks and letters of any script are fine."""
    folder = Folder(tmp_path)
    folder.write("Knie, täglich 2.yaml", b"a: 1\n")
    assert folder.read("Knie, täglich 2.yaml") == b"a: 1\n"
    assert folder.names() == ("Knie, täglich 2.yaml",)


def test_links_that_lead_out_are_refused(tmp_path: Path) -> None:
    """A link out of the folder, or to a folder outside, is neither listed, read nor written."""
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(b"secret: 1\n")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.yaml").symlink_to(outside)
    (inside / "loop.yaml").symlink_to("loop.yaml")
    folder = Folder(inside)
    assert folder.names() == ()
    for name in ("link.yaml", "loop.yaml"):
        with pytest.raises(RefusedError):
            folder.read(name)
        with pytest.raises(RefusedError):
            folder.write(name, b"x")
    assert outside.read_bytes() == b"secret: 1\n"


def test_a_link_inside_is_written_through(tmp_path: Path) -> None:
    """Two names of one file stay two names of one file."""
    (tmp_path / "real.yaml").write_bytes(b"a: 1\n")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    Folder(tmp_path).write("link.yaml", b"a: 2\n")
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"a: 2\n"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    """What only its owner may read, stays so."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")
    path.chmod(0o600)
    Folder(tmp_path).write("a.yaml", b"a: 2\n")
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_too_long_is_not_written(tmp_path: Path) -> None:
    """A file that could not be read again is not written."""
    folder = Folder(tmp_path)
    folder.write("a.yaml", b"a: 1\n")
    with pytest.raises(RefusedError, match="bytes at most"):
        folder.write("a.yaml", b"#" * 300_000)
    assert folder.read("a.yaml") == b"a: 1\n"


def test_a_file_that_is_too_long_is_not_half_read(tmp_path: Path) -> None:
    """A page that showed half of it would write that half back."""
    (tmp_path / "a.yaml").write_bytes(b"#" * 300_000)
    with pytest.raises(RefusedError, match="more than"):
        Folder(tmp_path).read("a.yaml")


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    """A file that went has a digest of nothing, and says so where it is read."""
    folder = Folder(tmp_path)
    assert folder.digest("a.yaml") == ""
    with pytest.raises(MissingError):
        folder.read("a.yaml")


def test_halves_of_a_desk_that_was_killed_go(tmp_path: Path) -> None:
    """What was being written when it was killed is removed; files of others stay."""
    (tmp_path / ".a.yaml.0123456789abcdef.partial").write_bytes(b"half")
    (tmp_path / "a.yaml").write_bytes(b"whole")
    Folder(tmp_path).forget_halves()
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_the_desks_own_folder_is_in_no_version(tmp_path: Path) -> None:
    """`.desk` ignores itself; one that is a link leads somewhere else, and is refused."""
    assert (state_folder(tmp_path) / ".gitignore").read_bytes() == b"*\n"
    other = tmp_path / "other"
    other.mkdir()
    (other / ".desk").symlink_to(tmp_path)
    with pytest.raises(RefusedError, match="link"):
        state_folder(other)
