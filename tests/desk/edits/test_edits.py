"""Edits of texts: what becomes of comments, quotes and short forms, and what is refused."""

import pytest

from commented import COMMENTED
from desk.edits import EditError, Insert, Move, Remove, SetValue, apply


def test_comments_go_with_the_item_they_are_about() -> None:
    """An item that is moved takes what stands right above it, and what stands below further in."""
    result = apply(COMMENTED, Move(path=("safety",), index=0, to=1))
    assert (
        "  # The second.\n  - 'It''s yours.'\n  # The first.\n  - Work without pain.   # always"
        in result
    )

    result = apply(COMMENTED, Remove(path=("exercises", 0)))
    assert "Left of it all" not in result
    assert "further in than the step" not in result
    assert "exercises:   # all of them\n" in result


def test_a_new_key_comes_where_the_language_has_it() -> None:
    """`posture` stands behind `title`, before the blank lines and comments of what follows."""
    path = ("exercises", 1, "posture")
    result = apply(COMMENTED, SetValue(path=path, value="standing"))
    assert "  title: Pull\n  posture: standing\n  # nothing more\n" in result


def test_quotes_and_folds_stay_what_they_are() -> None:
    """A text in quotes stays in them; a folded one is folded anew, its head as it was."""
    result = apply(COMMENTED, SetValue(path=("title",), value="Little"))
    assert 'title: "Little"  # in quotes\n' in result
    result = apply(COMMENTED, SetValue(path=("safety", 1), value="It isn't."))
    assert "- 'It isn''t.'\n" in result
    words = "Words that are many enough to fill one line and a part of another one."
    result = apply(COMMENTED, SetValue(path=("summary",), value=words))
    assert "summary: >-   # folded\n  Words that are many" in result


def test_a_short_form_becomes_long_where_a_part_of_it_is_set() -> None:
    """`reps: 10` means `{default: 10}`, and `hold: 20` `{seconds: 20}`."""
    text = "reps: 10\nsteps:\n  - hold: 20\npose: squat\nbreath: in\nduring: Stay."
    for path, value, expected in (
        (("reps", "max"), 12, "reps: {default: 10, max: 12}\n"),
        (("steps", 0, "hold", "breaths"), 1, "- hold: {seconds: 20, breaths: 1}\n"),
        (("pose", "neck"), {"flexion": 5}, "pose: {like: squat, neck: {flexion: 5}}\n"),
        (("breath", "in"), 5.5, "breath: {in: 5.5}\n"),
        (("during", 1), "Go on.", "during:\n  - Stay.\n  - Go on."),
    ):
        assert expected in apply(text, SetValue(path=path, value=value)), path


def test_a_missing_parent_is_made() -> None:
    """What is not there on the way to a value is made, in the house's style."""
    result = apply("id: a\n", SetValue(path=("steps", 0, "hold", "breaths"), value=1))
    assert result == "id: a\nsteps:\n  - hold: {breaths: 1}\n"
    result = apply("id: a\nsteps:\n", SetValue(path=("steps", 0, "say"), value="Go: on"))
    assert result == 'id: a\nsteps:\n  - say: "Go: on"\n'
    result = apply("a: [] # none\n", Insert(path=("a",), index=0, value="A line of words."))
    assert result == "a: # none\n  - A line of words.\n"


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: [1", SetValue(path=("a",), value=1)),
        ("- a", SetValue(path=("a",), value=1)),
        ("a: b", SetValue(path=("a", "c"), value=1)),
        ("a: b", Remove(path=("b",))),
        ("a: [1]", Remove(path=("a", 3))),
        ("a: b", Insert(path=("a",), index=0, value=1)),
        ("a: [1]", Move(path=("a",), index=0, to=4)),
        ("a: 1", Remove(path=("a",))),
    ],
)
def test_what_cannot_be_changed_is_refused(
    text: str, edit: SetValue | Remove | Insert | Move
) -> None:
    """One sentence says why; nothing is guessed."""
    with pytest.raises(EditError, match=r"^[a-z][^\n]+$"):
        apply(text, edit)
