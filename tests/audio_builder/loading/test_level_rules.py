"""An exercise has to be sound at each of its levels."""

import pytest

from audio_builder.loading.routine_file import parse_routine
from audio_builder.model.pace import Level
from grammar import block_yaml, file_of, leaf_yaml
from routines import problems_of

STEPS = "steps: [{say: x, short: y}]"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("{setup: [x]}",
         [("13:22: 'name' is missing; add it: what makes it easier or harder, as in 'hands on a "
          "bench'")]),
        ("{name: slow, reps: 3}",
         ["13:35: 'work' goes by the clock, and 'reps' by the coach's words; keep one of the two"]),
        ("{name: slow, setup: ['{side} foot.']}",
         [("13:43: the exercise has no sides to fill in here; add 'sides: [left, right]' to the "
          "exercise, or name the side in words")]),
        ("{name: slow, sets: 3, work: [20, 30]}",
         ["13:50: 2 are given here, and the exercise has 3 sets; give one for each set"]),
        ("{name: slow, rest: 2.5}",
         ["13:41: 'rest' is 2.5 seconds, and a strict clock goes by whole ones; write 2"]),
        ("{name: slow, setup: [Hold your breath.]}",
         [("13:43: 'hold your breath' tells the listener to hold the breath; "
          "say 'hold the position for one deep breath'")]),
    ],
)  # fmt: skip
def test_rules_at_a_level(change: str, expected: list[str]) -> None:
    """What is wrong only at a level is told at what the level changes."""
    text = file_of(leaf_yaml("run", "work: 20", f"levels: {{easier: {change}}}"))
    assert problems_of(text) == [f"r:{each}" for each in expected]


def test_what_is_wrong_at_every_level_is_told_once() -> None:
    """Where the exercise itself breaks a rule, its levels are not blamed for it."""
    text = file_of(leaf_yaml("run", "work: 20", "rest: 2.5", "levels: {easier: {name: slow}}"))
    assert problems_of(text) == [
        "r:13:11: 'rest' is 2.5 seconds, and a strict clock goes by whole ones; write 2"
    ]


def test_sets_are_no_business_of_a_level_in_a_block() -> None:
    """They are the block's rounds, at each level."""
    leaf = leaf_yaml("run", "work: 20", "levels: {easier: {name: slow, sets: 2}}")
    (problem,) = problems_of(file_of(block_yaml(leaf)))
    assert "in a block, sets are the block's rounds" in problem


def test_a_posture_of_a_level_needs_its_way() -> None:
    """To it, and from it to the exercise that follows."""
    first = leaf_yaml("run", "work: 20")
    second = leaf_yaml("plank", "work: 20", "levels: {easier: {name: low, posture: lying}}")
    problems = problems_of(file_of(first, second))

    assert len(problems) == 1
    assert "the posture changes from 'standing' to 'lying' at the level 'easier'" in problems[0]
    told = second.replace("lying}", "lying, change_of_posture: Lie down.}")
    assert parse_routine(file_of(first, told).encode(), "r").routine.levels == (
        Level.EASIER,
        Level.STANDARD,
    )


def test_a_level_may_go_by_steps_instead_of_work() -> None:
    """It leaves the work behind."""
    leaf = leaf_yaml("run", "work: 20", f"levels: {{easier: {{name: slow, reps: 3, {STEPS}}}}}")
    assert parse_routine(file_of(leaf).encode(), "r").routine.leaves[0].levels


def test_a_level_is_held_to_the_length_of_a_session() -> None:
    """Six hours at the slowest pace, at whichever level is the longest."""
    leaf = leaf_yaml("run", "work: 20", "levels: {harder: {name: long, sets: 60, work: 10800}}")
    (problem,) = problems_of(file_of(leaf))
    assert "hours" in problem
