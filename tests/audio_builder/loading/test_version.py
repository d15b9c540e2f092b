"""The number of the format says which Repcast can read a file."""

import pytest

from audio_builder.loading.routine_file import parse_routine
from grammar import GRAMMAR, GRAMMAR_YAML, block_yaml, file_of, leaf_yaml
from routines import MINIMAL_YAML, problems_of

STEPS = "steps: [{say: x, short: y}]"


def old(*items: str, top: str = "") -> str:
    """A file that says it is of format 1."""
    return file_of(*items, top=top).replace("format: 2", "format: 1")


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        (old(leaf_yaml("run", "work: 20")), "12:5", "work"),
        (old(leaf_yaml("run", "reps: 3", "run_on: true", STEPS)), "13:5", "run_on"),
        (old(leaf_yaml("run", "reps: [3, 2]", STEPS)), "12:5", "reps"),
        (old(leaf_yaml("run", "reps: 3", "sides: alternate", STEPS)), "13:5", "sides"),
        (old(leaf_yaml("run", "reps: 3", "steps: [{say: x, short: y, breath: in}]")), "13:32",
         "breath"),
        (old(leaf_yaml("run", "reps: 3", "steps: [{say: x, short: y, kind: work}]")), "13:32",
         "kind"),
        (old(leaf_yaml("run", "reps: 3", STEPS, "levels: {easier: {name: slow}}")), "14:5",
         "levels"),
        (old(leaf_yaml("run", "reps: 3", STEPS, "equipment: [mat]")), "14:5", "equipment"),
        (old(block_yaml(leaf_yaml("run", "reps: 3", STEPS))), "7:5", "block"),
        (old(leaf_yaml("run", "reps: 3", STEPS), top="genre: strength\n"), "6:1", "genre"),
        (old(leaf_yaml("run", "reps: 3", STEPS), top="body_parts: [hip]\n"), "6:1", "body_parts"),
        (old(leaf_yaml("run", "reps: 3", STEPS), top="fit: [{skip: intro}]\n"), "6:1", "fit"),
        (old(leaf_yaml("run", "reps: 3", STEPS), top="calls: {go: false}\n"), "6:1", "calls"),
    ],
)  # fmt: skip
def test_new_keys_need_the_new_number(text: str, place: str, key: str) -> None:
    """A file of format 1 that has one is told to say 2; nothing else is wrong with it."""
    mend = "write 'format: 2' at the top"
    assert problems_of(text) == [f"r:{place}: '{key}' came with format 2; {mend}"]


@pytest.mark.parametrize(
    "line", ["reps: 3", "reps: {default: 3, min: 1, max: 9}", "rest_between_sets: 20.5"]
)
def test_what_format_1_has_may_be_used_in_both(line: str) -> None:
    """The number alone changes nothing of what a file means."""
    lines = (line, STEPS) if line.startswith("reps") else ("reps: 3", line, STEPS)
    text = file_of(leaf_yaml("run", *lines))
    first = parse_routine(text.replace("format: 2", "format: 1").encode(), "r").routine
    second = parse_routine(text.encode(), "r").routine
    assert first.model_copy(update={"format": 2}) == second


def test_a_number_that_nobody_knows_is_refused() -> None:
    """There are two."""
    text = MINIMAL_YAML.replace("format: 1", "format: 3")
    assert problems_of(text) == ["r:1:9: 'format' cannot be the number 3; write 1 or 2"]


def test_the_sample_of_the_grammar_loads() -> None:
    """Every key that came with format 2, in several of its forms."""
    assert parse_routine(GRAMMAR_YAML.encode(), "r").routine == GRAMMAR
    assert len(GRAMMAR.leaves) == 7
    assert GRAMMAR.equipment == ("mat",)
