"""Blocks: what is taught when, what is said between, and blocks in blocks."""

import pytest

from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Guide
from audio_builder.model.timeline import Role, Timeline
from audio_builder.planning.layout import CHAPTERS_MAX
from audio_builder.units import FRAME_MS
from grammar import (
    build_block,
    build_work,
    end_bell_ms,
    routine_of,
    said,
    session,
    work_starts_ms,
)
from routines import build_exercise, build_step


def squat(**overrides: object) -> Exercise:
    """An exercise on words' time, of two reps."""
    plain = {"id": "squat", "title": "Squat", "purpose": "It is for thighs.",
             "setup": ("Feet apart.",), "reps": {"default": 2},
             "steps": (build_step(say="Sit back and down.", short="Squat."),)}  # fmt: skip
    return build_exercise(**(plain | overrides))


def press(**overrides: object) -> Exercise:
    """Another one."""
    plain = {"id": "press", "title": "Press", "purpose": "It is for arms.",
             "setup": ("Face a wall.",), "reps": {"default": 2},
             "steps": (build_step(say="Push the wall away.", short="Push."),)}  # fmt: skip
    return build_exercise(**(plain | overrides))


def titles(timeline: Timeline) -> list[str]:
    """The chapters of a timeline."""
    return [chapter.title for chapter in timeline.chapters]


def test_a_block_on_words_time_is_taught_in_its_first_round() -> None:
    """Each exercise is set up and told in full once; later rounds only name it."""
    timeline = session(routine_of(build_block(squat(), press(), rounds=3)))

    heard = said(timeline)
    for once in ("It is for thighs.", "Feet apart.", "Sit back and down.", "Push the wall away."):
        assert heard.count(once) == 1
    assert heard.count("Squat.") == 1 + 5  # announced, and each later rep
    assert heard.index("3 rounds.") < heard.index("It is for thighs.")


def test_a_block_by_the_clock_is_taught_before_it_starts() -> None:
    """All exercises are told ahead, with their doses; then there is nothing but the clock."""
    block = build_block(
        build_work("run", setup=("Stand tall.",)),
        build_work("press", setup=("Face a wall.",), work={"minutes": 1}),
        rounds=2,
        rest={"seconds": 20},
    )
    timeline = session(routine_of(block))

    heard = said(timeline)
    assert heard[heard.index("Run.") : heard.index("Get ready.")] == [
        "Run.", "20 seconds.", "It wakes the thighs.", "Stand tall.",
        "Press.", "1 minute.", "It wakes the thighs.", "Face a wall.", "2 rounds.",
    ]  # fmt: skip
    first_ms = work_starts_ms(timeline)[0]
    late = [cue for cue in timeline.cues if cue.start_ms >= first_ms]
    assert {cue.role for cue in late} <= {Role.WORK, Role.REST, Role.CLOSE}


def test_a_block_taught_ahead_names_what_comes_first() -> None:
    """The exercise taught last is still in the ear, and it is not the one to begin with."""
    block = build_block(build_work("run"), build_work("press"), rounds=2)
    for guide in Guide:
        assert said(session(routine_of(block), guide=guide), Role.LEAD_IN)[:2] == [
            "Get ready.",
            "First: Run.",
        ]
    leaves = [build_exercise(id=i, title=i, steps=(), reps={"default": 5}) for i in ("a", "b")]
    for_a_time = session(routine_of(build_block(*leaves, for_={"minutes": 1})))
    assert "First: a." in said(for_a_time, Role.LEAD_IN)


def test_a_block_of_one_exercise_names_it_once() -> None:
    """Nothing was taught after it."""
    block = build_block(build_work(), rounds=2, rest={"seconds": 20})
    assert said(session(routine_of(block)), Role.LEAD_IN) == ["Get ready.", "3.", "2.", "1."]


def test_rounds_and_what_comes_are_said_in_the_rests() -> None:
    """Which round, which exercise; in a block of one exercise only the round."""
    two = session(routine_of(build_block(squat(), press(), rounds=2)))
    assert said(two, Role.REST) == [
        "Next: Press.", "Round 2 of 2.", "Next: Squat.", "Rest.", "Next: Press.",
    ] or said(two, Role.REST) == [
        "Next: Press.", "Rest.", "Round 2 of 2.", "Next: Squat.", "Rest.", "Next: Press.",
    ]  # fmt: skip
    one = session(routine_of(build_block(squat(), rounds=2, rest={"seconds": 20})))
    assert said(one, Role.REST) == ["Rest.", "Next, round 2 of 2."]


def test_doses_by_rounds_are_told() -> None:
    """`reps: [8, 6, 4]` in a block goes by its rounds."""
    leaf = squat(reps={"default": 3, "by_turn": (3, 2, 1)})
    timeline = session(routine_of(build_block(leaf, rounds=3, rest={"seconds": 20})))

    assert said(timeline, Role.REST) == [
        "Rest.", "Next, round 2 of 3: 2 reps.", "Rest.", "Next, round 3 of 3: 1 rep.",
    ]  # fmt: skip
    reps = [cue.place.set for cue in timeline.cues if cue.role is Role.INSTRUCT]
    assert reps == [1, 1, 1, 2, 2, 3]


