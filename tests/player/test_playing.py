"""Playing in a real browser: moves, paces, places, and what the lock screen is told."""

import json
from collections.abc import Callable
from typing import Any, Final
from urllib.request import urlopen

import pytest
from playwright.sync_api import Route

from hosts import Host
from listeners import Listener

Timeline = dict[str, Any]
SESSION: Final = "calm-hips/calm-hips.mp3?breath=4-6&reps=default&guide=full"
SLOW: Final = "breath=5-7&reps=3&guide=short"
BRISK: Final = "breath=3-3&reps=default&guide=full"
REMEMBERED: Final = "JSON.parse(localStorage.getItem('repcast / place calm-hips'))"
NO_STORAGE: Final = """
  const refuse = () => Promise.reject(new DOMException("no", "SecurityError"));
  CacheStorage.prototype.keys = CacheStorage.prototype.open = refuse;
  CacheStorage.prototype.delete = refuse;
  Storage.prototype.getItem = () => { throw new DOMException("no", "SecurityError"); };
"""
WAKE_LOCK: Final = """
  window.asked = [];
  window.locks = [];
  const lock = () => ({released: false, async release() { this.released = true; }});
  WakeLock.prototype.request = () => new Promise((done) => {
    window.asked.push(() => { window.locks.push(lock()); done(window.locks.at(-1)); });
  });
"""
LOCK_SCREEN: Final = """
  window.told = {};
  const set = MediaSession.prototype.setActionHandler;
  MediaSession.prototype.setActionHandler = function (action, handler) {
    window.told[action] = handler;
    return set.call(this, action, handler);
  };
  MediaSession.prototype.setPositionState = function (state) { window.told.position = state; };
"""


def start_of(timeline: Timeline, **place: object) -> int:
    """Where the first cue of a place starts, in ms."""
    return next(
        int(cue["start_ms"])
        for cue in timeline["cues"]
        if all(cue.get(key) == value for key, value in place.items())
    )


def test_it_plays_and_pauses(listener: Listener) -> None:
    """Nothing is heard before play is pressed; the button says what it does next."""
    assert listener.paused
    button = listener.page.get_by_role("button", name="Play", exact=True)
    button.click()
    listener.until("document.getElementById('audio').currentTime > 0.2")
    listener.page.get_by_role("button", name="Pause", exact=True).click()
    assert listener.paused
    assert listener.track == SESSION


def test_the_buttons_move_between_exercises_and_sides(
    listener: Listener, timeline: Timeline
) -> None:
    """Next and previous go to where an exercise is announced, repeats to where it or a side begins.

    In the rest before an exercise, next goes past the rest.
    """
    turn = start_of(timeline, exercise="turn", role="announce")
    bridge = start_of(timeline, exercise="bridge", role="announce")
    right = start_of(timeline, exercise="turn", side="right", set=1)
    middle = start_of(timeline, exercise="turn", side="right", set=1, rep=1) + 500
    rest = start_of(timeline, exercise="bridge", role="rest") + 100
    listener.seek(5000)
    for at, button, there in (
        (0, "next-exercise", turn),
        (turn + 100, "next-exercise", bridge),
        (rest, "next-exercise", bridge),
        (bridge + 900, "next-exercise", bridge + 900),
        (bridge + 900, "previous", turn),
        (rest, "previous", turn),
        (turn + 3000, "previous", turn),
        (middle, "repeat-exercise", turn),
        (middle, "repeat-side", right),
    ):
        listener.seek(at)
        listener.press(button)
        assert listener.ms == there, (at, button)


def test_an_exercise_by_itself(listener: Listener) -> None:
    """An exercise can be played alone; next and previous then take another exercise's track."""
    listener.page.get_by_role("button", name="By itself: Standing turn").click()
    listener.until("document.getElementById('audio').currentSrc.includes('1-turn.mp3')")
    listener.press("next-exercise")
    listener.until("document.getElementById('audio').currentSrc.includes('2-bridge.mp3')")
    assert listener.text("heading") == "Bridge"
    listener.page.get_by_role("button", name="Play it all").click()
    listener.until("document.getElementById('audio').currentSrc.includes('calm-hips.mp3')")


