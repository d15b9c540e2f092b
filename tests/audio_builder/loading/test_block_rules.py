"""Rules on blocks and on what shorter sessions leave out."""

import pytest

from audio_builder.loading.routine_file import parse_routine
from grammar import block_yaml, file_of, leaf_yaml
from routines import problems_of

STEPS = "steps: [{say: x, short: y}]"
WORK = leaf_yaml("run", "work: 20")
REPS = leaf_yaml("run", "reps: 3")
WORDS = leaf_yaml("bend", "reps: 3", STEPS)
INNER = block_yaml(WORK, rounds="2")


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (block_yaml(REPS, rounds="3", **{"for": "60"}),
         [("9:7: a block has 'rounds' or 'for', not both; keep 'for' if the listener counts the "
          "rounds")]),
        (block_yaml(REPS, every="60", **{"for": "60"}),
         ["8:7: 'for' leaves the pace to the listener, and 'every' sets it; keep one of the two"]),
        (block_yaml(INNER, **{"for": "60"}),
         [("8:7: within 'for' the listener goes from exercise to exercise: no block can stand in "
          "it; write out the inner block's exercises"),
          "18:17: within 'for', the listener works at their own pace; give 'reps' instead"]),
        (block_yaml(block_yaml(INNER)),
         [("12:19: this block stands in a block that stands in a block; write out its exercises "
          "one level up")]),
        (block_yaml(WORK, **{"for": "60"}),
         ["15:11: within 'for', the listener works at their own pace; give 'reps' instead"]),
        (block_yaml(WORDS, **{"for": "60"}),
         [("16:11: the clock of 'for' leaves no time to tell steps; leave 'steps' out, and say in "
          "'setup' what to do; or leave 'for' out")]),
        (block_yaml(leaf_yaml("run"), every="60"),
         ["10:11: 'reps' is missing; add it: reps of each set and side"]),
        (block_yaml(WORK, rest="10.5"),
         ["8:13: 'rest' is 10.5 seconds, and a strict clock goes by whole ones; write 10"]),
        (block_yaml(WORK, rest_between_exercises="10.5"),
         [("8:31: 'rest_between_exercises' is 10.5 seconds, and a strict clock goes by whole ones; "
          "write 10")]),
        (block_yaml(REPS, every="30.5"),
         ["8:14: 'every' is 30.5 seconds, and a strict clock goes by whole ones; write 30"]),
        (block_yaml(WORK, every="15"),
         ["15:17: the work takes 20 seconds, more than the 15 of 'every'; shorten the work"]),
        (block_yaml(leaf_yaml("run", "reps: [3, 2]", STEPS), rounds="3"),
         ["15:17: 2 are given here, and the block has 3 rounds; give one for each round"]),
        (block_yaml(leaf_yaml("run", "reps: 3", "rest: 2.5"), every="60"),
         ["16:17: 'rest' is 2.5 seconds, and a strict clock goes by whole ones; write 2"]),
        (block_yaml(WORDS, INNER),
         [("17:13: this block goes by the clock, and the one around it by the coach's words; write "
          "it at the top, before or after the other")]),
        ("  - block: {rounds: 2}\n",
         ["7:12: 'exercises' is empty; give it: what a round consists of, in order"]),
        ("  - block: {rounds: 2, exercises: []}\n",
         ["7:35: 'exercises' is empty; give at least 1: what a round consists of, in order"]),
    ],
)  # fmt: skip
def test_rules_on_blocks(item: str, expected: list[str]) -> None:
    """One broken rule is told once: where, what, and how to mend it."""
    assert problems_of(file_of(item)) == [f"r:{each}" for each in expected]


def test_the_way_back_to_a_rounds_first_exercise_is_told() -> None:
    """From the last exercise of a round to the first of the next the posture changes too."""
    floor = leaf_yaml("lie", "work: 20", "change_of_posture: Lie down.")
    block = block_yaml(WORK, floor.replace("standing", "lying"), rounds="2")

    assert problems_of(file_of(block)) == [
        (
            "r:12:11: each new round goes from 'lying' back to 'standing'; "
            "add 'change_of_posture', as in 'change_of_posture: Stand up again.'"
        )
    ]
    once = file_of(block.replace("rounds: 2", "rounds: 1"))
    assert parse_routine(once.encode(), "r").routine.leaves


def test_ids_are_unique_across_blocks() -> None:
    """An exercise in a block is an exercise like the others."""
    (problem, *_) = problems_of(file_of(WORDS, block_yaml(WORDS)))
    assert "another exercise has the id 'bend'" in problem


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("drop: nobody",
         ("6:14: no exercise or block at the top has the id 'nobody'; name bend, intervals or "
         "block-3")),
        ("sets: 2, of: intervals", "6:8: 'intervals' has rounds, not sets; write 'rounds'"),
        ("rounds: 2, of: bend", "6:8: 'bend' has sets, not rounds; write 'sets'"),
        ("sets: 2",
         "6:7: say whose sets or rounds: add 'of' with an id; as in '{sets: 2, of: squat}'"),
        ("reps: fewest, drop: bend",
         "6:7: a rule has one of reps, sets, rounds, drop and skip; make it a rule for each"),
        ("of: bend",
         "6:7: a rule has one of reps, sets, rounds, drop and skip; make it a rule for each"),
        ("reps: most", "6:14: 'reps' cannot be 'most'; write fewest"),
        ("skip: safety", "6:14: 'skip' cannot be 'safety'; write intro"),
    ],
)  # fmt: skip
def test_rules_of_shorter_sessions(rule: str, expected: str) -> None:
    """They name what there is at the top of the routine, and one thing each."""
    text = file_of(
        WORDS,
        block_yaml(WORK, id="intervals"),
        block_yaml(leaf_yaml("hop", "work: 20")),
        top=f"fit: [{{{rule}}}]\n",
    )
    assert problems_of(text) == [f"r:{expected}"]


@pytest.mark.parametrize(
    "rule",
    [
        "drop: block-3",
        "rounds: 1, of: block-3",
        "rounds: 2, of: intervals",
        "reps: fewest, of: bend",
    ],
)
def test_rules_may_name_a_block_by_its_number(rule: str) -> None:
    """`block-3` is the third item, if it is a block without an id."""
    text = file_of(
        WORDS,
        block_yaml(WORK, id="intervals"),
        block_yaml(leaf_yaml("hop", "work: 20")),
        top=f"fit: [{{{rule}}}]\n",
    )
    assert len(parse_routine(text.encode(), "r").routine.fit) == 1
