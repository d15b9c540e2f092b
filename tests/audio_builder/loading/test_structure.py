"""Every objection of the model reaches the author in plain words, at the right place."""

import re
from typing import Any

import pytest
import yaml
from pydantic_core import core_schema

from audio_builder.loading.phrasing import PHRASED_KINDS, Objection, phrase
from audio_builder.loading.plain import Json, mapping
from audio_builder.loading.rules import broken_rules
from audio_builder.loading.structure import UNKNOWN_KEY, validate
from audio_builder.model.routine import Routine
from routines import FULL_YAML, MINIMAL_YAML, problems_of

JARGON = re.compile(
    r"input should|valid (?:string|number|integer|array)|field required|pydantic|extra inputs"
    r"|validat|tuple|(?-i:None)|\bdict|\w_(?:type|error|short|long)\b|json|regex|pattern|schema|\^",
    re.IGNORECASE,
)
"""What a library says to programmers, and nobody to a coach."""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Keys
        (
            "title: Calm knees\n",
            "",
            ["r:1:1: 'title' is missing; add it: its name, shown and spoken"],
        ),
        ("title: Calm", "titel: Calm", ["r:3:1: unknown key 'titel'; did you mean 'title'?"]),
        (
            "    purpose: It wakes the thighs.\n",
            "",
            ["r:8:5: 'purpose' is missing; add it: what it is good for, in a sentence"],
        ),
        (
            "        short: Bend and rise.\n",
            "        Short : Bend and rise.\n",
            ["r:17:9: unknown key 'Short'; did you mean 'short'?"],
        ),
        (
            "{default: 3}",
            "{default: 3, most: 4}",
            ["r:14:24: unknown key 'most'; the keys here are default, min, max and by_turn"],
        ),
        (
            "    reps: {default: 3}\n",
            "    reps: {default: 3}\n    lead_in: 3\n",
            ["r:15:5: unknown key 'lead_in'; it is a key of a routine: check the indentation"],
        ),
        (
            "title: Calm",
            "hold: {breaths: 1}\nsay: x\ntitle: Calm",
            [
                "r:3:1: unknown key 'hold'; it is a key of a step: check the indentation",
                (
                    "r:4:1: unknown key 'say'; "
                    "it is a key of a pronunciation or a step: check the indentation"
                ),
            ],
        ),
        (
            "{default: 3}",
            "{default: 3, max:4}",
            ["r:14:24: unknown key 'max:4'; did you mean 'max'?"],
        ),
        (
            "{default: 3}",
            "{default:3}",
            ["r:14:12: unknown key 'default:3'; did you mean 'default'?"],
        ),
        # Text
        (
            "title: Calm knees",
            "title:",
            ["r:3:1: 'title' is empty; give it: its name, shown and spoken"],
        ),
        (
            "title: Calm knees",
            "title: ''",
            ["r:3:8: 'title' is empty; give it: its name, shown and spoken"],
        ),
        (
            "title: Calm knees",
            "title: ' '",
            ["r:3:8: 'title' is blank; give it: its name, shown and spoken"],
        ),
        (
            "title: Calm knees",
            "title: 012",
            ["r:3:8: 'title' must be text, not the number 12; put it in quotes"],
        ),
        (
            "title: Calm knees",
            "title: true",
            ["r:3:8: 'title' must be text, not yes or no (true, false); put it in quotes"],
        ),
        (
            "Bend your knees and rise.",
            "{side}",
            [
                (
                    "r:16:14: 'say' must be text, not a mapping; "
                    "put text that has '{' at its start or ': ' inside in quotes"
                )
            ],
        ),
        (
            "- Work without pain.",
            "- Remember: work without pain.",
            [
                (
                    "r:6:5: item 1 of 'safety' must be text, not a mapping; "
                    "put text that has '{' at its start or ': ' inside in quotes"
                )
            ],
        ),
        (
            "title: Calm knees",
            "title: [Calm] ",
            [
                (
                    "r:3:8: 'title' must be text, not a list; "
                    "write it as one text; put text that starts with '[' or '-' in quotes"
                )
            ],
        ),
        (
            "title: Calm knees",
            f"title: {'x' * 81}",
            ["r:3:8: 'title' has 81 characters; shorten it to 80 at most"],
        ),
        (
            "say: Bend your knees and rise.",
            "say: |\n          Bend.\n          Rise.",
            [
                (
                    "r:16:14: 'say' has a line break; "
                    "write it on one line; for several lines of the file, open it with '>-'"
                )
            ],
        ),
        # Text of a certain form
        (
            "id: calm-knees",
            "id: Calm_Knees",
            [
                (
                    "r:2:5: 'id' cannot be 'Calm_Knees'; use lower-case letters, digits and single "
                    "hyphens, as in hip-hinge: it becomes a file name"
                )
            ],
        ),
        (
            "        short: Bend",
            "        tempo: 3-1-2-\n        short: Bend",
            [
                (
                    "r:17:16: 'tempo' cannot be '3-1-2-'; give the seconds of one to four phases, "
                    "0 to 60 each, as in 3-1-2-0 or 2-1-3"
                )
            ],
        ),
        (
            "title: Calm",
            "language: english\ntitle: Calm",
            [
                (
                    "r:3:11: 'language' cannot be 'english'; "
                    "the coach speaks English: give en, en-US, en-GB or another English"
                )
            ],
        ),
        (
            "title: Calm",
            "source: {author: a, title: b, publisher: c, url: example.org}\ntitle: Calm",
            [
                (
                    "r:3:50: 'url' cannot be 'example.org'; "
                    "give a whole address that starts with https://"
                )
            ],
        ),
        (
            "title: Calm",
            "contact: Ada at home\ntitle: Calm",
            [
                (
                    "r:3:10: 'contact' cannot be 'Ada at home'; "
                    "give an e-mail address, as in coach@example.org, or leave it out"
                )
            ],
        ),
        # Numbers
        (
            "{default: 3}",
            "{default: '3'}",
            ["r:14:21: 'default' must be a whole number, not the text '3'; write 3 without quotes"],
        ),
        (
            "{default: 3}",
            "{default: 3.0}",
            ["r:14:21: 'default' must be a whole number, not the number 3.0; write 3"],
        ),
        (
            "{default: 3}",
            "{default: 3.5}",
            [
                (
                    "r:14:21: 'default' must be a whole number, not the number 3.5; "
                    "write a whole number, such as 3"
                )
            ],
        ),
        (
            "{default: 3}",
            "{default: true}",
            [
                (
                    "r:14:21: 'default' must be a whole number, not yes or no (true, false); "
                    "write a whole number, such as 3"
                )
            ],
        ),
        (
            "{default: 3}",
            "{default: 0, min: 0}",
            [
                "r:14:21: 'default' is 0; give 1 or more",
                "r:14:29: 'min' is 0; give 1 or more",
            ],
        ),
        ("{default: 3}", "{default: 31}", ["r:14:21: 'default' is 31; give 30 or less"]),
        (
            "title: Calm",
            "rest: '15'\ntitle: Calm",
            ["r:3:7: 'rest' must be a number, not the text '15'; write 15 without quotes"],
        ),
        (
            "title: Calm",
            "rest: 15 s\ntitle: Calm",
            ["r:3:7: 'rest' must be a number, not the text '15 s'; write the number alone: 15"],
        ),
        (
            "title: Calm",
            "rest: 1:30\ntitle: Calm",
            ["r:3:7: 'rest' must be a number, not the text '1:30'; write it in seconds: 90"],
        ),
        (
            "title: Calm",
            "rest: some\ntitle: Calm",
            [
                (
                    "r:3:7: 'rest' must be a number, not the text 'some'; "
                    "write a number, such as 5 or 7.5"
                )
            ],
        ),
        (
            "title: Calm",
            "rest: 7.3\ntitle: Calm",
            ["r:3:7: 'rest' is 7.3, between two steps of 0.5; did you mean 7.5?"],
        ),
        # Choices
        ("format: 1", "format: 3", ["r:1:9: 'format' cannot be the number 3; write 1 or 2"]),
        ("format: 1", "format: '1'", ["r:1:9: 'format' cannot be the text '1'; write 1 or 2"]),
        ("format: 1", "format: true", ["r:1:9: 'format' cannot be true; write 1"]),
        (
            "posture: standing",
            "posture: stand",
            [
                (
                    "r:10:14: 'posture' cannot be 'stand'; did you mean 'standing'? "
                    "the choices are standing, sitting, kneeling or lying"
                )
            ],
        ),
        (
            "posture: standing",
            "posture: 7",
            [
                (
                    "r:10:14: 'posture' cannot be the number 7; "
                    "write standing, sitting, kneeling or lying"
                )
            ],
        ),
        (
            "posture: standing",
            "posture:",
            ["r:10:5: 'posture' is empty; write standing, sitting, kneeling or lying"],
        ),
        # Lists and mappings
        (
            "safety:\n  - Work without pain.",
            "safety: Work without pain.",
            [
                (
                    "r:5:9: 'safety' must be a list, not the text 'Work without pain.'; "
                    "write each item on a line of its own, after '- '"
                )
            ],
        ),
        (
            "safety:\n  - Work without pain.",
            "safety: []",
            [
                (
                    "r:5:9: 'safety' is empty; "
                    "give at least 1: what keeps the listener safe; spoken once, always"
                )
            ],
        ),
        (
            "safety:\n  - Work without pain.",
            "safety:\n  -",
            ["r:6:4: item 1 of 'safety' is empty; write it, or remove its '-'"],
        ),
        (
            "safety:\n  - Work without pain.",
            f"safety: [{', '.join('abcdefgh')}, 7, j]",
            [
                "r:5:9: 'safety' has 10 items; give at most 8",
            ],
        ),
        (
            "safety:\n  - Work without pain.",
            f"safety: [7, {', '.join('abcdefghi')}]",
            [
                "r:5:9: 'safety' has 10 items; give at most 8",
                "r:5:10: item 1 of 'safety' must be text, not the number 7; put it in quotes",
            ],
        ),
        (
            "        short: Bend",
            "        tempo: 3-0-1-0\n        tempo_words: [Down, Up]\n        short: Bend",
            [
                (
                    "r:18:22: 'tempo_words' has 2 words, and the tempo 4 phases; "
                    "give one word for each phase"
                )
            ],
        ),
        (
            "        short: Bend",
            "        tempo_words: [a, b, c, d, e]\n        short: Bend",
            ["r:17:22: 'tempo_words' has 5 items; give at most 4"],
        ),
        # The model's own rules
        (
            "        short: Bend",
            "        hold: {}\n        short: Bend",
            [
                (
                    "r:17:15: give breaths, seconds or minutes; "
                    "write 'hold: {breaths: 1}' or 'hold: {seconds: 20}'"
                )
            ],
        ),
        (
            "        short: Bend",
            "        hold: {breaths: 1, seconds: 5}\n        short: Bend",
            [
                (
                    "r:17:15: give breaths, seconds or minutes; "
                    "write 'hold: {breaths: 1}' or 'hold: {seconds: 20}'"
                )
            ],
        ),
        (
            "        short: Bend",
            "        hold: {breaths: 1}\n        tempo: 1-1-1-1\n        short: Bend",
            [
                (
                    "r:16:9: a step has a hold, a tempo or a breath, not two of them; "
                    "keep one, or make it two steps"
                )
            ],
        ),
        # Nothing is said of what has its problem already
        (
            "title: Calm knees",
            "title: *name\n<<: *base",
            [
                (
                    "r:3:8: the alias '*name' is no part of this language; "
                    "write it out, or put text that starts with '*' in quotes"
                ),
                "r:4:1: merge keys ('<<') are no part of this language; write its keys out",
                (
                    "r:4:5: the alias '*base' is no part of this language; "
                    "write it out, or put text that starts with '*' in quotes"
                ),
            ],
        ),
        (
            "reps: {default: 3}",
            "<<: {reps: 3}",
            ["r:14:5: merge keys ('<<') are no part of this language; write its keys out"],
        ),
        (
            "reps: {default: 3}",
            "reps: {default: .inf}",
            [
                (
                    "r:14:21: '.inf' is no number that a routine can use; "
                    "give an ordinary number, or put text in quotes"
                )
            ],
        ),
    ],
)
def test_objections_are_in_plain_words(old: str, new: str, expected: list[str]) -> None:
    """One slip in a good routine is one problem: where, what, and what would be right."""
    assert old in MINIMAL_YAML
    assert problems_of(MINIMAL_YAML.replace(old, new, 1)) == expected


