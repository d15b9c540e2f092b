"""Choosing in a real browser: a level, less time, a routine among many; and what intervals show."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

import pytest

from audio_builder.model.routine import Routine
from builds import build_small, renamed
from hosts import Host
from listeners import Listener, plain_host

SESSION: Final = "short-circuit/short-circuit"
OWN: Final = "breath=4-6&reps=default&guide=full"
PLACE: Final = "repcast / place short-circuit"
IN_TRACK: Final = "document.getElementById('audio').currentSrc.includes({!r})"
NOTICE: Final = "document.getElementById('notice-words').textContent"
KEPT: Final = "document.querySelector('#offline .state').textContent.includes('is on this')"


def timeline_of(host: Host, query: str = OWN) -> Any:  # noqa: ANN401 - JSON
    """The circuit's session."""
    with urlopen(f"{host.address}{SESSION}.timeline.json?{query}") as answer:  # noqa: S310 - ours
        return json.load(answer)


def start_of(timeline: Any, **place: object) -> int:  # noqa: ANN401 - JSON
    """Where the first cue of a place starts, in ms."""
    return next(
        int(cue["start_ms"])
        for cue in timeline["cues"]
        if all(cue.get(key) == value for key, value in place.items())
    )


def choose(listener: Listener, **chosen: str) -> None:
    """Choose a level by its radio button, or minutes, and use that pace."""
    listener.press("pace")
    dialog = listener.page.get_by_role("dialog")
    if "level" in chosen:
        dialog.get_by_role("group", name="Level").get_by_label(chosen["level"]).check()
    if "time" in chosen:
        dialog.get_by_label("Time").select_option(chosen["time"])
    dialog.get_by_role("button", name="Use this pace").click()


def test_a_level_and_less_time_are_chosen(
    visit: Callable[..., Listener], circuit_host: Host
) -> None:
    """The dialog has the routine's levels, and minutes below its own; the track is of that pace."""
    listener = visit(circuit_host.address)
    listener.press("pace")
    dialog = listener.page.get_by_role("dialog")
    levels = dialog.get_by_role("group", name="Level").get_by_role("radio")
    assert [each.get_attribute("value") for each in levels.all()] == ["easier", "standard"]
    assert dialog.get_by_role("radio", name="Standard").last.is_checked()
    offered = dialog.get_by_label("Time").locator("option").all_text_contents()
    assert offered == ["The whole session", "At most 5 minutes", "At most 10 minutes"]
    listener.page.keyboard.press("Escape")
    choose(listener, level="Easier", time="10")
    wanted = f"{OWN}&level=easier&minutes=10"
    listener.until(IN_TRACK.format(wanted))
    listener.until("document.getElementById('audio').readyState >= 1")
    assert listener.text("pace-words") == "Pace 4–6 · easier · 10 min"
    listener.seek(start_of(timeline_of(circuit_host, wanted), exercise="sprint", set=2))
    assert listener.text("rep") == "Set 2 of 2"
    listener.reload()
    assert listener.track == f"{SESSION}.mp3?{wanted}"


def test_only_the_session_can_be_made_shorter(
    visit: Callable[..., Listener], circuit_host: Host
) -> None:
    """One exercise has no time to choose; the session's is as it was when one comes back to it."""
    listener = visit(circuit_host.address)
    choose(listener, time="10")
    listener.until(IN_TRACK.format("minutes=10"))
    listener.page.get_by_role("button", name="By itself: Sprint").click()
    listener.until(IN_TRACK.format("1-sprint.mp3"))
    listener.press("pace")
    dialog = listener.page.get_by_role("dialog")
    for label in ("Time", "Reps"):  # intervals have no reps, either
        assert not dialog.get_by_label(label).is_visible(), label
    dialog.get_by_role("button", name="Close").click()
    choose(listener, level="Easier")
    listener.until(IN_TRACK.format("level=easier&minutes=10"))
    listener.page.get_by_role("button", name="Play it all").click()
    listener.until(IN_TRACK.format("short-circuit.mp3"))
    assert listener.track == f"{SESSION}.mp3?{OWN}&level=easier&minutes=10"


