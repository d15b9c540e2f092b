"""A file is loaded, or every problem is told; nothing else can happen, whatever its bytes."""

from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from audio_builder.errors import InputError
from audio_builder.loading.decoding import SIZE_MAX
from audio_builder.loading.problems import Place, RoutineError
from audio_builder.loading.routine_file import BrokenRulesError, load_routine, parse_routine
from audio_builder.model.doses import Reps
from audio_builder.model.exercise import Exercise
from audio_builder.model.routine import Pronunciation, Routine, Source
from audio_builder.model.steps import Hold, Step
from routines import FULL_YAML, GOOD_YAML, MINIMAL_YAML, PATIENT, format_routine, routines

FULL: Final = FULL_YAML.encode()


def refusal_of(raw: bytes) -> RoutineError | None:
    """Why bytes are no routine; None if they are one."""
    try:
        parse_routine(raw, "r.yaml")
    except RoutineError as error:
        return error
    return None


def load_or_refuse(raw: bytes) -> None:
    """Load bytes; refusing them must leave lines that can be printed, each with its place."""
    error = refusal_of(raw)
    if error is not None:
        assert error.problems
        assert list(error.problems) == sorted(error.problems)
        assert all(problem.line > 0 and problem.column > 0 for problem in error.problems)
        assert all(problem.what and problem.mend for problem in error.problems)
        lines = str(error).split("\n")
        assert len(lines) == len(error.problems)
        assert all(line.isprintable() for line in lines)


@PATIENT
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"{side}\n")
@example(b"[" * 2000)
def test_no_bytes_break_it(raw: bytes) -> None:
    """Arbitrary bytes are refused with problems."""
    load_or_refuse(raw)


@PATIENT
@given(
    st.text(
        st.sampled_from("ab:-?[]{},&*!|>'\"%@`#~.0123 \n\t\r<=\\xuU\ufeff\u2028é🙂"), max_size=60
    )
)
def test_no_yaml_breaks_it(text: str) -> None:
    """Text made of all that means something in YAML is refused with problems."""
    load_or_refuse(text.encode())
    load_or_refuse(f"a: {text}".encode())


@PATIENT
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(FULL)),
            st.integers(0, 30),
            st.binary(max_size=4) | st.text(max_size=4).map(str.encode),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_no_mutation_of_a_good_file_breaks_it(cuts: list[tuple[int, int, bytes]]) -> None:
    """A good file with pieces cut out and others put in loads or is refused with problems."""
    raw = FULL
    for start, length, piece in cuts:
        raw = raw[:start] + piece + raw[start + length :]
    load_or_refuse(raw)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [*Routine.model_fields, *Exercise.model_fields, *Step.model_fields, "x"]
            ),
            inner,
            max_size=5,
        )
    ),
)


@PATIENT
@given(JSON)
def test_no_data_breaks_it(data: object) -> None:
    """Whatever stands under the format's keys is refused with problems."""
    load_or_refuse(yaml.safe_dump(data, allow_unicode=True).encode(errors="replace"))


@PATIENT
@given(routine=routines(), with_defaults=st.booleans())
def test_a_routine_survives_being_written_and_read(
    routine: Routine, *, with_defaults: bool
) -> None:
    """parse(format(routine)) == routine, and each part knows its place."""
    raw = format_routine(routine, with_defaults=with_defaults)
    loaded = parse_routine(raw, "r.yaml")
    assert loaded.routine == routine
    place = loaded.positions.value(("exercises", 0, "steps", 0, "say"))
    assert b'say: "' in raw.splitlines()[place.line - 1]


@pytest.mark.parametrize("text", GOOD_YAML)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_good_files_load(text: str, newline: str, mark: str) -> None:
    """The samples load, whichever editor saved them."""
    loaded = parse_routine((mark + text).replace("\n", newline).encode(), "r.yaml")
    assert loaded.routine == parse_routine(text.encode(), "r.yaml").routine


