"""Handouts of clinics are read as they are meant; nothing is guessed silently, nothing is lost."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audio_builder.errors import InputError
from audio_builder.exchange import handout
from audio_builder.exchange.draft import DraftExercise, UnreadableError, leaves
from audio_builder.exchange.formats import Imported
from audio_builder.exchange.handout.lines import plain
from audio_builder.loading.routine_file import parse_routine
from handouts import FILES, expected, table
from imported import import_text, remarks
from routines import PATIENT

DOCS = Path(__file__).parents[3] / "docs/import.md"
PATHS = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def text_of(path: Path) -> str:
    """A handout."""
    return path.read_text(encoding="utf-8")


def imported(path: Path) -> Imported:
    """A handout as a routine file."""
    return import_text(text_of(path), path.name)


def exercises_of(path: Path) -> list[DraftExercise]:
    """The exercises that are read of a handout."""
    return list(leaves(handout.read(text_of(path)).draft.items))


def test_names_doses_holds_and_sides_are_read() -> None:
    """No handout is read worse than the docs say, nor better."""
    assert table() in DOCS.read_text(encoding="utf-8")


@PATHS
def test_a_handout_becomes_a_routine(path: Path) -> None:
    """What is imported loads without a problem, with as many exercises as are meant."""
    loaded = parse_routine(imported(path).text.encode(), path.stem)
    assert len(loaded.routine.leaves) == len(expected(path))


def silent_numbers(exercise: DraftExercise) -> Iterator[str]:
    """Yield the numbers of an exercise that are not in its lines in figures, nor marked a guess."""
    own = plain(" ".join(exercise.comments))
    guessed = {guess.key for guess in exercise.guesses}
    numbers = {
        "sets": exercise.sets if exercise.sets > 1 else None,
        "reps": exercise.reps[0] if exercise.reps else None,
        "hold" if exercise.reps else "work": (exercise.work_ms or 0) / 1000 or exercise.breaths,
        "rest": None if exercise.rest_ms is None else exercise.rest_ms / 1000,
    }
    for key, number in numbers.items():
        is_written = number is None or re.search(rf"(?<!\d){number:g}(?!\d)", own)
        if not is_written and key not in guessed:
            yield f"{exercise.title}: {key} {number}"


def silent_words(exercise: DraftExercise) -> Iterator[str]:
    """Yield what of an exercise is neither in its lines nor marked as a guess, but for numbers."""
    own = " ".join(plain(" ".join(exercise.comments)).split()).casefold()
    guessed = {guess.key for guess in exercise.guesses}
    suggested = {
        "title": exercise.title.casefold() not in own,
        "posture": True,
        "sides": bool(exercise.sides),
        "pose": exercise.pose is not None,
        "steps": bool(exercise.steps),
    }
    yield from (
        f"{exercise.title}: {key}" for key in suggested if suggested[key] > (key in guessed)
    )


@PATHS
def test_no_number_is_guessed_silently(path: Path) -> None:
    """Each number of a dose stands in the exercise's own lines in figures, or has a guess."""
    assert list(chain.from_iterable(map(silent_numbers, exercises_of(path)))) == []


@PATHS
def test_no_name_side_or_position_is_guessed_silently(path: Path) -> None:
    """A name is in the handout or has a guess; every side, posture and pose has one."""
    assert list(chain.from_iterable(map(silent_words, exercises_of(path)))) == []


@PATHS
def test_the_words_of_steps_are_the_handouts_own(path: Path) -> None:
    """Steps and setup are made of words that stand in the lines of their exercise."""
    for exercise in exercises_of(path):
        own = set(re.findall(r"\w+", plain(" ".join(exercise.comments)).casefold()))
        said = chain(exercise.notes, (step.say for step in exercise.steps))
        assert set(re.findall(r"\w+", " ".join(said).casefold())) <= own


@PATHS
def test_every_line_is_kept_in_the_file(path: Path) -> None:
    """Each line of a handout stands in the routine: as its title, or as a comment."""
    text = imported(path).text
    title = yaml.safe_load(text)["title"].casefold()
    for number, line in enumerate(text_of(path).splitlines(), start=1):
        words = " ".join(line.split())
        is_drawn = not any(char.isalnum() for char in words)
        is_title = plain(words).lstrip("# ").casefold() == title
        kept = f"line {number}: {words}" in text or f"line {number}, not placed: {words}" in text
        assert is_drawn or is_title or kept, words


@PATHS
def test_each_guess_stands_on_the_line_it_concerns(path: Path) -> None:
    """What the words only suggest is a comment in plain words, where the value is."""
    text = imported(path).text
    for guess in handout.read(text_of(path)).guesses:
        if guess.key != "steps" and "Box breathing" not in guess.exercise:
            assert guess.why in text, guess