def test_what_is_too_short_is_said(visit: Callable[..., Listener], circuit_host: Host) -> None:
    """The page says how long it takes at least, and stays at the pace that there was."""
    listener = visit(circuit_host.address, blind=True)
    choose(listener, time="5")
    listener.until(NOTICE)
    assert listener.text("notice-words") == "Short circuit takes at least 8 minutes; give that."
    assert listener.track == f"{SESSION}.mp3?{OWN}"
    assert listener.text("pace-words") == "Pace 4–6"


def test_minutes_that_became_too_few_are_given_up(
    visit: Callable[..., Listener], circuit_host: Host
) -> None:
    """A remembered pace that the library cannot do any more gives way to the whole session."""
    listener = visit(circuit_host.address, blind=True)
    listener.until(f"localStorage.getItem({PLACE!r})")
    pace = {"breath": "4-6", "reps": None, "guide": "full", "level": "harder", "minutes": 1}
    place = json.dumps({"track": "short-circuit", "pace": pace, "ms": 0})
    # Not by the page itself, which remembers its place when it is left.
    listener.context.add_init_script(f"localStorage.setItem({PLACE!r}, {place!r});")
    listener.reload()
    assert listener.track == f"{SESSION}.mp3?{OWN}"


def test_intervals_are_read_from_afar(visit: Callable[..., Listener], circuit_host: Host) -> None:
    """Work counts down in large figures; in a block, round and block stand above the exercise."""
    listener = visit(circuit_host.address)
    timeline = timeline_of(circuit_host)
    size = "parseFloat(getComputedStyle(document.getElementById('doing-left')).fontSize)"
    listener.seek(start_of(timeline, exercise="sprint", role="setup"))
    small = listener.look(size)
    listener.seek(start_of(timeline, exercise="sprint", role="work", set=1) + 20_500)
    assert (listener.text("doing"), listener.text("doing-left")) == ("Work", "40")
    assert listener.look(size) > 1.3 * small
    assert listener.text("rep") == "Set 1 of 3"
    plank = {"exercise": "superset-a", "inner": "plank", "set": 2}
    listener.seek(start_of(timeline, **plank, role="rest") + 100)
    assert (listener.text("doing"), listener.text("doing-left")) == ("Rest", "8")
    assert listener.text("kicker") == "Round 2 of 3 · Superset A"
    assert listener.text("heading") == "Plank"
    for width in (320, 360):
        listener.page.set_viewport_size({"width": width, "height": 740})
        assert listener.look("document.documentElement.scrollWidth") == width
    listener.seek(start_of(timeline, exercise="salute", role="breath") + 1500)
    assert (listener.text("doing"), listener.text("doing-left")) == ("Breathe in", "3")


def test_the_list_tells_what_it_takes(visit: Callable[..., Listener], circuit_host: Host) -> None:
    """Equipment, doses by the clock and in rounds, and the exercises of a block are listed."""
    listener = visit(circuit_host.address)
    rows = listener.page.locator("#exercises > li")
    texts = [row.inner_text() for row in rows.all()]
    assert "You need: band, chair" in texts[0]
    assert "3 sets of 1 minute" in texts[1]
    assert "rep" not in texts[1]
    assert "3 rounds" in texts[2]
    assert rows.nth(2).locator("li").all_text_contents() == ["Squat", "Plank"]
    assert "2 reps" in texts[3]