def test_what_is_pressed_in_the_list_plays(listener: Listener, timeline: Timeline) -> None:
    """The session from its start, one exercise in it, or one by itself: each button plays."""
    playing = "!document.getElementById('audio').paused"
    listener.seek(60_000)
    listener.page.get_by_role("button", name="Play it all").click()
    listener.until(f"{playing} && document.getElementById('audio').currentTime > 0.1")
    assert listener.ms < 10_000
    listener.press("play")
    listener.page.get_by_role("button", name="Jump to it: Bridge").click()
    listener.until(playing)
    assert listener.ms >= start_of(timeline, exercise="bridge", role="announce")
    for name, track in (("By itself: Bridge", "2-bridge"), ("Play it all", "calm-hips")):
        if not listener.paused:
            listener.press("play")
        listener.page.get_by_role("button", name=name).click()
        listener.until(f"document.getElementById('audio').currentSrc.includes('{track}.mp3')")
        listener.until(playing)


def test_side_is_for_exercises_with_sides(listener: Listener, timeline: Timeline) -> None:
    """“Side” can be pressed only where there are two of them to repeat."""
    button = listener.page.locator("#repeat-side")
    turn, bridge = (
        start_of(timeline, exercise=each, role="announce") for each in ("turn", "bridge")
    )
    rest = start_of(timeline, exercise="bridge", role="rest")
    for at, there in ((0, False), (turn, True), (rest, False), (bridge, False)):
        listener.seek(at)
        assert button.is_enabled() is there, at


def test_the_bar_seeks(listener: Listener, timeline: Timeline) -> None:
    """A click on the bar goes there; the bar says where that is, in words too."""
    listener.seek(5000)
    bar = listener.page.locator("#seek")
    box = bar.bounding_box()
    assert box
    bar.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    assert listener.ms == pytest.approx(timeline["duration_ms"] / 2, abs=3000)
    words = bar.get_attribute("aria-valuetext") or ""
    assert "minutes" in words
    assert "1. Standing turn: left side, set 2" in words


def test_the_keyboard_does_it_all(listener: Listener, timeline: Timeline) -> None:
    """Space, arrows and letters do what the buttons do; letters can be switched off."""
    keys = listener.page.keyboard
    keys.press("n")
    turn = start_of(timeline, exercise="turn", role="announce")
    assert listener.ms == turn
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    keys.press("ArrowLeft")
    assert listener.ms == turn + 5000
    listener.page.locator("#seek").focus()
    keys.press("ArrowUp")
    assert listener.ms == turn + 10_000
    keys.press("r")
    assert listener.ms == turn
    keys.press(" ")
    listener.until("!document.getElementById('audio').paused")
    keys.press(" ")
    assert listener.paused
    keys.press("?")
    listener.page.get_by_label("Letters on the keyboard").uncheck()
    keys.press("Escape")
    keys.press("n")
    assert listener.ms < turn + 2000


def test_every_control_is_reached_by_tab(listener: Listener) -> None:
    """Tab comes to each button, and the pace can be changed without a pointer."""
    keys = listener.page.keyboard
    listener.seek(60_000)  # an exercise with sides
    reached = []
    for _ in range(10):
        keys.press("Tab")
        reached.append(listener.look("document.activeElement.id"))
    assert reached[:9] == [
        "full-screen", "help", "seek", "previous", "play", "next-exercise", "repeat-exercise",
        "repeat-side", "pace",
    ]  # fmt: skip
    keys.press("Shift+Tab")
    keys.press("Enter")
    keys.press("ArrowRight")
    keys.press("Enter")
    listener.until("document.getElementById('audio').currentSrc.includes('breath=5-7')")


def test_a_pace_change_keeps_the_place(listener: Listener, timeline: Timeline, host: Host) -> None:
    """Another pace goes on playing at the same side, set, rep and step, wherever that now is."""
    place = {"exercise": "turn", "side": "right", "set": 2, "rep": 2, "step": 1}
    listener.seek(start_of(timeline, **place, air="out") + 1000)
    listener.play()
    listener.press("pace")
    dialog = listener.page.locator("#pace-dialog")
    dialog.get_by_label("Slow").check()
    dialog.get_by_label("Reps").select_option("3")
    dialog.get_by_label("Few words").check()
    dialog.get_by_role("button", name="Use this pace").click()
    listener.until("document.getElementById('audio').currentSrc.includes('breath=5-7')")
    listener.until("document.getElementById('audio').currentTime > 1")

    assert listener.track == f"calm-hips/calm-hips.mp3?{SLOW}"
    with urlopen(f"{host.address}calm-hips/calm-hips.timeline.json?{SLOW}") as answer:  # noqa: S310 - ours
        there = start_of(json.load(answer), **place)
    assert listener.ms == pytest.approx(there, abs=1000)
    assert not listener.paused
    assert listener.text("rep") == "Set 2 of 2 · Rep 2 of 3"
    assert listener.text("pace-words") == "Pace 5–7 · 3 reps · few words"


