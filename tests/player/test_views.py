"""The views of the page: a cover that invites, the practice, its end, and a library of many."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builds import build_small, renamed, small_routine
from devices import practise
from hosts import Host
from listeners import Listener, plain_host

Timeline = dict[str, Any]


def test_the_cover_tells_what_one_would_ask(
    visit: Callable[..., Listener], shipped_host: Host
) -> None:
    """What it is, how long, what it takes, whose it is and one way to begin, above the fold."""
    listener = visit(shipped_host.address)
    assert listener.view == "cover"
    cover = listener.page.locator("#cover")
    assert cover.locator("h2").inner_text() == "Hip internal rotation"
    assert "teach the hips to rotate inward" in cover.inner_text()
    facts = cover.locator("li").all_inner_texts()
    assert facts == ["13 min", "3 exercises", "no equipment", "standing, lying", "for hip"]
    assert "Eric Wong" in cover.inner_text()
    for each in ("#play", "#pace"):
        box = listener.page.locator(each).bounding_box()
        assert box
        assert box["y"] + box["height"] <= 740
    for each in ("#caption", "#seek", "#next-exercise", "#finish", "#restart"):
        assert not listener.page.locator(each).is_visible(), each


def test_playing_is_the_practice(listener: Listener) -> None:
    """Play leads from the cover to the practice, and pausing does not lead back."""
    listener.play()
    assert listener.view == "practice"
    assert not listener.page.locator("#cover").is_visible()
    listener.press("play")
    listener.until("document.getElementById('audio').paused")
    assert listener.view == "practice"


def test_one_goes_on_or_begins_anew(listener: Listener, timeline: Timeline) -> None:
    """Whoever comes back is on the cover, and may go on or start over."""
    listener.seek(60_000)
    listener.play()
    listener.press("play")
    listener.reload()
    assert listener.view == "cover"
    assert listener.text("play-words").startswith("Go on · ")
    again = listener.page.get_by_role("button", name="From the start")
    again.click()
    listener.until("!document.getElementById('audio').paused")
    assert listener.ms < 3000
    assert not again.is_visible()
    assert timeline["duration_ms"] > 60_000


def test_sides_have_colours_and_places(listener: Listener, timeline: Timeline) -> None:
    """Left and right differ in colour, and each stands on its own edge of the screen."""
    shadows = {}
    for side in ("left", "right"):
        at = next(cue["start_ms"] for cue in timeline["cues"] if cue.get("side") == side)
        listener.seek(at + 500)
        assert listener.look("document.body.dataset.side") == side
        listener.page.wait_for_timeout(450)  # the colour has come
        shadows[side] = listener.look(
            "getComputedStyle(document.querySelector('.stage')).boxShadow"
        )
    assert " -" not in shadows["left"]
    assert " -" in shadows["right"]
    assert shadows["left"].split(")")[0] != shadows["right"].split(")")[0]


def test_the_end_asks_how_it_felt_and_when_next(listener: Listener) -> None:
    """What was done is told; one tap says how it felt, another when next; both are kept."""
    practise(listener)
    finish = listener.page.locator("#finish")
    assert "2 exercises" in finish.inner_text()
    assert "1 day of practice in the last seven" in finish.inner_text()
    finish.get_by_label("It hurt").check()
    assert "show it to your coach" in finish.get_by_role("status").inner_text()
    finish.get_by_label("Tomorrow").check()
    link = finish.get_by_role("link", name="Put it in my calendar")
    with listener.page.expect_download() as download:
        link.click()
    assert "BEGIN:VEVENT" in Path(download.value.path()).read_text()
    listener.reload()
    practice = listener.page.get_by_role("region", name="Your practice")
    assert "it hurt" in practice.inner_text()
    assert practice.locator(".practised").count() == 1


def test_what_was_skipped_is_no_practice(listener: Listener) -> None:
    """Whoever jumps to the end is told so, and nothing is noted."""
    listener.look("() => { document.getElementById('audio').muted = true; }")
    duration = listener.look("document.getElementById('audio').duration")
    listener.seek(round(duration * 1000) - 700)
    listener.play()
    listener.until("document.body.dataset.view === 'finish'")
    assert "too little to count" in listener.page.locator("#finish").inner_text()
    assert not listener.page.locator("#finish .felt").is_visible()
    assert not listener.page.locator("#practice").is_visible()


def test_practice_is_exported_and_forgotten(listener: Listener) -> None:
    """All that is kept comes as a table, and goes for good when that is asked twice."""
    practise(listener)
    practice = listener.page.get_by_role("region", name="Your practice")
    with listener.page.expect_download() as download:
        practice.get_by_role("link", name="Export as a table").click()
    lines = Path(download.value.path()).read_text().splitlines()
    assert lines[0] == "day,routine,exercise,minutes,felt"
    assert '"Calm hips"' in lines[1]
    practice.get_by_role("button", name="Forget it all").click()
    practice.get_by_role("button", name="Yes, forget it").click()
    assert not practice.is_visible()
    assert listener.look("Object.keys(localStorage).filter((key) => /practice/.test(key))") == []


@pytest.mark.usefixtures("humming")
def test_a_library_opens_with_ones_own(visit: Callable[..., Listener], tmp_path: Path) -> None:
    """Several routines are a library, with a picture each; one's own last and next come first."""
    small = small_routine()
    other = renamed(small, "other-hips").model_copy(update={"title": "Other hips"})
    build_small(tmp_path / "output", small, other)
    with plain_host(tmp_path / "output") as address:
        listener = visit(address)
        assert listener.view == "library"
        assert not listener.page.locator(".stage").is_visible()
        listener.until("[...document.querySelectorAll('.covers img')].every((i) => i.naturalWidth)")
        assert not listener.page.locator("#own").is_visible()
        listener.page.get_by_role("button", name="Open: Other hips").click()
        listener.until("document.getElementById('audio').readyState >= 1")
        practise(listener)
        listener.page.locator("#finish").get_by_label("Tomorrow").check()
        listener.page.goto(address)
        listener.ready()
        own = listener.page.locator("#own button")
        assert own.all_inner_texts() == ["Other hips\nNext, tomorrow"]
        own.click()
        listener.until("document.body.dataset.view === 'cover'")
        assert listener.text("cover-title") == "Other hips"


