"""The published JSON Schema accepts what the model accepts, and says the same of the rest."""

import json
from collections.abc import Iterator
from enum import Enum
from importlib import resources

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.loading.plain import Json, KeyPath, mapping
from audio_builder.loading.schema import render_schema
from audio_builder.loading.structure import validate
from audio_builder.model.routine import Routine
from grammar import GRAMMAR_YAML, grammatical
from routines import FULL_YAML, GOOD_YAML, PATIENT, build_routine, routines, written

VALIDATOR = jsonschema.Draft202012Validator(json.loads(render_schema()))


class Absent(Enum):
    """Stands for no value at all."""

    ABSENT = "absent"


BAD_VALUES: tuple[Json | Absent, ...] = (
    Absent.ABSENT,
    None,
    True,
    7,
    -1,
    7.25,
    10**9,
    "",
    " ",
    "x" * 2000,
    "two\nlines",
    "word",
    [],
    [1],
    ["a"] * 60,
    {},
    {"zzz": 1},
)


def paths_in(value: Json, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the path of every part of plain data."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from paths_in(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from paths_in(item, (*path, index))


def changed_at(value: Json, path: KeyPath, bad: Json | Absent) -> Json:
    """Plain data with another value at a path, or without it."""
    if not path:
        return None if isinstance(bad, Absent) else bad
    part, rest = path[0], path[1:]
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if key != part}
        if not rest and isinstance(bad, Absent):
            return kept
        return kept | {str(part): changed_at(value[str(part)], rest, bad)}
    items = list(value) if isinstance(value, list) else []
    index = int(part)
    if not rest and isinstance(bad, Absent):
        return [*items[:index], *items[index + 1 :]]
    return [*items[:index], changed_at(items[index], rest, bad), *items[index + 1 :]]


def test_the_published_file_is_up_to_date() -> None:
    """`routine.schema.json` is what the model renders; write it anew when the model changes."""
    published = resources.files("audio_builder") / "routines" / "routine.schema.json"
    assert published.read_text(encoding="utf-8") == render_schema()


def test_it_is_a_schema_of_its_dialect() -> None:
    """It names its dialect, itself and what it is for, and is valid."""
    schema = json.loads(render_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:repcast:schema:routine:2"
    assert schema["title"] == "A Repcast routine"
    assert list(schema)[:4] == ["$schema", "$id", "title", "description"]
    assert render_schema().endswith("}\n")


def test_every_key_is_described() -> None:
    """An editor can explain every key of the language."""
    schema = json.loads(render_schema())
    written = [schema, *schema["$defs"].values()]
    for record in written:
        for form in [record] if "properties" in record else record["anyOf"]:
            for key, field in form.get("properties", {}).items():
                assert field.get("description"), key


@pytest.mark.parametrize("text", [*GOOD_YAML, GRAMMAR_YAML])
def test_good_routines_are_accepted(text: str) -> None:
    """What loads is valid."""
    assert VALIDATOR.is_valid(yaml.safe_load(text))


@PATIENT
@given(routines())
def test_random_routines_are_accepted(routine: Routine) -> None:
    """Any routine that the model can hold is valid, with its defaults written out or not."""
    assert VALIDATOR.is_valid(routine.model_dump(mode="json"))


@PATIENT
@given(grammatical(), st.booleans())
def test_random_routines_of_the_whole_grammar_are_accepted(
    routine: Routine,
    with_defaults: bool,  # noqa: FBT001 - hypothesis hands it over
) -> None:
    """With blocks, clocks, levels and rules, in the form of a file."""
    assert VALIDATOR.is_valid(written(routine, with_defaults=with_defaults))


@pytest.mark.parametrize("value", BAD_VALUES, ids=lambda value: repr(value)[:12])
def test_the_schema_accepts_what_the_model_accepts_of_the_grammar(value: Json | Absent) -> None:
    """Wherever one value of the sample is replaced, the schema takes what loading would take."""
    good = yaml.safe_load(GRAMMAR_YAML)
    for path in paths_in(good):
        data = mapping(changed_at(good, path, value))
        if path != ("format",) and isinstance(validate(data), Routine):
            assert VALIDATOR.is_valid(data), path


@pytest.mark.parametrize("value", BAD_VALUES, ids=lambda value: repr(value)[:12])
def test_schema_and_model_agree(value: Json | Absent) -> None:
    """Wherever one value of a good routine is replaced, both accept it or both refuse it."""
    good = yaml.safe_load(FULL_YAML)
    for path in paths_in(good):
        if path == ("format",) and value is True:
            continue  # Python takes true for 1, so the model does; a rule refuses it
        data = mapping(changed_at(good, path, value))
        accepted = isinstance(validate(data), Routine)
        assert VALIDATOR.is_valid(data) == accepted, path


@pytest.mark.parametrize(
    ("hold", "accepted"),
    [
        ({}, False),
        ({"breaths": 1}, True),
        ({"seconds": 2.5}, True),
        ({"breaths": 1, "seconds": 2.5}, False),
        ({"breaths": None, "seconds": 2.5}, True),
        ({"breaths": None, "seconds": None}, False),
    ],
)
@pytest.mark.parametrize("tempo", [None, "1-0-1-0"])
def test_holds_and_tempi_exclude_each_other(
    hold: dict[str, object], tempo: str | None, *, accepted: bool
) -> None:
    """A hold has breaths or seconds, a step has a hold or a tempo: the schema says so too."""
    data = build_routine().model_dump(mode="json")
    data["exercises"][0]["steps"][0] |= {"hold": hold, "tempo": tempo}
    expected = accepted and tempo is None
    assert VALIDATOR.is_valid(data) == expected
    assert isinstance(validate(data), Routine) == expected


@PATIENT
@given(st.data())
def test_the_schema_accepts_what_the_model_accepts(data: st.DataObject) -> None:
    """Two random changes at once: the schema never refuses what loading would take."""
    changed: Json = data.draw(routines()).model_dump(mode="json")
    for _ in range(2):
        path = data.draw(st.sampled_from(list(paths_in(changed))))
        value = data.draw(st.sampled_from(BAD_VALUES))
        if not (path == ("format",) and value is True):
            changed = changed_at(changed, path, value)
    if isinstance(validate(mapping(changed)), Routine):
        assert VALIDATOR.is_valid(changed)
