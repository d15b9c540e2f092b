"""What cannot be imported is refused with where, what and how to mend it; nothing ends in a bug."""

import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audio_builder.errors import InputError
from audio_builder.exchange.formats import ENDINGS, Options, import_file
from audio_builder.exchange.limits import SIZE_MAX, STEPS_MAX
from fit_bytes import reps, workout_file
from fit_samples import ACTIVITY, SAMPLES, STRENGTH
from imported import PLAIN, import_text
from routines import MINIMAL_YAML, PATIENT

_W2A = "exercises:\n"
_LAUGHS = '<!DOCTYPE a [<!ENTITY b "haha">]><workout_file><workout>&b;</workout></workout_file>'


def refusal(raw: bytes, name: str, options: Options = PLAIN) -> str:
    """The message with which a file is refused."""
    with pytest.raises(InputError) as caught:
        import_file(raw, name, options)
    assert caught.value.exit_code == 2
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.yaml", "a: [1\n", "a.yaml: line 2: this is no YAML"),
        ("a.yaml", "- a\n", "a.yaml: line 1: this YAML has no list of 'exercises'"),
        ("a.yaml", MINIMAL_YAML, "a.yaml: line 1: this is a routine of Repcast already"),
        (
            "a.yaml",
            _W2A + "  - {name: A, duration: 30}\n",
            "exercise 1, 'duration': '30' is no length; write it as in '30s'",
        ),
        (
            "a.yaml",
            _W2A + "  - A\n",
            "exercise 1: this is no exercise with a 'name' and a 'duration'",
        ),
        ("a.yaml", _W2A + "  - *a\n", "a.yaml: line 2: nothing is named '&a' before this"),
        ("a.yaml", "a:\n- \0", "a.yaml: line 2: a character here is none that YAML knows"),
        ("a.yaml", 'a: "\\UFFFFFFFF"', "a.yaml: line 1: a character here is none that YAML knows"),
        ("a.yaml", "exercises: []\n", "a.yaml: the file: there is no exercise in it"),
        ("a.yaml", "[" * 50, "mappings and lists stand more than 20 deep"),
        ("a.zwo", "<workout_file>", "a.zwo: line 1: this is no XML (no element found)"),
        ("a.zwo", "<gpx/>", "a.zwo: line 1: this XML has no <workout> in a <workout_file>"),
        ("a.zwo", _LAUGHS, "a.zwo: line 1: it declares a document type (<!DOCTYPE …>)"),
        ("a.zwo", "<a>" * 20, "elements, or more than 10 deep"),
        ("a.zwo", "<workout_file><workout/></workout_file>", "there is no exercise in it"),
        ("a.json", "{", "a.json: line 1: this is no JSON"),
        ("a.json", "[" * 100_000, "this is nested too deep, or has a number too long"),
        ("a.json", "1" * 5000, "this is nested too deep, or has a number too long"),
        ("a.json", "{}", "this JSON has no 'days', as routines of wger have; save what"),
        ("a.json", '{"days": [{"slots": []}]}', "no day of it has an exercise"),
        ("a.csv", "", "a.csv: the file: there is no exercise in it"),
        ("a.csv", "sets,reps\n3,10\n", "a.csv: line 1: no column is called 'name', 'exercise' or"),
        ("a.csv", 'name\n"open', "a.csv: line 2: this is no table"),
        (
            "a.csv",
            "name\n" + "a\n" * (STEPS_MAX + 1),
            f"more than {STEPS_MAX}; cut it into several files",
        ),
        ("a.txt", "", "a.txt: line 1: there is no text in it; paste the words of the handout"),
        ("a.txt", "Plank 9 x 900 min\n", "the routine that would come of it: with all its reps at"),
        ("a.md", "# Dear Sam\n", "a.md: lines 1 to 2: no exercise was found: no line has both"),
        (
            "a.doc",
            "Squats",
            "its ending tells no format, and neither does its content; give it one",
        ),
        ("a\x1b[2J.csv", "", "a\\u001b[2J.csv: the file:"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(name: str, text: str, expected: str) -> None:
    """Each message names the file, where in it, what is wrong, and a way out."""
    assert expected in refusal(text.encode(), name)


def test_a_day_that_is_not_there_is_refused() -> None:
    """Who asks for a third of two days is told how many there are."""
    day = {"slots": [{"entries": [{"exercise": 1}]}]}
    raw = json.dumps({"days": [day, day]}).encode()
    assert "--day: there is no training day 3; give 1 to 2" in refusal(
        raw, "a.json", Options(day=3)
    )


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (STRENGTH[:60], "this is no whole FIT file"),
        (STRENGTH[:-1] + bytes([STRENGTH[-1] ^ 1]), "this is no whole FIT file"),
        (ACTIVITY, "this FIT file holds no workout; it may be an activity"),
        (b"no FIT at all", "this is no whole FIT file"),
        (workout_file("Much", [reps(1, "A")] * (STEPS_MAX + 1)), "more than 300"),
    ],
)
def test_a_wrong_fit_file_is_refused(raw: bytes, expected: str) -> None:
    """A damaged file, and one that is no workout, are told apart."""
    assert expected in refusal(raw, "a.fit")


