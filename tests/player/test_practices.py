"""The pure modules on more than reps: intervals, blocks, breath steps, levels, less time."""

from typing import Any, Final

import pytest

from audio_builder.building.entries import routine_entry
from audio_builder.model.pace import Breath, Guide, Level, Pace
from audio_builder.model.routine import Routine
from audio_builder.planning.plan import estimate_ms, plan
from audio_builder.publishers.addresses import pace_folder, pace_query
from audio_builder.records import PaceEntry
from audio_builder.units import Ms
from builds import NOW
from player_modules import run, told

AT: Final = """({routine, track, at}) => {
  const score = {timeline: track, segments: timeline.segments(track, null),
    phases: breath.breathPhases(track), turns: timeline.turnsOf(track), only: null};
  return at.map((ms) => announcements.announcementAt(routine, score, ms));
}"""
PLACES: Final = "({one, other, at}) => at.map((ms) => places.samePlace(one, ms, other))"
PACES: Final = (
    Pace(),
    Pace(level=Level.EASIER),
    Pace(minutes=10),
    Pace(
        breath=Breath(in_ms=Ms(5500), out_ms=Ms(7000)),
        reps=2,
        guide=Guide.SHORT,
        level=Level.HARDER,
        minutes=45,
    ),
)


def laid_out(routine: Routine, pace: Pace | None = None) -> Any:  # noqa: ANN401 - JSON
    """The session as the page gets it."""
    return told(plan(routine, pace or Pace(), estimate_ms))


def shown(routine: Routine, timeline: Any, *at: int) -> list[Any]:  # noqa: ANN401 - JSON
    """What is told at some times of a session."""
    entry = routine_entry(routine, (), published=NOW).model_dump(mode="json")
    told_at: list[Any] = run(AT, {"routine": entry, "track": timeline, "at": at})
    return told_at


def cue_of(timeline: Any, **place: object) -> Any:  # noqa: ANN401 - JSON
    """The first cue of a place; what is None is not there."""
    return next(
        cue
        for cue in timeline["cues"]
        if all(cue.get(key) == value for key, value in place.items())
    )


@pytest.mark.parametrize("pace", PACES)
def test_page_and_server_write_a_pace_alike(pace: Pace) -> None:
    """Its query is the server's; its name has the parts of the folder that podcasts use."""
    given = PaceEntry.of(pace).model_dump(mode="json")
    query, name = run("(given) => [pace.paceQuery(given), pace.paceInName(given)]", given)
    assert query == pace_query(pace)
    assert name == pace_folder(pace).replace("_", " ")


def test_a_pace_in_words() -> None:
    """Level and minutes are told where they are not the usual ones."""
    given = [PaceEntry.of(pace).model_dump(mode="json") for pace in (PACES[0], PACES[3])]
    found = run(
        "(all) => all.map((each) => [pace.paceInWords(each), pace.paceInShort(each)])", given
    )
    assert found == [
        ["4 s in, 6 s out · usual reps · all words", "Pace 4–6"],
        [
            "5.5 s in, 7 s out · 2 reps · few words · harder · at most 45 minutes",
            "Pace 5.5–7 · 2 reps · few words · harder · 45 min",
        ],
    ]


def test_only_what_makes_a_session_shorter_is_offered() -> None:
    """Minutes below the session's, and what is chosen already; never more reps than can be had."""
    script = "(all) => all.map(([ms, chosen]) => pace.minutesChoices(ms, chosen))"
    assert run(script, [[299_000, None], [626_000, None], [540_000, 10], [540_000, 7]]) == [
        [], [5, 10], [5, 10], [5, 7],
    ]  # fmt: skip
    reps = [{"reps": {"default": 50, "min": 28, "max": 50}}]
    assert run("(given) => pace.repsChoices(given)", reps) == [28, 29, 30]


def test_work_counts_down_over_all_its_cues(circuit: Routine) -> None:
    """An interval is one: bells, words and air in it change nothing but the caption."""
    timeline = laid_out(circuit)
    start = cue_of(timeline, exercise="sprint", role="work", set=2)["start_ms"]
    rest = cue_of(timeline, exercise="sprint", role="rest", set=2)["start_ms"]
    first, half, last, resting = shown(
        circuit, timeline, start + 100, start + 30_500, start + 59_900, rest + 9_500
    )
    assert [each["doing"]["words"] for each in (first, half, last)] == ["Work"] * 3
    assert [each["doing"]["left_s"] for each in (first, half, last)] == [60, 30, 1]
    assert first["doing"]["byClock"]
    assert half["doing"]["done"] == pytest.approx(0.5, abs=0.01)
    assert half["rep"] == "Set 2 of 3"
    assert first["caption"] == ""
    assert half["caption"] == "Half way."
    assert (half["next"], resting["next"]) == ("Rest", "Work")
    assert (resting["doing"]["words"], resting["doing"]["left_s"]) == ("Rest", 1)
    assert resting["caption"] == "Next, set 2 of 3."  # and not the second that is counted


