"""Rules on how an exercise takes its time, each told with its place and how to mend it."""

import pytest

from audio_builder.loading.routine_file import parse_routine
from grammar import block_yaml, file_of, leaf_yaml
from routines import problems_of

STEPS = "steps: [{say: x, short: y}]"
NO_STEPS = "the clock of '{0}' leaves no time to tell steps; leave 'steps' out, and say in 'setup' "
NO_STEPS += "what to do; or leave '{0}' out"
BY_CLOCK = "13:5: 'work' goes by the clock, and '{}' by the coach's words; keep one of the two"
TWO_TIMES = (
    "a step has a hold, a tempo or a breath, not two of them; keep one, or make it two steps"
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # One of two kinds of time
        (("work: 20", "reps: 3"),
         [BY_CLOCK.format("reps")]),
        (("work: 20", STEPS),
         [BY_CLOCK.format("steps")]),
        (("work: 20", "run_on: true"),
         [BY_CLOCK.format("run_on")]),
        (("reps: 3",),
         [("7:5: 'steps' is missing; add it: the steps of a rep, or give 'work' for an exercise by "
          "the clock")]),
        ((STEPS,), ["7:5: 'reps' is missing; add it: reps of each set and side"]),
        (("reps: 3", "every: 60", STEPS), [f"14:5: {NO_STEPS.format('every')}"]),
        (("reps: 3", "steps: [{say: x, short: y, hold: 5, tempo: 1-1}]"), [f"13:13: {TWO_TIMES}"]),
        (("reps: 3", "steps: [{say: x, short: y, tempo: 1-1, breath: in}]"),
         [f"13:13: {TWO_TIMES}"]),
        (("reps: 3", "steps: []"),
         ["13:12: 'steps' is empty; give at least 1: the steps of a rep"]),
        # Rests
        (("work: 20", "rest: 10", "rest_between_sets: 10"),
         ["13:5: 'rest' and 'rest_between_sets' say the same; keep 'rest'"]),
        (("reps: 3", "every: 60", "rest: 10"),
         ["14:5: 'every' says when each set starts, and 'rest' would move it; leave 'rest' out"]),
        # Whole seconds
        (("work: 20", "rest: 10.5"),
         ["13:11: 'rest' is 10.5 seconds, and a strict clock goes by whole ones; write 10"]),
        (("work: 20", "rest_between_sets: 20.5", "sets: 2"),
         [("13:24: 'rest_between_sets' is 20.5 seconds, and a strict clock goes by whole ones; "
          "write 20")]),
        (("reps: 3", "every: 0"), ["13:12: 'every' is 0 seconds; give 1 or more"]),
        (("work: 40", "every: 30"),
         ["12:11: the work takes 40 seconds, more than the 30 of 'every'; shorten the work"]),
        # A dose for each turn
        (("sets: 3", "reps: [3, 2]", STEPS),
         ["13:11: 2 are given here, and the exercise has 3 sets; give one for each set"]),
        (("sets: 3", "work: [30, 40]"),
         ["13:11: 2 are given here, and the exercise has 3 sets; give one for each set"]),
        (("sets: 3", "work: {seconds: [30, 40]}"),
         ["13:21: 2 are given here, and the exercise has 3 sets; give one for each set"]),
        (("reps: [3, 2, 1]", "steps: [{say: x, short: y, hold: {seconds: [5, 9]}}]"),
         ["13:48: 2 are given here, and the exercise has 3 sets; give one for each set"]),
        # Counted aloud
        (("reps: 31", STEPS), ["12:11: 'reps' is 31; give 30 or less"]),
        (("reps: [9, 31]", STEPS), ["12:15: item 2 of 'reps' is 31; give 30 or less"]),
        (("reps: {default: 9, max: 40}", STEPS), ["12:29: 'max' is 40; give 30 or less"]),
        # Sides
        (("work: 20", "alternate: sets"),
         ["13:16: 'alternate' needs two sides to take turns; add 'sides: [left, right]'"]),
        (("work: 20", "sides: [left]", "alternate: sets"),
         ["14:16: 'alternate' needs two sides to take turns; add 'sides: [left, right]'"]),
        (("work: 20", "sides: [left, right]", "alternate: rounds"),
         [("14:16: sides cannot alternate by rounds here; write 'alternate: sets' or "
          "'alternate: reps'")]),
        # Words
        (("reps: 3", "steps: [{say: x, short: y, during: z}]"),
         [("13:40: 'during' is for a hold in seconds or minutes; put the words into 'say' and "
          "'short'")]),
        (("reps: 3", "steps: [{say: x, short: y, tempo: 1-1, tempo_words: [Go]}]"),
         [("13:57: 'tempo_words' has 1 words, and the tempo 2 phases; give one word for each "
          "phase")]),
    ],
)  # fmt: skip
def test_rules_on_doses(lines: tuple[str, ...], expected: list[str]) -> None:
    """One broken rule is one problem: where, what, and how to mend it."""
    assert problems_of(file_of(leaf_yaml("run", *lines))) == [f"r:{each}" for each in expected]


@pytest.mark.parametrize(
    "lines",
    [
        ("work: 20",),
        ("work: [30, 40]", "sets: 2"),
        ("work: 20", "every: 20"),
        ("reps: 100", "every: 60", "sets: 60"),
        ("reps: [8, 6, 4]", STEPS),
        ("reps: 3", "rest: 20.5", STEPS),
        ("reps: 3", "steps: [{say: x, short: y, tempo: 2.5-0-60-1}]"),
        ("reps: 3", "steps: [{say: x, short: y, hold: [10, 20, 30]}]"),
        ("reps: 3", "steps: [{say: x, short: y, hold: {minutes: 60}, during: none}]"),
    ],
)
def test_what_keeps_the_rules_loads(lines: tuple[str, ...]) -> None:
    """Near misses of the rules are no problems."""
    assert parse_routine(file_of(leaf_yaml("run", *lines)).encode(), "r").routine.leaves


def test_a_block_has_rules_of_its_own_on_doses() -> None:
    """Sets are its rounds, and sides take turns by them."""
    leaf = leaf_yaml("run", "work: 20", "sets: 2", "sides: [left, right]", "alternate: sets")
    assert problems_of(file_of(block_yaml(leaf, rounds="2"))) == [
        (
            "r:16:11: in a block, sets are the block's rounds; leave 'sets' out, or give the block "
            "more 'rounds'"
        ),
        (
            "r:18:22: sides cannot alternate by sets here; write 'alternate: rounds' or "
            "'alternate: reps'"
        ),
    ]