def test_a_reload_resumes(listener: Listener, timeline: Timeline) -> None:
    """After a reload it waits at the start of the step that was interrupted, at the same pace."""
    place = {"exercise": "turn", "side": "left", "set": 1, "rep": 2, "step": 1}
    listener.seek(start_of(timeline, **place, air="out") + 700)
    listener.play()
    listener.reload()

    assert listener.ms == start_of(timeline, **place)
    assert listener.paused
    assert listener.text("rep") == "Set 1 of 2 · Rep 2 of 2"


def test_the_lock_screen(visit: Callable[..., Listener], timeline: Timeline) -> None:
    """It shows the exercise, moves between exercises, and its position is within the exercise."""
    listener = visit(before=LOCK_SCREEN)
    listener.look("window.told.nexttrack({action: 'nexttrack'})")
    turn = start_of(timeline, exercise="turn", role="announce")
    assert listener.ms == turn
    shown = listener.look(
        "(({title, artist, album, artwork}) => ({title, artist, album, artwork}))"
        "(navigator.mediaSession.metadata)"
    )
    assert shown == {
        "title": "Standing turn",
        "artist": "Repcast",
        "album": "Calm hips",
        "artwork": [
            {
                "src": f"{listener.address}calm-hips/cover.png",
                "sizes": "600x600",
                "type": "image/png",
            }
        ],
    }
    listener.look("window.told.seekto({action: 'seekto', seekTime: 30})")
    listener.until("Math.abs(window.told.position.position - 30) < 0.1")
    position = listener.look("window.told.position")
    rest = start_of(timeline, exercise="bridge", role="rest")
    begin = start_of(timeline, exercise="turn")
    assert listener.ms == begin + 30_000
    assert position["duration"] * 1000 == pytest.approx(rest - begin, abs=1)
    listener.look("window.told.play({action: 'play'})")
    listener.until("!document.getElementById('audio').paused")
    listener.look("window.told.seekbackward({action: 'seekbackward', seekOffset: 20})")
    listener.look("window.told.pause({action: 'pause'})")
    assert listener.ms == pytest.approx(begin + 10_000, abs=1500)


def test_a_captions_track_goes_with_the_sound(listener: Listener) -> None:
    """The audio element has its captions, of the same rendition."""
    cues = listener.until("document.getElementById('audio').textTracks[0].cues?.length")
    assert cues > 20
    source = listener.look("document.getElementById('captions').src")
    assert source == listener.address + SESSION.replace(".mp3", ".vtt")


def test_what_is_gone_is_said(visit: Callable[..., Listener]) -> None:
    """A track that the host does not have any more ends in one sentence on the page."""
    listener = visit(blind=True)
    listener.context.route("**/1-turn.timeline.json*", lambda route: route.fulfill(status=404))
    listener.page.get_by_role("button", name="By itself: Standing turn").click()
    listener.until("document.getElementById('notice-words').textContent")
    assert listener.text("notice-words") == "This track is not here any more: load the page again."
    notice = listener.page.locator("#notice")
    assert listener.look("scrollY") > 0
    box = notice.bounding_box()
    assert box
    assert box["y"] >= 0
    listener.page.get_by_role("button", name="Close this notice").click()
    assert notice.inner_text() == ""