@pytest.mark.parametrize("guide", Guide)
def test_without_rests_each_exercise_is_still_announced(guide: Guide) -> None:
    """No time between is no reason to begin something unnamed."""
    block = build_block(squat(), build_work("plank"), rounds=2, rest_between_exercises=0)
    timeline = session(routine_of(block), guide=guide)

    heard = said(timeline)
    for start_ms in work_starts_ms(timeline):
        before = [c.sound.key for c in timeline.cues if c.start_ms < start_ms]
        assert "say:Next: Plank." in before[-60:]
    assert heard.count("Next: Plank.") == 2


def test_the_way_back_is_told_at_each_new_round() -> None:
    """Where the posture changes within a block, the way is part of the rest."""
    floor = press(posture="lying", change_of_posture="Lie down.")
    block = build_block(squat(change_of_posture="Stand up again."), floor, rounds=2)
    rests = said(session(routine_of(block)), Role.REST)

    assert rests.count("Lie down.") == 2
    assert rests.count("Stand up again.") == 1


def test_a_block_in_a_block_by_the_clock_is_one_clock() -> None:
    """Two rounds of three rounds of 20/10, 60 seconds between: to the frame."""
    inner = build_block(build_work(), rounds=3, rest={"seconds": 10}, title="Inner")
    outer = build_block(inner, rounds=2, rest={"seconds": 60})
    starts = work_starts_ms(session(routine_of(outer)))

    expected = [0, 30, 60, 140, 170, 200]
    assert len(starts) == len(expected)
    for start_ms, second in zip(starts, expected, strict=True):
        assert abs(start_ms - starts[0] - 1000 * second) <= FRAME_MS


def test_minutes_in_rounds_are_one_clock() -> None:
    """A block with `every` inside a plain one keeps its minutes."""
    leaves = [build_exercise(id=i, title=i, steps=(), reps={"default": 5}) for i in ("a", "b")]
    inner = build_block(*leaves, rounds=2, every={"seconds": 30}, title="Inner")
    timeline = session(routine_of(build_block(inner, rounds=2, rest={"seconds": 60})))

    starts = work_starts_ms(timeline)
    expected = [0, 30, 60, 90, 180, 210, 240, 270]
    assert [round((ms - starts[0]) / 1000) for ms in starts] == expected
    assert abs(end_bell_ms(timeline) - starts[0] - 300_000) <= FRAME_MS


def test_an_exercise_by_the_clock_among_others_is_counted_in() -> None:
    """On words' time too, work by the clock is work by the clock."""
    block = build_block(squat(), build_work("plank"), rounds=2, rest_between_exercises=20)
    timeline = session(routine_of(block))

    for start_ms in work_starts_ms(timeline):
        before = [c for c in timeline.cues if start_ms - 3500 < c.start_ms < start_ms]
        spoken = [cue.sound.key for cue in before if cue.sound.key.startswith("say")]
        assert spoken == ["say:3.", "say:2.", "say:1."]


def test_a_block_is_one_chapter_with_a_chapter_a_round() -> None:
    """Players can jump from round to round."""
    for block in (
        build_block(squat(), press(), rounds=2),
        build_block(build_work(), rounds=2, rest={"seconds": 20}),
        build_block(build_work("a"), build_work("b"), rounds=2),
    ):
        assert titles(session(routine_of(block)))[1:] == [
            "1. Circuit", "1. Circuit: round 1", "1. Circuit: round 2",
        ]  # fmt: skip


def test_too_many_chapters_leave_the_inner_ones_out() -> None:
    """ID3 counts at most 255: beyond 250 only items have chapters of their own."""
    sprint = build_work(work={"seconds": (5,)}, rest={"seconds": 0}, sets=60)
    items = [sprint.model_copy(update={"id": f"run-{n}", "title": f"Run {n}"}) for n in range(5)]
    some = session(routine_of(*items[:4]))
    many = session(routine_of(*items))

    assert 240 < len(some.chapters) <= CHAPTERS_MAX
    assert titles(many) == ["Introduction", *(f"{n + 1}. Run {n}" for n in range(5))]


def test_a_block_without_a_title_is_called_by_its_exercises() -> None:
    """Each once, in order."""
    assert build_block(squat(), press(), squat(), title=None).name == "Squat and Press"
    long = [press(id=f"e-{n}", title=f"{n} {'x' * 30}") for n in range(3)]
    assert build_block(*long, title=None).name == "3 exercises in rounds"


def test_places_tell_block_and_exercise() -> None:
    """A cue inside a block belongs to the block, and to one of its exercises."""
    timeline = session(routine_of(build_block(squat(), press(), id="pair")))

    inner = {cue.place.inner for cue in timeline.cues if cue.role is Role.INSTRUCT}
    assert inner == {"squat", "press"}
    assert {c.place.exercise for c in timeline.cues if c.place.inner} == {"pair"}


@pytest.mark.parametrize(
    ("block", "by_clock"),
    [
        (build_block(build_work()), True),
        (build_block(squat(), build_work()), False),
        (build_block(squat(steps=()), every={"seconds": 60}), True),
        (build_block(squat(steps=()), for_={"minutes": 1}), True),
        (build_block(build_block(build_work())), True),
    ],
)
def test_which_blocks_a_strict_clock_runs(block: Block, *, by_clock: bool) -> None:
    """Those with a clock of their own, and those whose exercises all have one."""
    assert block.by_clock == by_clock
