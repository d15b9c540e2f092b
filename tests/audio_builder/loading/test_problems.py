"""Problems read as one line each, whatever the author wrote."""

import json

import pytest

from audio_builder.errors import InputError
from audio_builder.loading.problems import Problem, RoutineError, in_order, listed, shown


def build_problem(
    *, line: int = 12, column: int = 5, mend: str = "did you mean 'reps'?"
) -> Problem:
    """A problem, at a place of one's choice."""
    return Problem(line=line, column=column, what="unknown key 'rep'", mend=mend)


def test_an_error_is_one_line_for_each_problem() -> None:
    """Each line says where, what, and what would be right."""
    error = RoutineError(path="hip_ir.yaml", problems=[build_problem(), build_problem(line=14)])
    assert str(error).splitlines() == [
        "hip_ir.yaml:12:5: unknown key 'rep'; did you mean 'reps'?",
        "hip_ir.yaml:14:5: unknown key 'rep'; did you mean 'reps'?",
    ]
    assert isinstance(error, InputError)
    assert error.exit_code == 2


def test_an_error_is_plain_data_for_machines() -> None:
    """`--json` gets the same facts, each under its own key."""
    error = RoutineError(path="a.yaml", problems=[build_problem()])
    assert json.loads(json.dumps(error.as_json())) == {
        "path": "a.yaml",
        "problems": [
            {
                "line": 12,
                "column": 5,
                "what": "unknown key 'rep'",
                "mend": "did you mean 'reps'?",
            }
        ],
    }


def test_problems_stand_in_the_order_of_the_file() -> None:
    """Sorted by line, then column; what is said twice of one place is said once."""
    first = build_problem(line=2, column=9)
    second = build_problem(line=10, column=1)
    third = build_problem(line=10, column=2)
    again = build_problem(line=10, column=2, mend="something else")
    assert in_order([third, second, first, again]) == (first, second, third)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("rep", "'rep'"),
        ("a\nb\tc", r"'a\nb\tc'"),
        ("\x1b[31m", r"'\u001b[31m'"),
        ("\ud800", r"'\ud800'"),
        ("x" * 41, f"'{'x' * 39}…'"),
        (7, "'7'"),
    ],
)
def test_what_the_author_wrote_is_shown_on_one_line(value: object, expected: str) -> None:
    """Messages quote the author without breaking lines or steering the terminal."""
    assert shown(value) == expected


def test_a_file_name_cannot_break_a_line() -> None:
    """Whatever a file is called, a problem stays on its line and can be printed."""
    error = RoutineError(path="a\n\udcff.yaml", problems=[build_problem()])
    assert str(error) == r"a\n\udcff.yaml:12:5: unknown key 'rep'; did you mean 'reps'?"


def test_names_are_listed_as_in_a_sentence() -> None:
    """`a`, `a or b`, `a, b or c`."""
    assert [listed("a"), listed("ab"), listed("abc", joint="and")] == ["a", "a or b", "a, b and c"]
