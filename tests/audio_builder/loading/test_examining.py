"""Examining a text: each problem knows the part that it is about."""

from audio_builder.loading.examining import examine
from grammar import GRAMMAR_YAML, file_of, leaf_yaml


def paths(text: str) -> dict[str, object]:
    """What is wrong in a text, and the path of each."""
    return {each.problem.what: each.path for each in examine(text.encode()).located}


def test_a_sound_text_has_a_routine_and_no_problem() -> None:
    """What is written and what is meant are told apart only where something is used."""
    examined = examine(GRAMMAR_YAML.encode())
    assert examined.loaded is not None
    assert examined.loaded.routine.id == "whole-grammar"
    assert examined.located == ()
    assert examined.written == examined.resolved


def test_a_problem_of_structure_names_its_part() -> None:
    """By the path in the file; what is missing, by the part that lacks it."""
    text = file_of(leaf_yaml("bow", "sets: many", "work: 20")).replace(
        "purpose: Good.", "porpoise: x"
    )
    found = paths(text)
    assert found["'sets' must be a whole number, not the text 'many'"] == ("exercises", 0, "sets")
    assert found["unknown key 'porpoise'"] == ("exercises", 0, "porpoise")


def test_a_broken_rule_leaves_the_routine_readable() -> None:
    """It can be planned while it breaks a rule."""
    text = file_of(leaf_yaml("bow", "work: 20")).replace("[Stand.]", "[Hold your breath.]")
    examined = examine(text.encode())
    assert examined.loaded is not None
    assert [each.path for each in examined.located] == [("exercises", 0, "setup", 0)]


def test_a_fault_of_yaml_names_what_begins_where_it_stands() -> None:
    """Or nothing, where it is about no part."""
    assert paths("title: &a x\n")["the anchor '&a' is no part of this language"] == ("title",)
    examined = examine(b"title: x: y\n")
    assert examined.loaded is None
    assert [each.path for each in examined.located] == [None]
