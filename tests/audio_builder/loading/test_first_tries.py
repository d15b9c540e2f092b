"""What coaches write first, and what they are told."""

import pytest

from audio_builder.loading.problems import RoutineError
from audio_builder.loading.routine_file import parse_routine
from audio_builder.loading.short_forms import short_form
from routines import MINIMAL_YAML


def told(old: str, new: str) -> list[str]:
    """The problems of the smallest routine with one thing changed."""
    try:
        parse_routine(MINIMAL_YAML.replace(old, new, 1).encode(), "r")
    except RoutineError as error:
        return [f"{problem.what}; {problem.mend}" for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("key", "written", "mend"),
    [
        ("hold", "30s", "write 'hold: {seconds: 30}'"),
        ("hold", "30 sec.", "write 'hold: {seconds: 30}'"),
        ("hold", "2 min", "write 'hold: {minutes: 2}'"),
        ("hold", "3 breaths", "write 'hold: {breaths: 3}'"),
        ("rest", "1:30", "write 'rest: {seconds: 90}'"),
        ("work", "20 seconds", "write 'work: {seconds: 20}'"),
        ("every", "90", "write 'every: {seconds: 90}'"),
        ("rest", "3 breaths", "write 'rest: {seconds: 20}' or 'rest: {minutes: 2}'"),
    ],
)
def test_a_length_in_words_is_told_how_it_is_written(key: str, written: str, mend: str) -> None:
    """The number that was written is the number in the mend."""
    assert short_form(key, written) == mend


def test_other_keys_have_no_short_form() -> None:
    """Nothing is said of what is no length, dose or breath."""
    assert short_form("source", "a book") is None


def test_a_bare_number_of_reps_is_accepted() -> None:
    """`reps: 10` is the commonest first try."""
    assert told("reps: {default: 3}", "reps: 10") == []


def test_a_posture_that_is_none_is_not_guessed() -> None:
    """Hanging is not standing."""
    assert told("posture: standing", "posture: hanging") == [
        "'posture' cannot be 'hanging'; write standing, sitting, kneeling or lying"
    ]


def test_a_comma_in_brackets_is_told() -> None:
    """A line that is cut in two without a word would be heard in two."""
    bracketed = "setup: [Kettlebell between your feet, 16 kg.]"
    assert told("setup:\n      - Stand with your feet apart.", bracketed) == [
        (
            "'16 kg.' is a line of its own here: a comma in brackets begins one; "
            'quote the whole line, as in ["Kettlebell between your feet, 16 kg."]'
        )
    ]


@pytest.mark.parametrize(
    "lines",
    ["[Stand tall., Feet apart.]", "[Stand tall, Feet apart]", "[stand tall, feet apart]"],
)
def test_lines_in_brackets_that_stand_for_themselves_pass(lines: str) -> None:
    """Only what reads like the end of the line before it is asked about."""
    assert told("setup:\n      - Stand with your feet apart.", f"setup: {lines}") == []
