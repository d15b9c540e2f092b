"""What is seen: the breath figure in time with the sound, sides, reps, captions, drawings."""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

from listeners import Listener

Timeline = dict[str, Any]
SAMPLE: Final = """() => new Promise((done) => {
  const audio = document.getElementById("audio");
  const disc = document.querySelector("#figure .disc");
  const seen = [];
  const look = () => {
    seen.push([audio.currentTime * 1000, new DOMMatrix(getComputedStyle(disc).transform).a]);
    if (seen.length < 150) requestAnimationFrame(look); else done(seen);
  };
  requestAnimationFrame(look);
})"""
SCALE_AT: Final = """async (ms) => {
  const audio = document.getElementById("audio");
  audio.currentTime = ms / 1000;
  await new Promise((done) => audio.addEventListener("seeked", done, {once: true}));
  const disc = document.querySelector("#figure .disc");
  return new DOMMatrix(getComputedStyle(disc).transform).a;
}"""
NASTY: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="x()"><script>x()</script>'
    '<a href="javascript:x()"><path d="M2 2"/></a><path d="M1 9V1" fill="url(#a)" '
    'style="fill:red" onclick="x()"/></svg>'
)
TOLERANCE_MS: Final = 50


def breaths(timeline: Timeline) -> list[tuple[str, int, int]]:
    """Each breath: its direction, and from when to when, with the word that leads it."""
    cues = timeline["cues"]
    found = []
    for before, cue in pairwise(cues):
        if cue.get("air") in ("in", "out"):
            led = before["sound"] == "say" and before["role"] == "hold"
            found.append((cue["air"], (before if led else cue)["start_ms"], cue["end_ms"]))
    return found


def width(timeline: Timeline, ms: float) -> float:
    """How wide the figure should be: 0 breathed out, 1 breathed in."""
    for air, start, end in reversed(breaths(timeline)):
        if start <= ms:
            eased = (1 - math.cos(math.pi * min((ms - start) / (end - start), 1))) / 2
            return eased if air == "in" else 1 - eased
    return 0


def test_the_figure_breathes_in_time(listener: Listener, timeline: Timeline) -> None:
    """The figure is as wide as the breath was within 50 ms of what is heard.

    Of twenty frames one may be another: between its drawing and the look at the clock a machine
    that has much to do may have done something else.
    """
    _, start, end = breaths(timeline)[0]
    narrow = listener.look(SCALE_AT, start - 200)
    wide = listener.look(SCALE_AT, end)
    assert wide > narrow * 1.2
    listener.seek(end - 1200)
    listener.play()
    seen = listener.look(SAMPLE)

    assert seen[-1][0] - seen[0][0] > 1000
    astray = []
    for ms, scale in seen:
        shown = (scale - narrow) / (wide - narrow)
        near = [width(timeline, ms + by) for by in range(-TOLERANCE_MS, TOLERANCE_MS + 1, 5)]
        if not min(near) - 0.005 <= shown <= max(near) + 0.005:
            astray.append((ms, shown))
    assert len(astray) <= len(seen) / 20, astray


def test_less_motion(visit: Callable[..., Listener], timeline: Timeline) -> None:
    """Where less motion is preferred the figure stands still; words and seconds tell the breath."""
    listener = visit(reduced_motion="reduce")
    (_, first, _), (_, second, end) = breaths(timeline)[:2]
    scales = {listener.look(SCALE_AT, ms) for ms in (first + 100, second, end)}
    assert len(scales) == 1
    listener.seek(first + 500)
    assert listener.text("doing") == "Breathe in"
    assert listener.text("doing-left") == "4"
    listener.seek(end - 1500)
    assert listener.text("doing") == "Breathe out"
    assert listener.text("doing-left") == "2"


def test_less_motion_can_be_switched_back(listener: Listener, timeline: Timeline) -> None:
    """A figure that was stilled while it plays moves again as soon as that is wished."""
    listener.page.emulate_media(reduced_motion="reduce")
    listener.seek(breaths(timeline)[0][1])
    listener.play()
    listener.page.emulate_media(reduced_motion="no-preference")
    shown = "document.querySelector('#figure .disc').style.transform"
    frames = """async () => {
      const seen = new Set();
      for (let frame = 0; frame < 20; frame += 1) {
        await new Promise(requestAnimationFrame);
        seen.add(%s);
      }
      return seen.size;
    }"""
    assert listener.look(frames % shown) > 10