@pytest.mark.parametrize("name", ["a.fit", "a.zwo", "a.json", "a.yaml", "a.csv"])
def test_a_file_that_is_too_large_is_refused_unread(name: str) -> None:
    """No workout is a megabyte long."""
    assert "it has more than 1,048,576 bytes" in refusal(b" " * (SIZE_MAX + 1), name)


def test_merges_cannot_expand() -> None:
    """Mappings that merge each other, again and again, cost no more than they say."""
    lines = ["a0: &a0 {name: A, duration: 30s}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 60)]
    text = "\n".join([*lines, "exercises: [{<<: *a59}]"])
    assert "title: A\n" in import_text(text, "a.yaml").text
    wide = "a: &a {}\nb: {<<: [" + ", ".join(["*a"] * 2_000) + "]}\n"
    assert "merges more than 1,000 mappings" in refusal(wide.encode(), "a.yaml")


def test_repeats_that_stand_too_deep_are_refused() -> None:
    """Blocks may stand in a block and no deeper; what is deeper is not silently flattened."""
    from fit_bytes import repeat, timed  # noqa: PLC0415 - for this test alone

    steps = [
        timed(30, "A"),
        timed(30, "B"),
        repeat(0, 2),
        timed(30, "C"),
        repeat(0, 2),
        timed(30, "D"),
        repeat(0, 2),
    ]
    found = refusal(workout_file("Deep", steps), "a.fit")
    assert "repeats stand inside each other more than 2 deep; write out the innermost" in found


def quietly(read: Callable[[], object]) -> None:
    """Run an import, which may refuse, and may not fail otherwise."""
    with suppress(InputError):
        read()


@PATIENT
@given(raw=st.binary(max_size=300), ending=st.sampled_from([*ENDINGS, ""]))
@example(raw=b"\xff\xfe", ending=".csv")
@example(raw=b'<?xml version="1.0" encoding="utf-7"?><a/>', ending=".zwo")
@example(raw=b"%", ending=".yaml")
def test_no_bytes_end_in_a_bug(raw: bytes, ending: str) -> None:
    """Whatever a file holds, it is imported, or refused in words."""
    quietly(lambda: import_file(raw, f"a{ending}", PLAIN))


@PATIENT
@given(data=st.data(), name=st.sampled_from(sorted(SAMPLES)))
def test_no_damage_to_a_fit_file_ends_in_a_bug(data: st.DataObject, name: str) -> None:
    """A FIT file whose bytes have changed, its checksum mended, is imported or refused."""
    from fit_bytes import crc  # noqa: PLC0415 - for this test alone

    raw = bytearray(SAMPLES[name][:-2])
    for at in data.draw(st.lists(st.integers(14, len(raw) - 1), max_size=5)):
        raw[at] = data.draw(st.integers(0, 255))
    whole = bytes(raw) + crc(bytes(raw)).to_bytes(2, "little")
    quietly(lambda: import_file(whole, name, PLAIN))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "days",
                    "slots",
                    "entries",
                    "sets",
                    "day",
                    "exercise",
                    "type",
                    "repetitions_configs",
                    "set_nr_configs",
                    "rest_configs",
                    "value",
                    "iteration",
                    "repetition_unit",
                    "name",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@PATIENT
@given(data=_JSON)
def test_no_json_ends_in_a_bug(data: object) -> None:
    """Parts of the wrong kind count as absent, wherever they stand."""
    quietly(lambda: import_file(json.dumps(data).encode(), "a.json", PLAIN))


@PATIENT
@given(rows=st.lists(st.lists(st.text(max_size=8), min_size=5, max_size=5), min_size=1, max_size=5))
def test_no_table_ends_in_a_bug(rows: list[list[str]]) -> None:
    """Whatever stands in the cells, it is imported or listed."""
    table = "\n".join(";".join(row) for row in [["name", "sets", "reps", "seconds", "rest"], *rows])
    quietly(lambda: import_file(table.encode(errors="replace"), "a.csv", PLAIN))