def test_the_full_sample_has_every_key() -> None:
    """The sample that other tests spoil leaves out nothing of the language."""
    data = yaml.safe_load(FULL_YAML)
    turn = data["exercises"][0]
    steps = [*turn["prepare"], *turn["steps"]]
    assert set(data) == set(Routine.model_fields)
    assert set(data["source"]) == set(Source.model_fields)
    assert set(data["pronunciations"][0]) == set(Pronunciation.model_fields)
    assert set(turn) | set(data["exercises"][1]) == set(Exercise.model_fields)
    assert set(turn["reps"]) == set(Reps.model_fields)
    assert {key for step in steps for key in step} == set(Step.model_fields)
    assert {key for step in steps for key in step.get("hold", {})} == set(Hold.model_fields)


def test_a_file_is_loaded_with_its_places(tmp_path: Path) -> None:
    """What `check` needs to name the place of words comes with the routine."""
    path = tmp_path / "calm.yaml"
    path.write_text(MINIMAL_YAML, encoding="utf-8")
    loaded = load_routine(path)
    assert loaded.routine.id == "calm-knees"
    place = loaded.positions.value(("exercises", 0, "steps", 0, "short"))
    assert place == Place(line=17, column=16)


def test_shipped_routines_load() -> None:
    """What the package ships passes its own checks."""
    folder = Path(__file__).parents[3] / "audio_builder" / "routines"
    for path in folder.glob("*.yaml"):
        assert load_routine(path).routine.exercises


def test_problems_name_the_file(tmp_path: Path) -> None:
    """Each line begins with the path as it was given."""
    path = tmp_path / "bad.yaml"
    path.write_bytes(b"x" * (SIZE_MAX + 7))
    with pytest.raises(RoutineError) as caught:
        load_routine(path)
    assert str(caught.value).startswith(f"{path}:1:1: the file has more than 262,144 bytes")


def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Missing files, folders and impossible names are the user's to mend, not a traceback."""
    missing = tmp_path / "missing.yaml"
    with pytest.raises(InputError, match="there is no such file; check the name, or run 'repcast"):
        load_routine(missing)
    with pytest.raises(InputError, match="is a folder; name the routine file in it"):
        load_routine(tmp_path)
    with pytest.raises(InputError, match=r"a\\u0000b cannot be read: it is no name of a file"):
        load_routine(Path("a\0b"))
    with pytest.raises(InputError, match="cannot be read: File name too long"):
        load_routine(tmp_path / ("x" * 5000))


def test_a_file_may_be_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No permission is a sentence too."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="may not be read; change its permissions"):
        load_routine(tmp_path / "r.yaml")


def test_broken_rules_leave_a_routine_to_judge_further() -> None:
    """Whoever knows more of a routine than its file can add to its problems, with their places."""
    text = MINIMAL_YAML.replace("Bend your knees and rise.", "Hold your breath.")
    error = refusal_of(text.encode())
    assert isinstance(error, BrokenRulesError)
    assert error.loaded.routine.exercises[0].steps[0].say == "Hold your breath."
    assert error.loaded.positions.value(("safety",)).line == 6


@pytest.mark.parametrize(
    "text",
    [
        MINIMAL_YAML.replace("posture: standing", "posture: flying"),
        MINIMAL_YAML + "title: Twice\n",
        MINIMAL_YAML.replace(
            "reps: {default: 3}", "reps: {default: 30}\n    sets: 5\n    rest_between_sets: 300"
        ).replace("short: Bend and rise.", "short: Bend and rise.\n        hold: {breaths: 20}"),
    ],
    ids=["structure", "twice", "too long"],
)
def test_without_a_sound_structure_there_is_no_routine_to_judge(text: str) -> None:
    """What is only half understood, or would take hours to lay out, is told as far as it is."""
    text = text.replace("Bend your knees and rise.", "Hold your breath.")
    error = refusal_of(text.encode())
    assert error is not None
    assert not isinstance(error, BrokenRulesError)
    assert any("breath" in problem.what for problem in error.problems)