def test_where_one_is(listener: Listener, timeline: Timeline) -> None:
    """Exercise, side, rep, the line that is said, what comes next and what is left are told."""
    hold = next(
        cue
        for cue in timeline["cues"]
        if cue.get("air") == "out" and (cue["side"], cue["set"], cue["rep"]) == ("right", 2, 1)
    )
    listener.seek(hold["start_ms"])
    assert listener.text("kicker") == "Exercise 1 of 2"
    assert listener.text("heading") == "Standing turn"
    assert listener.text("side") == "Right side"
    assert listener.text("rep") == "Set 2 of 2 · Rep 1 of 2"
    assert listener.text("caption") == "Turn."
    assert listener.text("next") == "Back."
    left_s = (timeline["duration_ms"] - hold["start_ms"]) // 1000
    assert listener.text("left") == f"{left_s // 60}:{left_s % 60:02}"
    rest = next(cue for cue in timeline["cues"] if cue["role"] == "rest" and "set" not in cue)
    listener.seek(rest["start_ms"] + 100)
    assert listener.text("kicker") == "Rest, then"
    assert listener.text("heading") == listener.text("next") == "Bridge"
    assert listener.text("doing") == "Rest"
    assert listener.text("doing-left") == "20"


def test_at_the_end_it_is_done(listener: Listener) -> None:
    """After the last word nothing is to be done, and nothing comes next; also in a track alone."""
    for alone in (False, True):
        if alone:
            listener.page.get_by_role("button", name="By itself: Standing turn").click()
            listener.until("document.getElementById('audio').currentSrc.includes('1-turn.mp3')")
            listener.until("document.getElementById('audio').readyState >= 1")
        listener.look(
            "() => { const a = document.getElementById('audio');"
            " a.currentTime = a.duration - 0.3; a.play(); }"
        )
        listener.until("document.getElementById('audio').ended")
        assert listener.text("doing") == "Done"
        assert listener.text("kicker") == "Well done"
        for nothing in ("rep", "side", "caption", "doing-left", "next"):
            assert listener.text(nothing) == "", nothing
        assert not listener.page.get_by_text("Next", exact=True).is_visible()


def test_the_drawing_follows_the_side(listener: Listener, timeline: Timeline) -> None:
    """The exercise's drawing is shown as it is for the left and mirrored for the right."""
    drawing = listener.page.locator("#drawing")
    for side, mirrored in (("left", False), ("right", True)):
        cue = next(cue for cue in timeline["cues"] if cue.get("side") == side)
        listener.seek(cue["start_ms"])
        drawing.locator("path").first.wait_for(state="attached")
        assert ("mirrored" in (drawing.get_attribute("class") or "")) is mirrored


def test_of_a_drawing_only_shapes_are_taken(
    visit: Callable[..., Listener], timeline: Timeline
) -> None:
    """Scripts, styles, links and handlers of a drawing's file do not come into the page."""
    listener = visit(service_workers="block")
    listener.context.route("**/1-turn.svg", lambda route: route.fulfill(body=NASTY))
    listener.reload()
    cue = next(cue for cue in timeline["cues"] if cue.get("side") == "left")
    listener.seek(cue["start_ms"])
    drawing = listener.page.locator("#drawing")
    drawing.locator("path").first.wait_for(state="attached")
    inside = drawing.inner_html()
    assert "M1 9V1" in inside
    assert not [word for word in ("script", "onload", "style", "href", "url") if word in inside]
    listener.complaints.clear()  # the policy tells of what it refused in the parsed file


def test_nothing_is_announced_over_the_coach(listener: Listener) -> None:
    """No text of the stage that changes with the sound is a live region."""
    live = listener.look(
        "[...document.querySelectorAll('.stage [aria-live], .stage [role=status],"
        " .stage [role=alert]')].filter((each) => !each.closest('#finish')).map((each) => each.id)"
    )
    assert live == ["notice"]
