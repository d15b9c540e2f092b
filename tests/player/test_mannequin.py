"""The figure on the stage: it does what the coach says, on the side that is said, in time."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

from hosts import Host
from listeners import Listener

TOLERANCE_MS: Final = 50
FEET: Final = """() => new Promise((done) => {
  const audio = document.getElementById("audio");
  const seen = [];
  const look = () => {
    const foot = document.querySelector("#body .foot-right");
    seen.push([audio.currentTime * 1000, foot.getAttribute("d")]);
    if (seen.length < 60) requestAnimationFrame(look); else done(seen);
  };
  requestAnimationFrame(look);
})"""
"""Where the right foot is, frame by frame, while it plays."""


def first(timeline: dict[str, Any], **wanted: object) -> dict[str, Any]:
    """The first cue with these values."""
    cue: dict[str, Any] = next(each for each in timeline["cues"] if wanted.items() <= each.items())
    return cue


def shown(listener: Listener, part: str) -> bool:
    """Whether a part of the stage is to be seen."""
    return listener.page.locator(f"#{part}").is_visible()


def test_it_does_what_is_said(
    visit: Callable[..., Listener], hip_host: Host, figure: dict[str, Any]
) -> None:
    """The working thigh is lit, the other one on the other side; where to go is dotted.

    An arrow shows which way before the move, none while the position is held.
    """
    listener = visit(hip_host.address)
    for side, working in (("left", "right"), ("right", "left")):
        said = first(figure, exercise="standing-dissociation", side=side, step=1, role="instruct")
        listener.seek(said["end_ms"] - 100)
        assert shown(listener, "body")
        assert not shown(listener, "drawing")
        assert listener.page.locator("#body .ghost").count() > 10
        assert listener.page.locator("#body .arrow").count() == 1
        moved = first(figure, exercise="standing-dissociation", side=side, step=1, role="move")
        listener.seek(moved["end_ms"] + 30)
        lit = listener.page.locator("#body .lit")
        assert lit.count() == 1
        assert lit.get_attribute("class") == f"thigh-{working} lit"
        held = first(figure, exercise="standing-dissociation", side=side, role="hold")
        listener.seek(held["end_ms"] - 100)
        assert listener.page.locator("#body .arrow").count() == 0


def test_between_exercises_the_drawing_stands(
    visit: Callable[..., Listener], hip_host: Host
) -> None:
    """Nobody is to do anything in the introduction: there is no figure."""
    listener = visit(hip_host.address)
    listener.seek(2000)
    assert not shown(listener, "body")


def test_the_cover_shows_what_is_to_come(visit: Callable[..., Listener], hip_host: Host) -> None:
    """Before anything plays the figure goes through the first exercise, each pose in a moment."""
    listener = visit(hip_host.address)
    assert listener.view == "cover"
    assert shown(listener, "body")
    foot = "document.querySelector('#body .foot-right').getAttribute('d')"
    before = listener.look(foot)
    listener.until(f"{foot} !== {before!r}")
    assert listener.page.locator("#exercises .picture svg.mannequin").count() == 3


def test_a_cover_is_still_where_that_is_wished(
    visit: Callable[..., Listener], hip_host: Host
) -> None:
    """Where less motion is preferred the cover shows one pose."""
    listener = visit(hip_host.address, reduced_motion="reduce")
    foot = "document.querySelector('#body .foot-right').getAttribute('d')"
    before = listener.look(foot)
    listener.page.wait_for_timeout(1500)
    assert listener.look(foot) == before


def test_it_moves_with_the_sound(
    visit: Callable[..., Listener], hip_host: Host, figure: dict[str, Any]
) -> None:
    """It sets out and arrives within 50 ms of what is heard, and moves a little at each frame."""
    moved = first(figure, exercise="standing-dissociation", side="left", step=1, role="move")
    start, end = next(
        (one[0], other[0])
        for one, other in pairwise(figure["figure"]["keys"])
        if one[0] >= moved["start_ms"] - 30 and other[1] != one[1]
    )
    listener = visit(hip_host.address)
    listener.seek(start - 250)
    listener.play()
    seen = listener.look(FEET)
    before = [foot for ms, foot in seen if ms < start - TOLERANCE_MS]
    during = [foot for ms, foot in seen if start + 200 < ms < end - TOLERANCE_MS]
    assert len({*before}) <= 1
    assert len({*during}) > 0.6 * len(during)


def test_with_less_motion_it_stands(
    visit: Callable[..., Listener], hip_host: Host, figure: dict[str, Any]
) -> None:
    """Key poses alone: in the middle of a move it is as it was at its start."""
    listener = visit(hip_host.address, reduced_motion="reduce")
    moved = first(figure, exercise="standing-dissociation", side="left", step=1, role="move")
    feet = []
    for ms in (moved["start_ms"] + 40, (moved["start_ms"] + moved["end_ms"]) // 2):
        listener.seek(ms)
        feet.append(listener.page.locator("#body .foot-right").get_attribute("d"))
    assert feet[0] == feet[1]
    assert re.fullmatch(r"M[\d. L-]+Z", feet[0] or "")
