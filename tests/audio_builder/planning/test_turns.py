"""Turns: sets of an exercise and rounds of a block, their doses and sides."""

import pytest

from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Guide
from audio_builder.model.timeline import Role, Timeline
from grammar import build_block, build_work, end_bell_ms, routine_of, said, session, work_starts_ms
from routines import build_exercise, build_step


def lean(**overrides: object) -> Exercise:
    """An exercise with two sides, on words' time."""
    step = build_step(say="Lean to the {side}.", short="Lean {side}.")
    plain = {"sides": ("left", "right"), "steps": (step,), "reps": {"default": 2}}
    return build_exercise(**(plain | overrides))


def sides_of(timeline: Timeline) -> list[tuple[int | None, int | None, str | None]]:
    """Set, rep and side of each instruction, in order."""
    return [
        (cue.place.set, cue.place.rep, cue.place.side)
        for cue in timeline.cues
        if cue.role is Role.INSTRUCT
    ]


def test_without_a_word_each_set_does_both_sides() -> None:
    """The first side's reps, then the second's."""
    assert sides_of(session(routine_of(lean()))) == [
        (1, 1, "left"), (1, 2, "left"), (1, 1, "right"), (1, 2, "right"),
    ]  # fmt: skip


def test_sides_alternate_by_reps() -> None:
    """Each rep does one side after the other, without a change of side between."""
    timeline = session(routine_of(lean(alternate="reps")))

    assert sides_of(timeline) == [
        (1, 1, "left"), (1, 1, "right"), (1, 2, "left"), (1, 2, "right"),
    ]  # fmt: skip
    assert said(timeline, Role.CHANGE_SIDE) == []


def test_sides_alternate_by_sets() -> None:
    """One side a set; which one is said before it."""
    timeline = session(routine_of(lean(alternate="sets", sets=3)))

    assert sides_of(timeline) == [
        (1, 1, "left"), (1, 2, "left"), (2, 1, "right"), (2, 2, "right"), (3, 1, "left"),
        (3, 2, "left"),
    ]  # fmt: skip
    assert [text for text in said(timeline, Role.REST) if "side" in text] == [
        "Right side.", "Left side.",
    ]  # fmt: skip


@pytest.mark.parametrize("clocked", [False, True])
def test_sides_alternate_by_rounds(clocked: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """One side a round, by the clock too."""
    exercise = (
        build_work(sides=("left", "right"), alternate="rounds")
        if clocked
        else lean(alternate="rounds", reps={"default": 1})
    )
    timeline = session(routine_of(build_block(exercise, rounds=3, rest={"seconds": 20})))

    role = Role.WORK if clocked else Role.INSTRUCT
    sides = {cue.place.set: cue.place.side for cue in timeline.cues if cue.role is role}
    assert sides == {1: "left", 2: "right", 3: "left"}
    assert [text for text in said(timeline, Role.REST) if "side" in text] == [
        "Right side.", "Left side.",
    ]  # fmt: skip


def test_reps_go_by_turns() -> None:
    """As many sets as numbers, each with its own reps, told with the set that comes."""
    timeline = session(routine_of(build_exercise(reps={"default": 3, "by_turn": (3, 2, 1)})))

    assert [(set_, rep) for set_, rep, _ in sides_of(timeline)] == [
        (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1),
    ]  # fmt: skip
    assert "Set 1 of 3: 3 reps." in said(timeline, Role.LEAD_IN)
    assert "Next, set 2 of 3: 2 reps." in said(timeline, Role.REST)
    assert "Next, set 3 of 3: 1 rep." in said(timeline, Role.REST)


def test_a_wish_only_lowers_reps_by_turns() -> None:
    """A plan of descending reps stays one; nobody gets more than it says."""
    routine = routine_of(build_exercise(reps={"default": 4, "by_turn": (4, 2)}))

    def reps(wanted: int) -> list[int]:
        places = sides_of(session(routine, reps=wanted))
        return [len([place for place in places if place[0] == number]) for number in (1, 2)]

    assert (reps(3), reps(1), reps(9)) == ([3, 2], [1, 1], [4, 2])


def test_the_first_set_is_announced_in_the_lead_in() -> None:
    """One set alone is not counted; of several, the first is told like the others."""
    assert said(session(routine_of(build_exercise())), Role.LEAD_IN) == ["Get ready."]
    several = session(routine_of(build_exercise(sets=2)))
    assert said(several, Role.LEAD_IN) == ["Get ready.", "Set 1 of 2."]
    assert said(several, Role.REST) == ["Rest.", "Next, set 2 of 2.", "Ten seconds."]


@pytest.mark.parametrize(("rest_s", "told"), [(29, False), (30, True), (60, True)])
def test_a_long_rest_tells_its_last_ten_seconds(rest_s: int, *, told: bool) -> None:
    """From 30 seconds on, exactly ten seconds before the bell."""
    timeline = session(routine_of(build_exercise(sets=2, rest={"seconds": rest_s})))

    assert ("Ten seconds." in said(timeline, Role.REST)) == told


def test_work_that_grows_by_turns() -> None:
    """30, 40 and 50 seconds: three sets, each as long as it says."""
    work = build_work(work={"seconds": (30, 40, 50)}, rest={"seconds": 20})
    timeline = session(routine_of(work))

    first, second, third = work_starts_ms(timeline)
    assert [round((ms - first) / 1000) for ms in (second, third, end_bell_ms(timeline))] == [
        50, 110, 160,
    ]  # fmt: skip


def test_a_change_of_side_without_words_names_the_side() -> None:
    """The house says it, and repeats the lines of the setup that name a side."""
    exercise = lean(setup=("Stand tall.", "Weight on your {side} leg."))
    timeline = session(routine_of(exercise))

    assert said(timeline, Role.CHANGE_SIDE) == ["Switch sides.", "Right side."]
    assert said(timeline, Role.SETUP) == [
        "Stand tall.", "Weight on your left leg.", "Weight on your right leg.",
    ]  # fmt: skip


def test_words_of_the_author_that_name_the_side_are_enough() -> None:
    """The setup is not repeated after them."""
    exercise = lean(setup=("Weight on your {side} leg.",), change_of_side=("Now {side}.",))
    timeline = session(routine_of(exercise))

    assert said(timeline, Role.CHANGE_SIDE) == ["Now right."]
    assert said(timeline, Role.SETUP) == ["Weight on your left leg."]


def test_the_time_to_change_sides_may_be_an_exercises_own() -> None:
    """It goes before the routine's."""
    routine = routine_of(lean(change_of_side_time={"seconds": 20}), change_of_side=5)
    cues = [cue for cue in session(routine).cues if cue.role is Role.CHANGE_SIDE]
    own_ms = cues[-1].start_ms - cues[0].start_ms

    assert 19_900 < own_ms < 20_100


def test_one_set_may_be_named_with_tones_alone() -> None:
    """Where nobody speaks, the side still has to be known."""
    timeline = session(routine_of(lean()), guide=Guide.TONES)

    assert said(timeline, Role.LEAD_IN) == ["Get ready.", "Left side."]
    assert said(timeline, Role.CHANGE_SIDE) == ["Switch sides.", "Right side."]
