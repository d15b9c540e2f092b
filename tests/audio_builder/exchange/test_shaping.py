"""A draft gets the shape of the language, whatever it holds, and passes `repcast check`."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.exchange.draft import Draft, DraftBlock, DraftExercise, DraftItem
from audio_builder.exchange.formats import Imported
from audio_builder.exchange.naming import Names, slug_of
from audio_builder.exchange.shaping import shape
from audio_builder.exchange.wordings import speakable_lines, speakable_title
from audio_builder.exchange.yaml_text import render_routine
from audio_builder.units import Ms
from imported import checked, problems_of_import, remarks
from routines import PATIENT


def routine_of(*items: DraftItem, **about: object) -> Imported:
    """Items as a routine file."""
    draft = replace(Draft(title="Mine", origin="a test", items=items), **about)
    shaped = shape(draft, "mine")
    text = render_routine(shaped, draft.origin)
    return Imported(id=shaped.id, text=text, losses=shaped.losses, guesses=shaped.guesses)


def exercise(**what: object) -> DraftExercise:
    """An exercise of ten reps, but for what is given."""
    return replace(DraftExercise(title="Squat", where="row 1", reps=(10,)), **what)


def test_many_exercises_are_cut_into_blocks() -> None:
    """More than twenty at the top become blocks of twenty, and none of them is lost."""
    found = routine_of(*(exercise(title=f"Move {n}") for n in range(1, 46)))
    routine = checked(found)
    assert [len(block.exercises) for block in routine.exercises] == [20, 20, 5]
    assert len(routine.leaves) == 45


def test_a_long_block_goes_on_in_the_next() -> None:
    """A block of one round and more than twenty exercises is several that follow one another."""
    inner = tuple(exercise(title=f"Move {n}", reps=(), work_ms=Ms(30_000)) for n in range(1, 31))
    routine = checked(routine_of(DraftBlock(items=inner, where="all")))
    assert [len(block.exercises) for block in routine.exercises] == [20, 10]


def test_sets_inside_a_block_are_rounds() -> None:
    """What does three sets within a round is a block of three rounds within it."""
    inner = (exercise(title="A", sets=3, rest_ms=Ms(20_000)), exercise(title="B"))
    outer = checked(routine_of(DraftBlock(items=inner, where="all", rounds=2))).exercises[0]
    assert outer.exercises[0].rounds == 3
    assert outer.exercises[0].exercises[0].rest_ms == 20_000


def test_no_clock_runs_inside_rounds_that_wait_for_words() -> None:
    """A clocked block stands by itself where it can; in rounds it is gone through once, listed."""
    plank = exercise(title="Plank", where="row 2", reps=(), work_ms=Ms(30_000), sets=3)
    mixed = DraftBlock(items=(exercise(), plank, exercise(title="Lunge")), where="all")
    apart = checked(routine_of(mixed))
    assert [block.rounds for block in apart.exercises] == [1, 3, 1]
    rounds = routine_of(replace(mixed, rounds=2))
    assert len(checked(rounds).exercises) == 1
    remark = "row 2: 3 rounds by the clock, inside rounds by the coach's words, are 1 here"
    assert remark in remarks(rounds)


@pytest.mark.parametrize(
    ("given_", "key", "expected", "remark"),
    [
        ({"sets": 99}, "sets: 60", 60, "99 sets are 60 here"),
        ({"reps": (50,)}, "reps: {default: 30}", 30, "50 reps are 30 here"),
        ({"reps_most": 99}, "reps: {default: 10, max: 30}", 30, "up to 99 reps are up to 30 here"),
        (
            {"reps": (), "work_ms": Ms(20_400)},
            "work: {seconds: 20}",
            20,
            "the length of 20.4 s is 20 s here",
        ),
        ({"reps": (), "work_ms": Ms(0)}, "work: {seconds: 1}", 1, "the length of 0 s is 1 s here"),
        ({"work_ms": Ms(2_300)}, "hold: {seconds: 2.5}", 2.5, "the hold of 2.3 s is 2.5 s here"),
        ({"sets": 2, "rest_ms": Ms(200)}, "rest: 0", 0, "the rest of 0.2 s is 0 s here"),
    ],
)
def test_what_does_not_fit_is_listed(
    given_: dict[str, object], key: str, expected: float, remark: str
) -> None:
    """A value beyond the language's bounds is kept as far as it goes, and named."""
    found = routine_of(exercise(**given_))
    assert f" {key}\n" in found.text
    assert remark in remarks(found)
    assert str(expected) in key
    checked(found)