def test_an_empty_mapping_lacks_every_key() -> None:
    """All missing keys are told at once."""
    missing = [problem.split("'")[1] for problem in problems_of("{}")]
    assert missing == sorted(["format", "id", "title", "summary", "safety", "exercises"])


BAD_VALUES: tuple[Json, ...] = (
    None,
    True,
    -7,
    7.3,
    10**9,
    "",
    " ",
    "x" * 2000,
    "two\nlines",
    [],
    [None],
    ["a"] * 60,
    {},
    {"zzz": 1},
    {"breaths": 1, "seconds": 1},
)


def spoilt(value: Json) -> list[Json]:
    """A value in every way it can be spoilt: as a whole, or in one of its parts."""
    results: list[Json] = list(BAD_VALUES)
    if isinstance(value, dict):
        for key, item in value.items():
            results += [value | {key: bad} for bad in spoilt(item)]
            results.append({other: kept for other, kept in value.items() if other != key})
            results.append(value | {f"{key}x": 1})
    elif isinstance(value, list):
        for index, item in enumerate(value):
            results += [[*value[:index], bad, *value[index + 1 :]] for bad in spoilt(item)]
    return results


def test_no_jargon_reaches_the_author() -> None:
    """However a value is spoilt, the words are an author's, and never those that fit anything."""
    said: set[str] = set()
    for data in spoilt(yaml.safe_load(FULL_YAML)):
        checked = validate(mapping(data))
        if not isinstance(checked, Routine):
            told_better = {(finding.path, finding.what) for finding in broken_rules(mapping(data))}
            said |= {
                f"{finding.what}; {finding.mend}"
                for finding in checked
                if (finding.path, finding.what) not in told_better
            }
    assert len(said) > 300
    assert [words for words in said if JARGON.search(words)] == []
    assert [words for words in said if "it is meant to be" in words or "see the" in words] == []


