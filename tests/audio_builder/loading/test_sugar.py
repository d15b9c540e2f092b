"""Short forms: what authors write, and what the records hold."""

import pytest
from hypothesis import given

from audio_builder.loading.plain import Json, KeyPath
from audio_builder.loading.routine_file import parse_routine
from audio_builder.loading.sugar import authors_path, desugared
from audio_builder.model.exercise import Exercise
from audio_builder.model.routine import Routine
from grammar import block_yaml, file_of, grammatical, leaf_yaml
from routines import PATIENT, format_routine, problems_of

STEPS = "steps: [{say: x, short: y}]"


def leaf_of(*lines: str) -> Exercise:
    """The exercise that a file of these lines holds."""
    return parse_routine(file_of(leaf_yaml("run", *lines)).encode(), "r").routine.leaves[0]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (("reps: 3", STEPS), ("reps: {default: 3}", STEPS)),
        (("reps: [3, 2]", STEPS), ("reps: {default: 3, by_turn: [3, 2]}", STEPS)),
        (("work: 20",), ("work: {seconds: 20}",)),
        (("work: [30, 40]",), ("work: {seconds: [30, 40]}",)),
        (("work: {minutes: 0.5}", "rest: 20"), ("work: {minutes: 0.5}", "rest: {seconds: 20}")),
        (("work: 20", "during: Soft feet."), ("work: 20", "during: [Soft feet.]")),
        (("work: 20", "during: none"), ("work: 20", "during: []")),
        (("reps: 3", "sides: alternate", STEPS),
         ("reps: 3", "sides: [left, right]", "alternate: reps", STEPS)),
        (("work: 20", "sets: 2", "sides: alternate", "alternate: sets"),
         ("work: 20", "sets: 2", "sides: [left, right]", "alternate: sets")),
        (("reps: 3", "steps: [{say: x, short: y, tempo: 3}]"),
         ("reps: 3", "steps: [{say: x, short: y, tempo: '3'}]")),
        (("reps: 3", "steps: [{say: x, short: y, hold: 20}]"),
         ("reps: 3", "steps: [{say: x, short: y, hold: {seconds: [20]}}]")),
        (("reps: 3", "steps: [{say: x, short: y, breath: {in: 5.5}}]"),
         ("reps: 3", "steps: [{say: x, short: y, breath: {way: in, seconds: 5.5}}]")),
        (("reps: 3", "change_of_side: Turn.", "sides: [left, right]", STEPS),
         ("reps: 3", "change_of_side: [Turn.]", "sides: [left, right]", STEPS)),
    ],
)  # fmt: skip
def test_short_forms_mean_what_the_long_ones_do(
    short: tuple[str, ...], long: tuple[str, ...]
) -> None:
    """One value stands for the record it is short for."""
    assert leaf_of(*short) == leaf_of(*long)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("exercises", 0, "<block>", "rounds"), ("exercises", 0, "block", "rounds")),
        (
            ("exercises", 0, "<block>", "exercises", 0, "<exercise>", "reps"),
            ("exercises", 0, "block", "exercises", 0, "reps"),
        ),
        (("exercises", 1, "<exercise>", "title"), ("exercises", 1, "title")),
        (("exercises", 1, "<exercise>", "work", "seconds", 0), ("exercises", 1, "work")),
        (("title",), ("title",)),
    ],
)
def test_the_models_paths_lead_back_to_the_file(path: KeyPath, expected: KeyPath) -> None:
    """A problem is told where the author wrote it, whatever the records are called."""
    data: Json = {
        "title": "x",
        "exercises": [{"block": {"rounds": 0, "exercises": [{"reps": 3}]}}, {"work": 3}],
    }
    assert authors_path(path, data) == expected


def test_a_block_is_unwrapped() -> None:
    """The key `block` says which kind of item it is; its record stands in its place."""
    inner: Json = {"rounds": 2, "exercises": [{"block": {"exercises": []}}]}
    plain = desugared({"exercises": [{"block": inner}]})
    assert plain == {"exercises": [{"exercises": [{"exercises": []}], "rounds": 2}]}


def test_problems_inside_blocks_have_their_places() -> None:
    """Line and column of the value, however deep."""
    inner = leaf_yaml("run", "work: 20.5")
    assert problems_of(file_of(block_yaml(inner, rounds="2"))) == [
        "r:15:17: 'work' is 20.5, between two steps of 1; did you mean 20?"
    ]


@PATIENT
@given(grammatical())
def test_a_routine_of_the_whole_grammar_survives_being_written_and_read(routine: Routine) -> None:
    """parse(format(routine)) == routine."""
    assert parse_routine(format_routine(routine), "r").routine == routine
