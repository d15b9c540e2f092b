"""What goes wrong while someone practises: one sentence says what, and a button helps."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builds import SMALL_ID, build_small, small_routine
from firefox_tabs import firefox_tabs
from hosts import Host
from listeners import Listener, plain_host
from player_tabs import AUDIO, enter, ms, plays_on, told
from slow_host import NEAR_ITS_END_MS, SlowHost
from tabs import Tab, Tabs

GONE = "This track is not here any more: load the page again."
LOST = "The connection is gone: go on when it is back, from here."
SILENCE = "No loudspeaker was found: connect one, or headphones, and turn on the sound."
ROOM = "Storage.overrideQuotaForOrigin"


@pytest.fixture
def slow_host(small_output: Path, tmp_path: Path) -> Iterator[SlowHost]:
    """A host behind a slow line, which a test may cut, and whose folder it may build anew."""
    host = SlowHost(Path(shutil.copytree(small_output, tmp_path / "output")))
    host.start()
    yield host
    host.stop()


@pytest.fixture
def deaf_tab() -> Iterator[Tab]:
    """A Firefox that finds no loudspeaker."""
    with firefox_tabs() as opens, opens() as tab:
        yield tab


def test_the_server_goes_and_comes_back(tabs: Tabs, slow_host: SlowHost) -> None:
    """What has come plays on; then the page says it, and goes on from there when it is back."""
    with tabs() as tab:
        enter(tab, slow_host.address)
        tab.click("#next-exercise")
        tab.click("#play")
        plays_on(tab)
        _dismiss(tab)
        slow_host.stop()
        plays_on(tab)
        assert tab.look("document.getElementById('notice-words').textContent") == ""
        tab.look(f"{AUDIO}.currentTime = given[0] / 1000", NEAR_ITS_END_MS)
        assert told(tab) == (LOST, "Go on")
        there = ms(tab)
        tab.click("#notice-button")
        assert told(tab) == (LOST, "Go on")
        slow_host.start()
        tab.click("#notice-button")
        tab.until(f"{AUDIO}.currentTime * 1000 > given[0] + 300", there)
        assert ms(tab) < there + 15_000


def test_a_track_is_missing(tabs: Tabs, small_output: Path, tmp_path: Path) -> None:
    """A host that has lost one file is not called unreachable, and the other tracks play."""
    folder = Path(shutil.copytree(small_output, tmp_path / "output"))
    (folder / SMALL_ID / "2-bridge.mp3").unlink()
    with plain_host(folder) as address, tabs() as tab:
        enter(tab, address)
        tab.click("[aria-label='By itself: Bridge']")
        assert told(tab) == (GONE, "Load it")
        tab.click("[aria-label='By itself: Standing turn']")
        plays_on(tab)


def test_without_a_loudspeaker(deaf_tab: Tab, host: Host) -> None:
    """It says what is missing, not that the sound had not come; it does so until one is there."""
    tab = deaf_tab
    enter(tab, host.address)
    tab.click("#play")
    assert told(tab) == (SILENCE, "Turn on sound")
    plays_on(tab)
    tab.click("#next-exercise")
    plays_on(tab)
    assert told(tab) == (SILENCE, "Turn on sound")
    there = ms(tab)
    tab.click("#notice-button")
    assert told(tab) == (SILENCE, "Turn on sound")
    plays_on(tab)
    assert ms(tab) > there


def test_no_room_is_left(visit: Callable[..., Listener], host: Host) -> None:
    """The device is full: nothing is kept by halves, and it is tried again when there is room.

    The library is read all the same, though its worker cannot put it by.
    """
    listener = visit(blind=True)
    listener.until("navigator.serviceWorker.controller !== null")
    devtools = listener.context.new_cdp_session(listener.page)
    origin = host.address.rstrip("/")
    devtools.send(ROOM, {"origin": origin, "quotaSize": 200_000})
    listener.page.locator("#offline > button").click()
    listener.until("document.getElementById('notice-words').textContent")
    assert listener.text("notice-words") == (
        "There is no room left on this device: free some space, and try again."
    )
    assert [name for name in listener.look("caches.keys()") if "kept" in name] == []
    devtools.send(ROOM, {"origin": origin, "quotaSize": 1})
    listener.look("document.dispatchEvent(new Event('visibilitychange'))")
    listener.page.wait_for_timeout(300)
    assert "There is no connection" not in listener.page.locator("#offline").inner_text()
    devtools.send(ROOM, {"origin": origin})
    listener.page.get_by_role("button", name="Try again").click()
    listener.until("document.querySelector('#offline .state').textContent.includes('is on this')")


@pytest.mark.usefixtures("humming")
def test_what_plays_is_gone_since_a_rebuild(tabs: Tabs, slow_host: SlowHost) -> None:
    """It is called what it is: neither a lost connection nor a missing file."""
    with tabs() as tab:
        enter(tab, slow_host.address)
        tab.click("[aria-label='By itself: Standing turn']")
        plays_on(tab)
        _dismiss(tab)
        build_small(slow_host.folder, small_routine(**{"id:_turn": "id: twist"}))
        slow_host.stop()
        slow_host.start()
        tab.look(f"{AUDIO}.currentTime = 200")
        sentence = "This routine was made anew: load the page again to go on."
        assert told(tab) == (sentence, "Load it")
        tab.click("#notice-button")
        tab.until("performance.getEntriesByType('navigation')[0].type === 'reload'")


@pytest.mark.usefixtures("humming")
def test_what_is_asked_for_is_gone_since_a_rebuild(
    visit: Callable[..., Listener], own_host: Host
) -> None:
    """What the page lists still is gone at the host: the button brings the page that fits."""
    listener = visit(own_host.address, blind=True)
    build_small(own_host.settings.output, small_routine(**{"id:_bridge": "id: lift"}))
    entry = "fetch('calm-hips/routine.json').then((answer) => answer.text())"
    listener.until(f"{entry}.then((text) => text.includes('lift'))")
    listener.page.get_by_role("button", name="By itself: Bridge").click()
    listener.until("document.getElementById('notice-words').textContent")
    assert listener.text("notice-words") == GONE
    with listener.page.expect_navigation():
        listener.press("notice-button")
    listener.ready()
    listener.page.get_by_role("button", name="By itself: Bridge").click()
    listener.until("document.getElementById('audio').currentSrc.includes('2-lift.mp3')")


def _dismiss(tab: Tab) -> None:
    """Close what the page says of a loudspeaker: none of these browsers needs one."""
    tab.look("document.getElementById('notice-close').click()")