def test_the_seconds_shown_are_those_that_are_counted(circuit: Routine) -> None:
    """While "3." is said, three seconds are left: the bell of the end comes after them."""
    timeline = laid_out(circuit)
    end = cue_of(timeline, exercise="sprint", bell="end")
    count = max(
        cue["start_ms"]
        for cue in timeline["cues"]
        if cue.get("caption") == "3." and cue["end_ms"] < end["start_ms"]
    )
    three, over = shown(circuit, timeline, count + 100, end["end_ms"] - 10)
    assert (three["doing"]["words"], three["doing"]["left_s"]) == ("Work", 3)
    assert over["doing"]["done"] == 1


def test_quiet_before_a_chapter_interrupts_nothing(circuit: Routine) -> None:
    """Getting ready goes on through the gap that lets a chapter start on a whole second."""
    timeline = laid_out(circuit)
    gap = cue_of(timeline, exercise="sprint", role="gap")
    (now,) = shown(circuit, timeline, gap["start_ms"])
    assert now["doing"]["words"] == "Get ready"
    assert now["doing"]["left_s"] == 4


def test_in_a_block_the_exercise_is_told_with_its_round(circuit: Routine) -> None:
    """The heading is the exercise at hand, above it stand round and block; one rep is no count."""
    timeline = laid_out(circuit)
    block = {"exercise": "superset-a", "inner": "squat"}
    moments = (
        cue_of(timeline, exercise="superset-a", role="announce", inner=None),
        cue_of(timeline, **block, role="setup"),
        cue_of(timeline, **block, set=2, rep=2, role="tempo"),
        cue_of(timeline, **block, set=3, rep=1, role="tempo"),
        cue_of(timeline, exercise="superset-a", inner="plank", set=2, role="rest"),
        cue_of(timeline, exercise="superset-a", inner="plank", set=2, role="work"),
    )
    found = shown(circuit, timeline, *(cue["start_ms"] for cue in moments))
    assert [(each["kicker"], each["heading"], each["rep"]) for each in found] == [
        ("Part 2 of 3", "Superset A", ""),
        ("Superset A", "Squat", ""),
        ("Round 2 of 3 · Superset A", "Squat", "Rep 2 of 2"),
        ("Round 3 of 3 · Superset A", "Squat", ""),
        ("Round 2 of 3 · Superset A", "Plank", ""),
        ("Round 2 of 3 · Superset A", "Plank", ""),
    ]
    assert found[2]["next"] == "Rest, then Plank"
    assert found[5]["doing"]["words"] == "Hold"  # its bell says what kind of work it is
    assert found[5]["next"] == "Rest, then Squat"


def test_an_exercise_alone_is_not_numbered(circuit: Routine) -> None:
    """Of one exercise nobody is told that it is the first of one."""
    alone = circuit.model_copy(update={"exercises": circuit.exercises[:1], "fit": ()})
    timeline = laid_out(alone)
    (now,) = shown(alone, timeline, cue_of(timeline, role="purpose")["start_ms"])
    assert (now["kicker"], now["heading"]) == ("", "Sprint")


