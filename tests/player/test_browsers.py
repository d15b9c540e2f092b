"""The player in Chromium, Firefox and WebKit: what a listener does, alike in all three."""

from pathlib import Path
from typing import Any, Final

import pytest

from builds import SMALL_ID
from hosts import Host
from player_tabs import AUDIO, CONTROLLED, begin, enter, keep, ms, plays_on
from tabs import Tab, Tabs

FIGURE: Final = (
    "[...document.querySelectorAll('#body svg path')].map((each) => each.getAttribute('d'))"
)
PART: Final = """fetch(AUDIO.currentSrc, {headers: {Range: given[0]}}).then(async (answer) => [
  answer.status, answer.headers.get("Content-Range"),
  [...new Uint8Array(await answer.arrayBuffer())],
])""".replace("AUDIO", AUDIO)


def start_of(timeline: dict[str, Any], exercise: str) -> int:
    """Where an exercise is announced, in ms."""
    return next(
        int(cue["start_ms"])
        for cue in timeline["cues"]
        if (cue.get("exercise"), cue["role"]) == (exercise, "announce")
    )


def test_the_page_opens(tab: Tab, host: Host) -> None:
    """It opens without a complaint, tells what there is, and is soon kept by its worker."""
    enter(tab, host.address)
    assert tab.look("document.getElementById('heading').textContent") == "Calm hips"
    assert tab.look(f"{AUDIO}.paused")
    tab.until(CONTROLLED)
    enter(tab, host.address)
    assert tab.look("document.getElementById('notice-words').textContent") == ""


def test_it_plays(tab: Tab, host: Host) -> None:
    """The button plays, time runs on, and the button pauses."""
    enter(tab, host.address)
    tab.click("#play")
    plays_on(tab)
    assert tab.look("document.getElementById('play').ariaLabel") == "Pause"
    tab.click("#play")
    assert tab.look(f"{AUDIO}.paused")


def test_it_seeks(tab: Tab, host: Host, timeline: dict[str, Any]) -> None:
    """A click into the middle of the bar goes there, and it plays on from there."""
    enter(tab, host.address)
    begin(tab)
    tab.click("#seek")
    middle = timeline["duration_ms"] / 2
    tab.until(f"!{AUDIO}.seeking && {AUDIO}.currentTime > 10")
    assert ms(tab) == pytest.approx(middle, abs=3000)
    tab.click("#play")
    plays_on(tab)
    assert ms(tab) > middle - 3000


def test_it_moves_between_exercises(tab: Tab, host: Host, timeline: dict[str, Any]) -> None:
    """Next and previous go to where an exercise is announced."""
    enter(tab, host.address)
    begin(tab)
    for button, exercise, title in (
        ("next-exercise", "turn", "Standing turn"),
        ("next-exercise", "bridge", "Bridge"),
        ("previous", "turn", "Standing turn"),
    ):
        tab.click(f"#{button}")
        tab.until("document.getElementById('heading').textContent === given[0]", title)
        tab.until(f"!{AUDIO}.seeking")
        assert ms(tab) == start_of(timeline, exercise)


def test_the_pace_changes(tab: Tab, host: Host) -> None:
    """Another pace is put in at the same place, and plays on."""
    enter(tab, host.address)
    begin(tab)
    tab.click("#next-exercise")
    tab.click("#play")
    plays_on(tab)
    tab.click("#pace")
    tab.click("#pace-dialog label:has([value='5-7'])")
    tab.click("#pace-dialog [type=submit]")
    tab.until(f"{AUDIO}.currentSrc.includes('breath=5-7') && {AUDIO}.readyState >= 1")
    plays_on(tab)
    assert tab.look("document.getElementById('heading').textContent") == "Standing turn"


def test_without_a_server_what_is_kept_plays(
    tabs: Tabs, own_host: Host, timeline: dict[str, Any]
) -> None:
    """The page opens from what its worker kept, plays, and goes to another place."""
    with tabs() as tab:
        enter(tab, own_host.address)
        keep(tab)
        assert tab.complaints == []
        own_host.stop()
        enter(tab, own_host.address)
        tab.click("#play")
        plays_on(tab)
        tab.click("#next-exercise")
        plays_on(tab)
        assert ms(tab) > start_of(timeline, "turn")


def test_the_worker_answers_in_parts(tab: Tab, host: Host, small_output: Path) -> None:
    """A part of a track that is kept is a true 206, with the very bytes of the file."""
    track = (small_output / SMALL_ID / f"{SMALL_ID}.mp3").read_bytes()
    size = len(track)
    enter(tab, host.address)
    keep(tab)
    for asked, first, last in (
        ("bytes=1000-1099", 1000, 1099),
        ("bytes=-10", size - 10, size - 1),
        (f"bytes={size - 5}-", size - 5, size - 1),
    ):
        said = tab.look(PART, asked)
        assert said == [206, f"bytes {first}-{last}/{size}", list(track[first : last + 1])]


def test_the_figure_moves(tab: Tab, hip_host: Host, figure: dict[str, Any]) -> None:
    """It is drawn in lines, and while the coach has the listener move it moves."""
    moving = next(cue["start_ms"] for cue in figure["cues"] if cue["role"] == "move")
    enter(tab, hip_host.address)
    begin(tab)
    tab.look(f"{AUDIO}.currentTime = given[0] / 1000", moving - 250)
    tab.click("#play")
    before = tab.until(f"((lines) => lines.length > 10 && JSON.stringify(lines))({FIGURE})")
    assert '"M' in before
    tab.until(f"{AUDIO}.currentTime * 1000 > given[0]", moving + 700)
    assert tab.look(f"JSON.stringify({FIGURE})") != before


def test_the_keyboard(tab: Tab, host: Host) -> None:
    """Space plays and pauses, arrows go 5 s, and Tab comes to the button that plays."""
    enter(tab, host.address)
    tab.press("ArrowRight", "ArrowRight", "ArrowLeft")
    tab.until(f"{AUDIO}.currentTime === 5")
    tab.press(" ")
    plays_on(tab)
    tab.press(" ")
    tab.until(f"{AUDIO}.paused")
    reached = []
    for _ in range(5):
        tab.press("Tab")
        reached.append(tab.look("document.activeElement.id"))
    assert reached == ["full-screen", "help", "seek", "previous", "play"]
    tab.press("Enter")
    plays_on(tab)
