"""What changed since a build, told by exercise and line."""

from typing import Final

from hypothesis import HealthCheck, given, settings

from audio_builder.loading.routine_file import parse_routine
from audio_builder.loading.sugar import as_written
from audio_builder.model.routine import Routine
from builds import SMALL_YAML, small_routine
from desk.changes import Change, changes
from grammar import GRAMMAR, GRAMMAR_YAML, grammatical

BEFORE: Final = as_written(small_routine())


def changed(**replaced: str) -> tuple[Change, ...]:
    """What changes where words of the small routine are others."""
    text = SMALL_YAML
    for old, new in replaced.items():
        assert old.replace("_", " ") in text
        text = text.replace(old.replace("_", " "), new, 1)
    return changes(BEFORE, as_written(parse_routine(text.encode(), "x").routine))


def test_each_line_is_told_by_its_exercise() -> None:
    """With what it was, and what it is."""
    (change,) = changed(Bow_once="Bow twice")
    assert change == Change(
        kind="changed",
        title="Standing turn",
        path=("exercises", 0),
        lines=("prepare 1, say: was 'Bow once.', is 'Bow twice.'",),
    )


def test_the_routine_itself_has_its_own_lines() -> None:
    """What belongs to no exercise is told first."""
    (change,) = changed(Welcome="Good morning")
    assert change.title == ""
    assert change.lines == ("intro 1: was 'Welcome.', is 'Good morning.'",)


def test_exercises_come_go_and_move() -> None:
    """By what they are known by, their ids: none that only moved is told as new."""
    before = as_written(GRAMMAR)
    turned = GRAMMAR.model_copy(update={"exercises": GRAMMAR.exercises[1:] + GRAMMAR.exercises[:1]})
    assert [(each.kind, each.title) for each in changes(before, as_written(turned))] == [
        ("moved", "Plank")
    ]
    fewer = as_written(GRAMMAR.model_copy(update={"exercises": GRAMMAR.exercises[:-1]}))
    assert [(each.kind, each.title) for each in changes(before, fewer)] == [("removed", "Flow")]
    assert [(each.kind, each.title) for each in changes(fewer, before)] == [("added", "Flow")]


def test_what_is_inside_a_block_is_found_there() -> None:
    """Its path leads into the block."""
    text = GRAMMAR_YAML.replace("Light feet.", "Soft feet.").replace("rounds: 3", "rounds: 4")
    after = as_written(parse_routine(text.encode(), "x").routine)
    found = {each.path: each.lines for each in changes(as_written(GRAMMAR), after)}
    assert found == {
        ("exercises", 1, "block", "exercises", 0): (
            "during 1: was 'Light feet.', is 'Soft feet.'",
        ),
        ("exercises", 2, "block"): ("rounds: was 3, is 4",),
    }


def test_lines_that_are_new_or_gone_are_told() -> None:
    """A line more is told as one, not as all those below it."""
    (change,) = changed(**{"setup:\n      - Stand": "setup:\n      - Breathe.\n      - Stand"})
    assert change.lines == ("setup 1: new, 'Breathe.'",)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(grammatical(most=1), grammatical(most=1))
def test_the_same_is_no_change_and_another_is_one(one: Routine, other: Routine) -> None:
    """Equal routines have no changes; any two have sentences without a gap in them."""
    assert changes(as_written(one), as_written(one)) == ()
    for change in changes(as_written(one), as_written(other)):
        assert change.kind in {"added", "removed", "moved", "changed"}
        assert all(line.strip(": ") == line and "None" not in line for line in change.lines)