EXPECTED_KINDS = {
    "str": "string_type",
    "int": "int_type",
    "float": "float_type",
    "bool": "bool_type",
    "tuple": "tuple_type",
    "model": "model_type",
    "literal": "literal_error",
    "function-after": "value_error",
    "min_length": "too_short",
    "max_length": "too_long",
    "ge": "greater_than_equal",
    "gt": "greater_than",
    "le": "less_than_equal",
    "multiple_of": "multiple_of",
    "pattern": "string_pattern_mismatch",
}
HARMLESS_NODES = {"model-fields", "model-field", "default", "nullable", "definitions"}
HARMLESS_NODES |= {"definition-ref", "function-before", "union"}
HARMLESS_NODES |= {"tagged-union"}  # whatever stands there has one of its two tags
CONSTRAINTS = {"gt", "lt", "ge", "le", "multiple_of", "min_length", "max_length", "pattern"}


def nodes_in(schema: object) -> list[dict[str, Any]]:
    """Every node of pydantic's description of the model."""
    found: list[dict[str, Any]] = []
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            found.append(schema)
        for key, part in schema.items():
            if key not in {"metadata", "serialization", "default", "config", "function"}:
                found += nodes_in(part)
    elif isinstance(schema, list | tuple):
        for part in schema:
            found += nodes_in(part)
    return found


