"""The player on a plain host of files, under a path of its own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builds import build_small, renamed, small_routine
from listeners import Listener, plain_host


@pytest.fixture(scope="module")
def address(small_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the library lies on a plain host: not at its root."""
    root = tmp_path_factory.mktemp("www")
    shutil.copytree(small_output, root / "some" / "where", ignore=shutil.ignore_patterns("clips"))
    with plain_host(root) as address:
        yield f"{address}some/where/"


def test_it_plays_under_a_path(visit: Callable[..., Listener], address: str) -> None:
    """Everything is found below the page; tracks are asked for as they lie there."""
    listener = visit(address)
    listener.seek(60_000)
    listener.play()
    assert listener.track == "calm-hips/calm-hips.mp3"
    outside = [each for each in listener.requests if not each.startswith(address)]
    assert outside == []
    assert [each for each in listener.requests if "?" in each] == []


def test_only_its_own_pace_is_offered(visit: Callable[..., Listener], address: str) -> None:
    """There is nothing to choose, and a line says which pace there is."""
    listener = visit(address)
    listener.press("pace")
    dialog = listener.page.get_by_role("dialog")
    assert dialog.locator(".fixed").inner_text() == (
        "This library has one pace: 4 s in, 6 s out · usual reps · all words."
    )
    assert not dialog.get_by_role("radio").first.is_visible()


def test_a_host_that_cannot_jump_is_told_of(
    visit: Callable[..., Listener], small_output: Path
) -> None:
    """Where a host sends only whole files a jump is refused in words; what plays goes on.

    Kept on the device, the same track jumps.
    """
    with plain_host(small_output, ranges=False) as address:
        listener = visit(address)
        listener.play()
        at = listener.ms
        listener.press("next-exercise")
        listener.until("document.getElementById('notice-words').textContent")
        assert listener.text("notice-words") == (
            "This host cannot jump within a track: keep the routine offline first, or play "
            "exercises by themselves."
        )
        assert listener.ms >= at
        assert not listener.paused
        listener.press("repeat-exercise")
        listener.page.get_by_role("button", name="By itself: Bridge").click()
        listener.until("document.getElementById('audio').currentSrc.includes('2-bridge.mp3')")
        listener.until("document.getElementById('audio').currentTime > 0.2")
        listener.page.get_by_role("button", name="Play it all").click()
        listener.until("document.getElementById('audio').currentSrc.includes('calm-hips.mp3')")
        listener.until("navigator.serviceWorker.controller !== null")
        listener.page.locator("#offline > button").click()
        listener.until("document.querySelectorAll('#offline li').length === 1")
        listener.until(
            "document.querySelector('#offline .state').textContent.includes('is on this')"
        )
        listener.until("document.getElementById('audio').seekable.length === 1")
        listener.until("document.getElementById('audio').seekable.end(0) > 0")
        listener.seek(60_000)
        assert listener.ms >= 60_000


def test_without_a_feed_none_is_offered(visit: Callable[..., Listener], address: str) -> None:
    """A build that was told no address has no feed, so that none is shown."""
    assert not visit(address).page.locator("#podcast").is_visible()


def test_it_is_kept_offline_there_too(visit: Callable[..., Listener], address: str) -> None:
    """A plain host's library is kept as well, and plays without a network."""
    listener = visit(address, blind=True)
    listener.until("navigator.serviceWorker.controller !== null")
    listener.page.locator("#offline > button").click()
    listener.until("document.querySelector('#offline .state').textContent.includes('is on this')")
    listener.context.set_offline(offline=True)
    listener.page.goto(f"{address}?from=a-friend")
    listener.ready()
    listener.seek(100_000)
    listener.play()


@pytest.mark.usefixtures("humming")
def test_each_routine_has_a_place_of_its_own(
    visit: Callable[..., Listener], tmp_path: Path
) -> None:
    """Of several routines one is chosen; each is come back to where it was left."""
    small = small_routine()
    build_small(tmp_path / "output", small, renamed(small, "other-hips"))
    with plain_host(tmp_path / "output") as address:
        listener = visit(f"{address}?routine=calm-hips")
        library = listener.page.get_by_role("button", name="All routines")
        listener.seek(30_000)
        listener.play()
        listener.seek(31_000)
        step = listener.text("caption")
        library.click()
        assert not listener.paused
        listener.page.get_by_role("button", name="Open: Calm hips").nth(1).click()
        listener.until("document.getElementById('audio').currentSrc.includes('other-hips.mp3')")
        assert listener.ms == 0
        listener.page.get_by_role("button", name="Play", exact=True).wait_for()
        listener.reload()
        assert listener.track == "other-hips/other-hips.mp3"
        library.click()
        listener.page.get_by_role("button", name="Open: Calm hips").nth(0).click()
        listener.until("document.getElementById('audio').currentSrc.includes('calm-hips.mp3')")
        listener.until("document.getElementById('audio').currentTime > 0")
        assert listener.text("caption") == step
        assert 20_000 < listener.ms < 31_000


@pytest.mark.usefixtures("humming")
def test_what_does_not_come_is_not_chosen(visit: Callable[..., Listener], tmp_path: Path) -> None:
    """A routine that cannot be had leaves the library as it is, and what is open too."""
    small = small_routine()
    build_small(tmp_path / "output", small, renamed(small, "other-hips"))
    with plain_host(tmp_path / "output") as address:
        listener = visit(f"{address}?routine=calm-hips", blind=True)
        listener.context.set_offline(offline=True)
        listener.page.get_by_role("button", name="All routines").click()
        listener.page.get_by_role("button", name="Open: Calm hips").nth(1).click()
        listener.until("document.getElementById('notice-words').textContent.includes('not kept')")
        assert listener.view == "library"
        assert listener.track.endswith("calm-hips.mp3")
