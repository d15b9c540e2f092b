"""Who has which file open: two tabs and two desks know of each other, and forget in seconds."""

from pathlib import Path

import pytest

from desk.presence import STALE_S, Others, Presence

NOBODY = Others(tabs=0, desks=0)


class Clock:
    """A clock that is set by hand; files have the time of the machine."""

    def __init__(self, path: Path) -> None:
        path.mkdir(exist_ok=True)
        self.now = path.stat().st_mtime

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """A clock that starts now."""
    return Clock(tmp_path)


def test_two_tabs_see_each_other(tmp_path: Path, clock: Clock) -> None:
    """A tab is no other to itself, and to one with another file there is none."""
    desk = Presence(tmp_path, clock)
    assert desk.see("a.yaml", "one") == NOBODY
    assert desk.see("a.yaml", "two") == Others(tabs=1, desks=0)
    assert desk.see("a.yaml", "one") == Others(tabs=1, desks=0)
    assert desk.see("b.yaml", "three") == NOBODY


def test_two_desks_see_each_other(tmp_path: Path, clock: Clock) -> None:
    """Another desk on the same folder counts, with the files that it has open."""
    one, other = Presence(tmp_path, clock), Presence(tmp_path, clock)
    one.see("a.yaml", "tab")
    assert other.see("a.yaml", "tab") == Others(tabs=0, desks=1)
    assert other.others("b.yaml", None) == NOBODY
    assert one.see("a.yaml", "tab") == Others(tabs=0, desks=1)


def test_who_is_gone_is_forgotten(tmp_path: Path, clock: Clock) -> None:
    """A desk that was killed, or a closed tab, vanishes in seconds; a closed desk at once."""
    one, other = Presence(tmp_path, clock), Presence(tmp_path, clock)
    one.see("a.yaml", "tab")
    other.see("a.yaml", "tab")
    other.leave()
    assert one.see("a.yaml", "tab") == NOBODY
    other.see("a.yaml", "tab")
    clock.now += STALE_S + 1
    assert one.others("a.yaml", None) == NOBODY


def test_what_is_no_desks_file_is_passed_over(tmp_path: Path, clock: Clock) -> None:
    """Rubbish among the desks' files is nobody."""
    desk = Presence(tmp_path, clock)
    desk.see("a.yaml", "tab")
    for number, rubbish in enumerate((b"", b"[]", b"{}", b'{"open": 3}', b"\xff")):
        (tmp_path / ".desk" / "open" / f"{number}.json").write_bytes(rubbish)
    assert desk.see("a.yaml", "tab") == NOBODY


def test_desks_write_rarely(tmp_path: Path, clock: Clock) -> None:
    """However often pages ask, a desk tells of itself once a second."""
    desk = Presence(tmp_path, clock)
    desk.see("a.yaml", "tab")
    (file,) = (tmp_path / ".desk" / "open").iterdir()
    file.unlink()
    desk.see("a.yaml", "tab")
    assert not file.exists()
    clock.now += 1.5
    desk.see("a.yaml", "tab")
    assert file.exists()