def test_rests_that_differ_are_listed() -> None:
    """A routine has one rest between its exercises: the most usual; others are named."""
    items = [exercise(title=f"M{n}", rest_ms=Ms(20_000)) for n in range(3)]
    items[1] = replace(items[1], rest_ms=Ms(90_000), where="row 2")
    found = routine_of(*items)
    assert "\nrest: 20\n" in found.text
    assert "row 2: the rest of 90 s is 20 s here" in remarks(found)


def test_a_clock_around_exercises_takes_reps_without_words() -> None:
    """Within `every` and `for` there is no time to tell steps, nor for rests of their own."""
    inner = (exercise(reps=(50,), rest_ms=Ms(10_000)),)
    every = DraftBlock(items=inner, where="all", rounds=5, every_ms=Ms(60_000))
    found = routine_of(every)
    assert "steps" not in found.text
    assert "row 1: the rest of 10 s" in remarks(found)
    checked(found)
    timed = (exercise(reps=(), work_ms=Ms(20_000)),)
    found = routine_of(DraftBlock(items=timed, where="all", for_ms=Ms(300_000)))
    assert "reps: 10  # to confirm" in found.text
    assert "row 1: 20 s of work" in remarks(found)
    checked(found)


def test_names_are_taken_once() -> None:
    """Neither a title that is heard like another nor an id, nor the id of a track, comes twice."""
    names = Names("1-squat")
    assert [names.title(title) for title in ("Squat", "squat!", "SQUAT")] == [
        "Squat",
        "squat! 2",
        "SQUAT 3",
    ]
    assert [names.id("Squat"), names.id("Squat"), names.id("1 squat")] == [
        "squat-2",
        "squat-3",
        "1-squat-2",
    ]
    long = "x" * 90
    assert len(names.title(long)) <= 80
    assert len({names.title(long) for _ in range(12)}) == 12


def test_an_id_is_safe_as_a_file_name() -> None:
    """Accents and signs are dropped; nothing at all is told by an empty id."""
    assert slug_of("Übung: Straße & Co. (2)") == "ubung-strasse-co-2"
    assert slug_of("深蹲") == ""


def test_what_no_coach_may_say_is_left_out_and_listed() -> None:
    """Held breath, signs and empty texts do not reach a routine; long ones are cut at sentences."""
    lines, losses = speakable_lines(
        ("Hold your breath.", "Well\x07 done.\n", "😀", "A sentence. " * 40, ""), "row 1", 4
    )
    assert lines[0] == "Well done."
    assert all(len(line) <= 300 for line in lines)
    assert [loss.what[:8] for loss in losses] == ["left out", "left out"]
    assert speakable_title("Hold your breath") == ""
    assert speakable_title(" **Squat** {1} 🏋 ") == "Squat 1"


_TITLES = st.sampled_from(
    ["Squat", "Run, easy", "Plank: side", "no", "3 x 5", "Ça va", "'", "", "Down & up"]
)
_LENGTHS = st.integers(0, 120).map(lambda halves: Ms(halves * 500))


@st.composite
def _exercises(draw: st.DrawFn) -> DraftExercise:
    by_reps = draw(st.booleans())
    return DraftExercise(
        title=draw(_TITLES),
        where="row",
        sets=draw(st.integers(0, 4)),
        reps=(draw(st.integers(1, 12)),) if by_reps else (),
        work_ms=draw(st.none() | st.integers(8, 40).map(lambda seconds: Ms(seconds * 1000))),
        rest_ms=draw(st.none() | _LENGTHS.filter(lambda length: length == 0 or length >= 8_000)),
        posture=draw(st.sampled_from([None, "standing", "lying"])),
        sides=draw(st.sampled_from([(), ("left", "right"), ("right",)])),
        notes=draw(st.sampled_from([(), ("Slowly.",), ("{side} knee", "Down: and up")])),
    )


@settings(PATIENT, max_examples=15)
@given(
    items=st.lists(
        _exercises()
        | st.builds(
            DraftBlock,
            items=st.lists(_exercises(), min_size=1, max_size=3).map(tuple),
            where=st.just("block"),
            title=st.none() | _TITLES,
            rounds=st.integers(0, 5),
            rest_ms=st.none() | st.just(Ms(30_000)),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_is_imported_passes_the_check(items: list[DraftItem]) -> None:
    """No draft whose clock has time for its words leads to a routine with a problem."""
    problems = problems_of_import(routine_of(*items))
    assert [problem for problem in problems if "its slot has" not in problem] == []