def test_words_can_be_hidden_and_the_room_dark(listener: Listener) -> None:
    """A letter hides the caption or dims the page; both stay so on this device."""
    listener.seek(40_000)
    listener.page.keyboard.press("c")
    listener.page.keyboard.press("d")
    listener.reload()
    listener.seek(40_000)
    assert listener.look("getComputedStyle(document.getElementById('caption')).visibility") == (
        "hidden"
    )
    assert listener.look("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"


def test_the_whole_screen(listener: Listener) -> None:
    """A button and a letter give the practice the whole screen, and take it back."""
    listener.press("full-screen")
    listener.until("document.fullscreenElement !== null")
    listener.until("document.querySelector('[aria-label=\"Leave full screen\"]')")
    listener.page.keyboard.press("f")
    listener.until("document.fullscreenElement === null")


def test_a_hold_is_felt(visit: Callable[..., Listener], timeline: Timeline) -> None:
    """A device that vibrates tells a hold's beginning and end; switched off, it is still."""
    listener = visit(
        before="window.felt = []; navigator.vibrate = (pattern) => felt.push(pattern);"
    )
    hold = next(cue for cue in timeline["cues"] if cue["role"] == "hold")
    listener.seek(hold["start_ms"] - 700)
    listener.play()
    listener.until("felt.length > 0")
    assert listener.look("felt[0]") == [120]
    listener.press("help")
    listener.page.get_by_label("Vibrate").uncheck()
    listener.page.keyboard.press("Escape")
    listener.press("play")
    listener.look("() => { felt.length = 0; }")
    listener.seek(hold["start_ms"] - 700)
    listener.play()
    listener.until(
        f"document.getElementById('audio').currentTime * 1000 > {hold['start_ms']} + 300"
    )
    assert listener.look("felt") == []


def test_other_devices_are_offered_while_there_are_some(visit: Callable[..., Listener]) -> None:
    """Where the browser knows a television or loudspeaker, a button asks it which."""
    listener = visit(
        before="""
          window.asked = 0;
          const remote = new EventTarget();
          remote.state = "disconnected";
          remote.watchAvailability = async (tell) => { window.tell = tell; tell(false); return 1; };
          remote.prompt = async () => { asked += 1; };
          Object.defineProperty(HTMLMediaElement.prototype, "remote", {get: () => remote});
        """
    )
    button = listener.page.locator("#devices")
    assert not button.is_visible()
    listener.look("() => tell(true)")
    button.click()
    assert listener.look("asked") == 1