def test_every_kind_of_objection_has_its_words() -> None:
    """Whatever the model can object to has words of its own; a new kind must be given some."""
    schema: core_schema.CoreSchema = Routine.__pydantic_core_schema__
    nodes = nodes_in(schema)
    assert len(nodes) > 50
    for node in nodes:
        if node["type"] not in HARMLESS_NODES:
            assert EXPECTED_KINDS[node["type"]] in PHRASED_KINDS
        for constraint in CONSTRAINTS & set(node):
            assert EXPECTED_KINDS[constraint] in PHRASED_KINDS
    assert {"missing", "string_too_short", "string_too_long"} <= PHRASED_KINDS
    assert UNKNOWN_KEY == "extra_forbidden"


def test_an_unknown_kind_still_gets_words() -> None:
    """A later pydantic may object in new ways: the words then fit any objection."""
    fault = phrase(Objection(kind="brand_new", path=("exercises", 0, "sets"), value="x"))
    assert f"{fault.what}; {fault.mend}" == (
        "'sets' cannot be 'x'; it is meant to be this: number of sets"
    )


def test_a_rule_of_the_model_speaks_for_itself() -> None:
    """A validator of the model without a rule here is told in its own words."""
    objection = Objection(
        kind="value_error", path=("exercises", 0), value={}, context={"error": ValueError("odd")}
    )
    assert phrase(objection).what == "odd"