def test_taking_it_elsewhere(listener: Listener) -> None:
    """Downloads, the feed and the apps' links are at the pace that is heard, and there."""
    paced = "breath=4-6&reps=default&guide=full"
    links = listener.look(
        "[...document.querySelectorAll('.links a')].map((a) => [a.textContent, a.href])"
    )
    found = dict(links)
    assert found["Everything (ZIP)"] == f"{listener.address}calm-hips/calm-hips.zip?{paced}"
    assert found["Calm hips (MP3)"] == f"{listener.address}{SESSION}"
    feed, playlist = (listener.page.locator(each).input_value() for each in ("#feed", "#playlist"))
    assert playlist == f"{listener.address}calm-hips/calm-hips.m3u8?{paced}"
    assert feed == f"{listener.address}calm-hips/feed.xml?{paced}"
    assert found["Apple Podcasts"] == feed.replace("http", "podcast", 1)
    for address in [
        feed,
        playlist,
        *(link for link in found.values() if link.startswith(listener.address)),
    ]:
        status = listener.look("(a) => fetch(a, {method: 'HEAD'}).then((r) => r.status)", address)
        assert status == 200, address


def test_what_is_read_opens_beside_the_practice(listener: Listener) -> None:
    """Texts open in a tab of their own: the track that plays is not left for them."""
    listener.play()
    for name in ("What is said, to read", "The routine on paper"):
        with listener.context.expect_page() as opened:
            listener.page.get_by_role("link", name=name).click()
        opened.value.close()
    assert not listener.paused


def test_downloads_are_named_by_their_pace(listener: Listener) -> None:
    """Tracks of several paces can lie in one folder."""
    for link, ending in (("get-track", "mp3"), ("get-zip", "zip")):
        with listener.page.expect_download() as started:
            listener.press(link)
        assert started.value.suggested_filename == f"calm-hips 4-6 default full.{ending}"
        started.value.cancel()


def test_the_place_is_remembered_while_it_plays(listener: Listener) -> None:
    """A phone that dies in the middle of a track loses about a second, not the track."""
    listener.play()
    listener.until(f"{REMEMBERED}.ms > 1500")


def test_a_tab_that_stood_still_takes_no_place_away(listener: Listener) -> None:
    """Of two tabs the one that moved last is remembered, whichever is closed last."""
    listener.seek(20_000)
    listener.until(f"{REMEMBERED}.ms === 20000")
    further = listener.look(f"JSON.stringify({{...{REMEMBERED}, ms: 50000}})")
    listener.look("(text) => localStorage.setItem('repcast / place calm-hips', text)", further)
    listener.look("dispatchEvent(new Event('pagehide'))")
    assert listener.look(f"{REMEMBERED}.ms") == 50_000
    listener.seek(30_000)
    listener.until(f"{REMEMBERED}.ms === 30000")


def test_moving_on_while_a_pace_is_on_its_way(listener: Listener) -> None:
    """Next, pressed before a chosen pace is there, takes the next exercise at that pace."""
    listener.page.get_by_role("button", name="By itself: Standing turn").click()
    listener.until("document.getElementById('audio').currentSrc.includes('1-turn.mp3')")
    held: list[Route] = []
    listener.context.route(f"**/1-turn.timeline.json?{BRISK}", lambda route: held.insert(0, route))
    listener.press("pace")
    listener.page.get_by_label("Brisk").check()
    listener.page.get_by_role("button", name="Use this pace").click()
    listener.press("next-exercise")
    listener.until("document.getElementById('audio').currentSrc.includes('2-bridge.mp3')")
    assert listener.track == f"calm-hips/2-bridge.mp3?{BRISK}"
    (late,) = held
    late.continue_()
    listener.page.wait_for_timeout(200)
    assert listener.track == f"calm-hips/2-bridge.mp3?{BRISK}"


def test_without_storage_it_plays(visit: Callable[..., Listener]) -> None:
    """A browser that is set to store nothing plays, and says why it keeps nothing."""
    listener = visit(before=NO_STORAGE)
    listener.play()
    listener.page.locator("#offline > button").click()
    listener.until("document.getElementById('notice-words').textContent.includes('store nothing')")


def test_the_screen_stays_on_only_while_it_plays(visit: Callable[..., Listener]) -> None:
    """The lock that was asked for is given back, also if it came after playing had stopped."""
    listener = visit(before=WAKE_LOCK)
    listener.play()
    listener.until("window.asked.length === 1")
    listener.press("play")
    listener.look("window.asked[0]()")
    listener.until("window.locks.length === 1 && window.locks[0].released")
    listener.play()
    listener.until("window.asked.length === 2")
    listener.look("window.asked[1]()")
    listener.until("window.locks.length === 2")
    assert not listener.look("window.locks[1].released")
    listener.press("help")
    listener.page.get_by_label("Keep the screen on").uncheck()
    listener.until("window.locks[1].released")
