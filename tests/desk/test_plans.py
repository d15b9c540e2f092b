"""What a page shows of a routine as it will be heard: plan, doses, lengths, words too long."""

import time
from pathlib import Path
from typing import Any

from audio_builder.building.measuring import Means, measure
from audio_builder.building.report import Silence
from audio_builder.clips.cache import ClipCache
from audio_builder.loading.examining import examine
from audio_builder.model.pace import Pace
from audio_builder.planning.needs import needed_directions, needed_phrases
from audio_builder.planning.plan import estimate_ms
from builds import SMALL_YAML, small_routine
from desk.fitting import Fit, Fitting
from desk.lengths import KeptLengths
from desk.plans import LONGEST, SHORTEST, laid_out, plan_view
from desks import FILE, DeskPage
from grammar import GRAMMAR

PLAN = f"/api/routines/{FILE}/plan"


def found(page: DeskPage) -> Any:  # noqa: ANN401 - what the answer holds
    """What is found out about whether words fit, once it is."""
    for _ in range(500):
        fit = page.get(f"/api/routines/{FILE}/fit")
        if fit is not None:
            return fit
        time.sleep(0.02)
    raise AssertionError


def test_a_plan_is_a_tracks_timeline(page: DeskPage) -> None:
    """Cues, chapters and length in the form that the player reads; items with path and dose."""
    plan = page.get(PLAN)["plan"]
    timeline = plan["timeline"]
    assert timeline["version"] == 1
    assert timeline["cues"][0]["start_ms"] == 0
    assert timeline["duration_ms"] >= timeline["cues"][-1]["end_ms"]
    assert [each["path"] for each in plan["items"]] == [["exercises", 0], ["exercises", 1]]
    assert plan["items"][0]["dose"].startswith("2 sets of 2 reps on each side")
    exercises = {cue.get("exercise") for cue in timeline["cues"]} - {None}
    assert exercises == {each["id"] for each in plan["items"]}


def test_a_plan_is_at_any_pace(page: DeskPage) -> None:
    """The query is a listener's; one that is none says why."""
    usual = page.get(PLAN)["plan"]["timeline"]["duration_ms"]
    short = page.get(f"{PLAN}?reps=1&guide=tones")["plan"]["timeline"]["duration_ms"]
    assert short < usual
    assert page.ask("GET", f"{PLAN}?reps=many").status_code == 400
    assert page.ask("GET", f"{PLAN}?minutes=1").status_code == 400


def test_a_text_that_is_no_routine_has_no_plan(page: DeskPage) -> None:
    """The page keeps the last one."""
    page.put("title: x", page.open()["digest"])
    assert page.get(PLAN)["plan"] is None
    assert page.get(f"/api/routines/{FILE}/fit") is None


def test_blocks_and_what_is_in_them_have_doses() -> None:
    """Their paths lead to the file's parts, their ids are those of cues."""
    timeline = laid_out(GRAMMAR, Pace(), estimate_ms)
    view: Any = plan_view(GRAMMAR, Pace(), timeline)
    items = {tuple(each["path"]): each for each in view["items"]}
    assert items["exercises", 1, "block"]["dose"] == "2 rounds, with 20 seconds of rest between"
    assert items["exercises", 1, "block", "exercises", 0]["id"] == "sprint"
    ids = {each["id"] for each in items.values()}
    assert {cue.place.exercise for cue in timeline.cues} - {None} <= ids
    assert {cue.place.inner for cue in timeline.cues} - {None} <= ids
    assert view["timeline"]["figure"]["keys"]


def test_no_pace_is_shorter_or_longer() -> None:
    """The two ends of a length are ends."""
    routine = small_routine()
    ends = [
        laid_out(routine, pace, estimate_ms).duration_ms for pace in (SHORTEST, Pace(), LONGEST)
    ]
    assert ends == sorted(ends)


