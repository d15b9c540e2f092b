"""The player's pure modules, run by Node on real timelines: places, breaths, addresses."""

from typing import Final

import pytest

from audio_builder.model.pace import BREATH_LENGTHS_MS, Breath, Guide, Pace
from audio_builder.planning.plan import estimate_ms, plan
from audio_builder.planning.session import track_names
from audio_builder.publishers.page import GUIDES
from audio_builder.units import Ms
from builds import small_routine
from player_modules import run, told
from skill.playback.places import same_place, side_start, spot_at

PACES: Final = (
    Pace(),
    Pace(breath=Breath(in_ms=Ms(5000), out_ms=Ms(7000)), reps=3, guide=Guide.SHORT),
    Pace(breath=Breath(in_ms=Ms(3000), out_ms=Ms(3000)), reps=1, guide=Guide.TONES),
)


@pytest.mark.parametrize("old", PACES)
@pytest.mark.parametrize("new", PACES)
def test_a_pace_change_leads_where_the_speaker_leads(old: Pace, new: Pace) -> None:
    """Page and speaker agree, at every cue of an exercise, where another pace goes on."""
    routine = small_routine()
    track = track_names(routine)[1]
    one, other = (plan(routine, pace, estimate_ms, track) for pace in (old, new))
    cues = [cue for cue in one.cues if cue.place.set is not None]
    assert len(cues) > 30
    at = [cue.start_ms + cue.length_ms // 2 for cue in cues]

    found = run(
        "({one, other, at}) => at.map((ms) => [places.samePlace(one, ms, other),"
        " places.sideStart(one, ms)])",
        {"one": told(one), "other": told(other), "at": at},
    )

    assert found == [[same_place(spot_at(one, ms), other), side_start(one, ms)] for ms in at]


def test_a_pace_change_keeps_the_phrase_of_a_setup() -> None:
    """Outside sets the same phrase of the same exercise is found again, in a whole session too."""
    one, other = (plan(small_routine(), pace, estimate_ms) for pace in PACES[:2])
    words = "Bend your knees."
    before, after = (
        next(cue["start_ms"] for cue in told(each)["cues"] if cue.get("caption") == words)
        for each in (one, other)
    )
    given = {"one": told(one), "other": told(other), "ms": before + 300}
    assert run("({one, other, ms}) => places.samePlace(one, ms, other)", given) == after != before


def test_resuming_starts_what_was_interrupted() -> None:
    """A step is begun anew; a phrase outside steps too; after the last word it is the beginning."""
    timeline = told(plan(small_routine(), Pace(), estimate_ms))
    cues = timeline["cues"]
    out = next(cue for cue in cues if cue.get("air") == "out")
    place = [out[key] for key in ("exercise", "side", "set", "rep", "step")]
    step = next(
        cue
        for cue in cues
        if [cue.get(key) for key in ("exercise", "side", "set", "rep", "step")] == place
    )
    assert step["role"] == "instruct"
    purpose = next(cue for cue in cues if cue["role"] == "purpose")
    at = [out["end_ms"] - 1, purpose["end_ms"] - 1, timeline["duration_ms"] - 1]
    found = run(
        "({timeline, at}) => at.map((ms) => places.resumeAt(timeline, ms))",
        {"timeline": timeline, "at": at},
    )
    assert found == [step["start_ms"], purpose["start_ms"], 0]


def test_a_session_is_cut_at_its_exercises() -> None:
    """Introduction, exercises with the rest before them, close: without a hole or an overlap."""
    timeline = told(plan(small_routine(), Pace(), estimate_ms))
    parts = run("(given) => timeline.segments(given, null)", timeline)
    assert [part["exercise"] for part in parts] == [None, "turn", "bridge", None]
    edges = [0, *(part["end_ms"] for part in parts)]
    assert [part["start_ms"] for part in parts] == edges[:-1]
    assert edges[-1] == timeline["duration_ms"]
    rest = next(cue for cue in timeline["cues"] if cue["role"] == "rest" and "set" not in cue)
    assert rest["start_ms"] == parts[2]["start_ms"]


def test_a_breath_is_as_long_as_the_pace_says() -> None:
    """The figure's breath is the word and its air: 4 s in, 6 s out, to a frame of 24 ms."""
    timeline = told(plan(small_routine(), Pace(), estimate_ms))
    phases = run("(given) => breath.breathPhases(given)", timeline)
    assert {phase["air"] for phase in phases} == {"in", "out"}
    for phase in phases:
        length = {"in": 4000, "out": 6000}[phase["air"]]
        assert phase["end_ms"] - phase["start_ms"] == pytest.approx(length, abs=24)


def test_a_long_session_costs_no_more_to_show() -> None:
    """What is told at a time reads the cues around it, not all: six hours are shown like one."""
    given = told(plan(small_routine(), Pace(), estimate_ms))
    script = """(given) => {
      const times = 200;
      const shift = (one, by) => (
        {...one, start_ms: one.start_ms + by, end_ms: one.end_ms + by}
      );
      const all = Array.from({length: times}, (_, at) =>
        given.cues.map((cue) => shift(cue, at * given.duration_ms))).flat();
      let read = 0;
      const cues = new Proxy(all, {get: (list, key) => { read += 1; return list[key]; }});
      const long = {...given, cues, duration_ms: times * given.duration_ms};
      const score = {timeline: long, segments: timeline.segments({...long, cues: all}, null),
        phases: breath.breathPhases(given), turns: timeline.turnsOf(given), only: null};
      const routine = {title: "", exercises: [
        {id: "turn", number: 1, title: "Turn", sets: 2, sides: ["left", "right"]},
        {id: "bridge", number: 2, title: "Bridge", sets: 1, sides: []}]};
      let most = 0;
      for (const cue of given.cues) {
        read = 0;
        announcements.announcementAt(routine, score, 100 * given.duration_ms + cue.start_ms);
        most = Math.max(most, read);
      }
      return [all.length, most];
    }"""
    count, most = run(script, given)
    assert count > 10_000
    assert most < 500


def test_page_and_build_offer_the_same_paces() -> None:
    """Breaths and guidance that the player knows are those that a build makes sounds for."""
    known = run(
        "() => [pace.breathLengths(), pace.GUIDES.map(({name, guide}) => [name, guide])]", None
    )
    assert known[0] == [ms / 1000 for ms in BREATH_LENGTHS_MS]
    assert known[1] == [[name, guide.value] for guide, name in GUIDES]


def test_one_pace_has_one_address() -> None:
    """Its parts in one order on our server; no query at all on a plain host."""
    pace = {"breath": "5-7", "reps": None, "guide": "short", "level": "standard", "minutes": None}
    script = (
        "(pace) => [true, false].map((any) =>"
        " new addresses.Addresses('https://a.example/x/', any).paced('hip-ir', 'hip-ir.mp3', pace))"
    )
    assert run(script, pace) == [
        "https://a.example/x/hip-ir/hip-ir.mp3?breath=5-7&reps=default&guide=short",
        "https://a.example/x/hip-ir/hip-ir.mp3",
    ]


def test_a_remembered_pace_is_looked_at() -> None:
    """What is no pace (any more) is not asked for; what was remembered before levels still is."""
    whole = {"level": "standard", "minutes": None}
    paces = [
        {"breath": "5-7", "reps": 3, "guide": "short", "level": "easier", "minutes": 10},
        {"breath": "5-7", "guide": "tones"},
        {"breath": "5-77", "reps": 3, "guide": "short"},
        {"breath": "4.2-6", "reps": 3, "guide": "short"},
        {"breath": "4-6", "reps": 0, "guide": "short"},
        {"breath": "4-6", "reps": 3, "guide": "loud"},
        {"breath": "4-6", "reps": 3, "guide": "short", "level": "hard"},
        {"breath": "4-6", "reps": 3, "guide": "short", "minutes": 0},
        {"breath": "4-6", "reps": 3, "guide": "short", "minutes": 7.5},
        {"breath": "4-6", "reps": 3, "guide": "short", "minutes": 361},
        None,
    ]
    found = run("(paces) => paces.map(pace.paceOrNull)", paces)
    assert found == [paces[0], {**paces[1], "reps": None, **whole}, *[None] * 9]


def test_time_in_words() -> None:
    """Clocks count whole seconds down to zero; spoken times leave out what is nothing."""
    assert run("(all) => all.map(words.clock)", [0, 59_999, 61_000, -5]) == [
        "0:00", "0:59", "1:01", "0:00",
    ]  # fmt: skip
    assert run("(all) => all.map(words.spokenTime)", [0, 60_000, 61_000]) == [
        "0 seconds", "1 minute", "1 minute 1 second",
    ]  # fmt: skip
    assert run("(all) => all.map(words.countdown)", [3, 60, 99, 100, 1800]) == [
        "3", "60", "99", "1:40", "30:00",
    ]  # fmt: skip