def test_a_range_of_seconds_keeps_the_lower_and_says_so() -> None:
    """A routine has one hold: the shorter one, until the coach decides."""
    found_ = import_text("Bird dog 3x8-10, hold 5–10 sec", "a.txt")
    reason = '"hold 5-10 sec" read as 5 seconds; 5 to 10 are meant'
    assert f"hold: {{seconds: 5}}  # confirm: {reason}" in found_.text
    assert "reps: {default: 8, max: 10}\n" in found_.text
    assert any(reason in str(each) for each in found_.readings)


def test_how_often_is_kept_for_the_coach() -> None:
    """A routine holds no frequency; the comment before the exercise does, with its line."""
    text = import_text("Squat 3x10, 2-3x/day", "a.txt").text
    assert '# line 1: how often is yours to plan, no routine holds it: "2-3x/day"' in text


def test_no_hold_is_read_into_a_breath() -> None:
    """A breath in, and a hold behind it, would hold the breath: both are left out, and listed."""
    found_ = import_text("Bridge x10, hold 5 s. Lie on your back. Lift and breathe in.", "a.txt")
    assert "hold:" not in found_.text.split("exercises:")[1].split("- id:")[1]
    assert "together they hold the breath" in remarks(found_)
    assert parse_routine(found_.text.encode(), "a").routine.leaves[0].reps


def test_the_dose_of_all_exercises_is_taken_for_each() -> None:
    """`10 of each` counts for every name in the list below it, as a guess where it is none."""
    [squat, bridge] = leaves(handout.read("Do 10 reps of each:\n- Squat\n- Bridge\n").draft.items)
    assert (squat.reps, bridge.reps) == ((10,), (10,))


def test_a_table_in_a_text_file_is_still_a_table() -> None:
    """Named columns with as many cells in each line are read as CSV, whatever the ending."""
    assert "Imported from a table." in import_text("name\treps\nSquat\t10\n", "a.txt").text
    assert "Imported from a handout." in import_text("name and reps\nSquat x10\n", "a.txt").text


@pytest.mark.parametrize(
    ("text", "expected_"),
    [
        ("", "line 1: there is no text in it; paste the words of the handout into it"),
        (" \n\t\n", "line 1: there is no text in it"),
        (
            "Dear Sam,\nsee you soon.\n",
            "lines 1 to 3: no exercise was found: no line has both a name",
        ),
        ("a\n" * 4_000, "the file: it has 4,001 lines, more than 3,000; paste the pages"),
        ("Squat x10\n" * 301, "it has 301 exercises or steps, more than 300; cut it into"),
    ],
)
def test_what_is_no_handout_is_refused(text: str, expected_: str) -> None:
    """One message says where, what, and how to mend it."""
    with pytest.raises(UnreadableError) as caught:
        handout.read(text)
    assert expected_ in str(caught.value)


_PIECES = st.sampled_from(
    [
        *"\n\n\t \u2028-–•*#>_.:,()[]{}x/\"'½",
        *("Bird dog", "Plank", "BRIDGE", "3x10", "3 sets of", "8-10 reps", "hold 5 s", "30 sec"),
        *("each side", "R/L", "rest 60s", "Exercise", "Sets", "Reps", "Left", "Right", "   ", "  "),
        *("1. ", "2) ", "Lie on your back.", "Breathe in", "Hold your breath.", "ten times", "___"),
        *("2-3x/day", "alternating", "AMRAP", "for a count of five", "\x00", "\u00a0", "🙂", "90°"),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=200)


@settings(PATIENT, max_examples=300)
@given(text=_TEXTS)
@example(text="3x1030 sec\tBird dog\n3x10")
@example(text="#Exercise\t8-10 reps")
@example(text='Bird dog\n"ten times-:Bird dog')
@example(text="x" * 5_000)
@example(text="3x" * 2_000 + "10")
@example(text="hold " * 1_000)
@example(text="Breathe in 3x10, hold 5 s. Breathe in. Hold.")
def test_any_text_gives_a_routine_or_one_message(text: str) -> None:
    """What is pasted is refused in words, or read with every guess marked, and then it loads."""
    try:
        found_ = handout.read(text)
    except UnreadableError:
        return
    for exercise in leaves(found_.draft.items):
        assert [*silent_numbers(exercise), *silent_words(exercise)] == []
    try:
        imported_ = import_text(text, "a.txt")
    except InputError as refused:
        assert re.search("hours; keep a session under 6", str(refused))  # noqa: PT017 - no other
    else:
        assert parse_routine(imported_.text.encode(), "a").routine.leaves


def test_what_is_shortened_or_shouted_is_read_as_it_is_said() -> None:
    """A name that opens with a word for holding is a name; titles in capitals are calmed."""
    text = (
        "HOME EXERCISE PROGRAMME - Shoulder\n\n1. Scap squeeze – hold 5 sec, x10\n"
        "2. Ext rotation 3x12\n3. IR stretch 2x30s\n"
    )
    draft = handout.read(text).draft
    assert draft.title == "Home exercise programme - Shoulder"
    exercises = [each for each in draft.items if isinstance(each, DraftExercise)]
    names = [each.title for each in exercises]
    assert names == ["Scapular squeeze", "External rotation", "Internal rotation stretch"]
    assert exercises[0].work_ms == 5000