@pytest.mark.parametrize("guide", [Guide.FULL, Guide.SHORT, Guide.TONES])
def test_a_step_on_a_breath_is_one_breath(circuit: Routine, guide: Guide) -> None:
    """With words in it or without, it is as long as the pace says, and moves the figure once."""
    timeline = laid_out(circuit, Pace(guide=guide))
    found = run("(given) => breath.breathPhases(given)", timeline)
    assert [phase["air"] for phase in found] == ["in", "out"] * 4
    for phase in found:
        length = {"in": 4000, "out": 6000}[phase["air"]]
        assert phase["end_ms"] - phase["start_ms"] == pytest.approx(length, abs=48)
    middles = [(phase["start_ms"] + phase["end_ms"]) // 2 for phase in found]
    words = [each["doing"]["words"] for each in shown(circuit, timeline, *middles)]
    assert words == ["Breathe in", "Breathe out"] * 4


def test_words_that_fill_a_breath_leave_it_its_way(circuit: Routine) -> None:
    """A breath without any air left in it goes the way that the same step goes elsewhere."""
    timeline = laid_out(circuit)
    step = {"exercise": "salute", "role": "breath", "rep": 2, "step": 1}
    for cue in timeline["cues"]:
        if all(cue.get(key) == value for key, value in step.items()):
            cue.pop("air", None)
    found = run("(given) => breath.breathPhases(given)", timeline)
    assert [phase["air"] for phase in found] == ["in", "out"] * 4


def test_the_words_of_a_breath_stay_while_it_lasts(circuit: Routine) -> None:
    """All that a step says is its caption, whether before its breath or within it."""
    timeline = laid_out(circuit)
    ends = [
        cue["end_ms"] - 100
        for cue in timeline["cues"]
        if (cue["role"], cue.get("air"), cue.get("side")) == ("breath", "in", "right")
    ]
    found = shown(circuit, timeline, ends[0], ends[-1])
    assert [each["caption"] for each in found] == [
        "Breathe in, and reach both arms up.", "Up. Look up.",
    ]  # fmt: skip


def test_sets_and_rounds_are_those_of_the_session(circuit: Routine) -> None:
    """A level or less time has fewer than the catalog says, and parts are numbered anew."""
    easier, short = (
        laid_out(circuit, pace) for pace in (Pace(level=Level.EASIER), Pace(minutes=8))
    )
    work = cue_of(easier, exercise="sprint", role="work", set=2)
    plank = cue_of(short, inner="plank", role="work", set=2)
    announced = cue_of(short, exercise="superset-a", role="announce", inner=None)
    (set_two,) = shown(circuit, easier, work["start_ms"])
    round_two, part_two = shown(circuit, short, plank["start_ms"], announced["start_ms"])
    assert set_two["rep"] == "Set 2 of 2"
    assert round_two["kicker"] == "Round 2 of 2 · Superset A"
    assert part_two["kicker"] == "Part 2 of 2"


@pytest.mark.parametrize(
    ("close", "after"),
    [(("Well done.",), {"role": "close"}), ((), {"exercise": "superset-a", "role": "announce"})],
)
def test_a_shorter_session_goes_on_at_the_same_place(
    circuit: Routine, close: tuple[str, ...], after: dict[str, str]
) -> None:
    """The exercise of a block; the last round that there is; what follows what is left out."""
    routine = circuit.model_copy(update={"close": close})
    whole, short = laid_out(routine), laid_out(routine, Pace(minutes=8))
    plank = {"exercise": "superset-a", "inner": "plank", "role": "work"}
    at = [
        cue_of(whole, **plank, set=2)["start_ms"] + 5000,
        cue_of(whole, **plank, set=3)["start_ms"] + 5000,
        cue_of(whole, exercise="salute", role="breath")["start_ms"] + 100,
    ]
    round_two = cue_of(short, exercise="superset-a", inner="plank", set=2)["start_ms"]
    found = run(PLACES, {"one": whole, "other": short, "at": at})
    assert found == [round_two, round_two, cue_of(short, **after)["start_ms"]]


def test_routines_are_found_by_what_they_are() -> None:
    """Kind, level and equipment narrow the list; what tells nothing apart is not offered."""
    routines = [
        {"id": "a", "genre": "mobility", "equipment": [], "levels": ["standard"]},
        {"id": "b", "genre": "intervals", "equipment": ["band", "mat"],
         "levels": ["easier", "standard"]},
        {"id": "c", "genre": "intervals", "equipment": ["mat"], "levels": ["standard"]},
    ]  # fmt: skip
    words = run(
        "(all) => Object.values(search.wishes(all)).map((each) => each.map(({words}) => words))",
        routines,
    )
    assert words == [
        ["intervals", "mobility"], ["Easier"], ["without equipment", "band", "mat"],
    ]  # fmt: skip
    script = """({routines, wish}) =>
      search.found(routines, {...wish, equipment: wish.equipment ?? ""}).map(({id}) => id)"""
    for wish, found in (
        ({"genre": "intervals"}, ["b", "c"]),
        ({"genre": "intervals", "level": "easier"}, ["b"]),
        ({"equipment": "\n"}, ["a"]),
        ({"equipment": "mat", "genre": ""}, ["b", "c"]),
    ):
        assert run(script, {"routines": routines, "wish": wish}) == found, wish
    alike = run("(all) => search.wishes(all)", [{"id": "x"}, {"id": "y"}])
    assert alike == {"genre": [], "level": [], "equipment": []}