def test_lengths_are_those_of_clips_that_were_voiced(own_cache: Path, page: DeskPage) -> None:
    """Before anybody listens they are estimated, and nothing is voiced for them; then measured."""
    routine = small_routine()
    phrases = needed_phrases(needed_directions(routine))
    kept = KeptLengths(ClipCache(own_cache), "hum")
    assert kept.lengths(routine, phrases).known_ms == {}
    assert "not voiced yet" in page.get(PLAN)["why_estimated"]
    assert not own_cache.exists()

    means = Means(voice="hum", cache=ClipCache(own_cache / "clips"), report=Silence())
    measured = measure(routine, phrases, means)

    kept = KeptLengths(ClipCache(own_cache / "clips"), "hum")
    assert kept.lengths(routine, phrases).known_ms == measured.known_ms
    assert page.get(PLAN)["why_estimated"] == ""


def test_words_that_do_not_fit_are_found_a_moment_later(page: DeskPage) -> None:
    """With their place, and the lengths at both ends of the pace."""
    long_words = "Switch sides, and then wait for a good long while, and look around. " * 3
    text = SMALL_YAML.replace("Switch sides. Stand on your {side} leg.", long_words.strip())
    assert page.put(text, page.open()["digest"])["problems"] == []
    fit = found(page)
    assert fit["problems"][0]["path"] == ["exercises", 0, "change_of_side"]
    assert "its slot has" in fit["problems"][0]["what"]
    assert fit["shortest_ms"] < fit["longest_ms"]


def test_only_the_latest_text_is_searched() -> None:
    """Of a file that changes all the time, nothing is found out about texts that are gone."""
    kept = KeptLengths(ClipCache(Path("nowhere")), "hum")
    fitting = Fitting(kept)
    loaded = examine(SMALL_YAML.encode()).loaded
    assert loaded is not None
    with fitting.standing():
        for number in range(5):
            assert fitting.fit("a.yaml", str(number), loaded) is None
        assert fitting.fit("b.yaml", "other", loaded) is None
    last: Fit | None = None
    for _ in range(500):
        last = fitting.fit("a.yaml", "4", loaded)
        if last is not None and fitting.fit("b.yaml", "other", loaded) is not None:
            break
        time.sleep(0.02)
    assert last is not None
    assert set(fitting._found) == {"4", "other"}
    fitting.forget()
    assert fitting._found == {}


def test_poses_are_listed_and_drawn(page: DeskPage) -> None:
    """Every pose by its name, as joints and as a picture; what is none is not there."""
    poses = page.get("/api/poses")["poses"]
    assert {"name": "standing", "pose": {}} in poses
    drawn = page.ask("GET", "/api/poses/calf raise.svg?view=front")
    assert drawn.content_type == "image/svg+xml"
    assert drawn.text.startswith("<svg")
    assert page.ask("GET", "/api/poses/flying.svg").status_code == 404
    assert page.ask("GET", "/api/poses/standing.svg?view=inside").status_code == 404


def test_a_line_is_heard_as_the_routine_says_it(page: DeskPage) -> None:
    """With its sides filled in and its pronunciations, also while the routine is not sound."""
    asked = {"text": "Turn to the {side}. Breathe.", "file": FILE}
    left = page.ask("POST", "/api/say", json=asked)
    assert (left.status_code, left.content_type) == (200, "audio/mpeg")
    assert left.data.startswith(b"ID3")
    right = page.ask("POST", "/api/say", json=asked | {"side": "right"})
    assert right.data != left.data
    words = "pronunciations:\n  - {word: breathe, say: breeze}\n  - {word: half}\n"
    page.put(SMALL_YAML + words, page.open()["digest"])
    assert page.ask("POST", "/api/say", json=asked).data != left.data
    for text in ("", "...", "x" * 1_001):
        refused = page.ask("POST", "/api/say", json=asked | {"text": text})
        assert refused.status_code == 400
        assert refused.get_json()["error"]