def test_what_is_left_out_is_passed_over(
    visit: Callable[..., Listener], circuit_host: Host
) -> None:
    """One cannot jump to an exercise that a short session goes without; by itself it plays."""
    listener = visit(circuit_host.address)
    jump = listener.page.get_by_role("button", name="Jump to it: Salutation")
    assert jump.is_visible()
    pace = {"breath": "4-6", "reps": None, "guide": "full", "level": "standard", "minutes": 8}
    place = json.dumps({"track": "short-circuit", "pace": pace, "ms": 0})
    listener.context.add_init_script(f"localStorage.setItem({PLACE!r}, {place!r});")
    listener.reload()
    assert not jump.is_visible()
    assert listener.page.get_by_role("button", name="By itself: Salutation").is_visible()
    listener.page.get_by_role("button", name="Jump to it: Superset A").click()
    at = listener.ms
    listener.press("next-exercise")
    assert listener.ms == pytest.approx(at, abs=2000)


def test_a_level_and_less_time_are_kept(visit: Callable[..., Listener], circuit_host: Host) -> None:
    """What is kept at a level and for some minutes plays at that pace without a network."""
    listener = visit(circuit_host.address, blind=True)
    listener.until("navigator.serviceWorker.controller !== null")
    choose(listener, level="Easier", time="10")
    listener.until(IN_TRACK.format("minutes=10"))
    listener.page.locator("#offline > button").click()
    listener.until(KEPT)
    listener.context.set_offline(offline=True)
    listener.reload()
    assert listener.track == f"{SESSION}.mp3?{OWN}&level=easier&minutes=10"
    listener.play()
    listener.press("pace")
    offered = listener.page.locator(".kept-paces button").all_text_contents()
    assert offered == ["4 s in, 6 s out · usual reps · all words · easier · at most 10 minutes"]


@pytest.mark.usefixtures("humming")
def test_a_routine_is_found_by_what_it_takes(
    visit: Callable[..., Listener], circuit: Routine, tmp_path: Path
) -> None:
    """Several routines that differ are listed, narrowed by keyboard, and opened where they play."""
    first = circuit.exercises[0].model_copy(update={"equipment": (), "levels": None})
    bare = circuit.model_copy(update={"exercises": (first,), "fit": (), "genre": None})
    bare = renamed(bare, "bare").model_copy(update={"title": "Bare hands"})
    build_small(tmp_path / "output", circuit, bare)
    with plain_host(tmp_path / "output") as address:
        listener = visit(address)
        finder = listener.page.get_by_role("region", name="Routines")
        titles = finder.get_by_role("heading", level=3)
        assert titles.all_text_contents() == ["Bare hands", "Short circuit"]
        finder.get_by_label("Equipment").focus()
        listener.page.keyboard.press("ArrowDown")
        assert titles.all_text_contents() == ["Bare hands"]
        assert finder.get_by_role("status").inner_text() == "1 of 2 routines"
        finder.get_by_label("Level").select_option("Easier")
        assert titles.all_text_contents() == []
        finder.get_by_label("Level").select_option("any")
        finder.get_by_role("searchbox", name="Search").press_sequentially("p sprint b")
        assert titles.all_text_contents() == []
        finder.get_by_role("searchbox", name="Search").fill("sprint hands")
        assert titles.all_text_contents() == ["Bare hands"]
        assert listener.page.url == f"{address}?equipment=none&words=sprint+hands"
        finder.get_by_role("button", name="Open: Bare hands").press("Enter")
        listener.until(IN_TRACK.format("bare/bare.mp3"))
        listener.until("document.activeElement.id === 'play'")
        assert listener.view == "cover"
        assert listener.text("cover-title") == "Bare hands"
        listener.look("localStorage.clear()")
        listener.reload()
        assert listener.track == "bare/bare.mp3"
        listener.page.get_by_role("button", name="All routines").click()
        assert titles.all_text_contents() == ["Bare hands"]


def test_one_routine_is_not_searched_for(listener: Listener) -> None:
    """Where there is one routine there is nothing to choose, and no list to find it in."""
    for there in ("#finder", "#find", "#own"):
        assert not listener.page.locator(there).is_visible()
