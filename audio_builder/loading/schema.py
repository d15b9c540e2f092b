"""The language as a JSON Schema, for editors: completion and warnings while a coach writes.

It accepts whatever the model accepts. What crosses fields (ids that clash, sides without a change
of side) is left to `repcast check`.
"""

import json
from typing import Any, Final

from audio_builder.loading.plain import BLOCK
from audio_builder.model.doses import TURNS_MAX
from audio_builder.model.routine import Routine

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_ID: Final = "urn:repcast:schema:routine:2"
_TITLE: Final = "A Repcast routine"
_DESCRIPTION: Final = "An exercise routine, written once, from which Repcast makes coached audio."
_EXERCISE: Final = {"$ref": "#/$defs/Exercise"}
_USE: Final = {
    "type": "object",
    "required": ["use"],
    "properties": {
        "use": {
            "type": "string",
            "description": "The id of an exercise in the folder 'exercises' beside this file; keys "
            "that follow replace its own.",
        }
    },
}
_ITEM: Final = {
    "anyOf": [
        _EXERCISE,
        {
            "type": "object",
            "required": [BLOCK],
            "additionalProperties": False,
            "properties": {BLOCK: {"$ref": "#/$defs/Block"}},
        },
        _USE,
    ]
}


def render_schema() -> str:
    """The schema as JSON text, the same for the same model."""
    schema = Routine.model_json_schema()
    _drop_titles(schema)
    defs = schema["$defs"]
    defs["Hold"]["oneOf"] = [_given("breaths"), _given("seconds"), _given("minutes")]
    for name in ("Length", "Work"):
        defs[name]["oneOf"] = [_given("seconds"), _given("minutes")]
    pairs = (("hold", "tempo"), ("hold", "breath"), ("tempo", "breath"))
    defs["Step"]["not"] = {"anyOf": [_given(*pair) for pair in pairs]}
    defs["Rule"]["oneOf"] = [_given(key) for key in ("reps", "sets", "rounds", "drop", "skip")]
    defs["Rule"]["anyOf"] = [_given("of"), {"not": {"anyOf": [_given("sets"), _given("rounds")]}}]
    _accept_short_forms(defs)
    for holder in (schema, defs["Block"]):
        holder["properties"]["exercises"]["items"] = _ITEM
    top = {"$schema": _DIALECT, "$id": _ID, "title": _TITLE, "description": _DESCRIPTION}
    return json.dumps(top | schema | top, indent=2, ensure_ascii=False) + "\n"


def _accept_short_forms(defs: dict[str, Any]) -> None:
    """Where a record stands for one number or word, that may be written alone."""
    reps, work = defs["Reps"]["properties"], defs["Work"]["properties"]
    short_forms: dict[str, list[dict[str, Any]]] = {
        "Reps": [
            _bare(reps["default"]),
            {
                "type": "array",
                "items": _bare(reps["default"]),
                "minItems": 1,
                "maxItems": TURNS_MAX,
            },
        ],
        "Hold": [
            each
            for each in defs["Hold"]["properties"]["seconds"]["anyOf"]
            if each["type"] != "null"
        ],
        "Length": [_number_of(defs["Length"]["properties"]["seconds"])],
        "Work": [each for each in work["seconds"]["anyOf"] if each["type"] != "null"],
        "HalfBreath": [
            {"enum": ["in", "out"]},
            *(_half_breath(way, defs["HalfBreath"]) for way in ("in", "out")),
        ],
    }
    for name, forms in short_forms.items():
        defs[name] = {"anyOf": [*forms, defs[name]]}
    sides = defs["Exercise"]["properties"]["sides"]
    either = {"anyOf": [{"const": "alternate"}, _bare(sides)]}
    defs["Exercise"]["properties"]["sides"] = sides | either
    for key in ("type", "items", "maxItems"):
        del defs["Exercise"]["properties"]["sides"][key]


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    """A value's schema without what describes its key."""
    return {key: value for key, value in schema.items() if key not in ("description", "default")}


def _number_of(schema: dict[str, Any]) -> dict[str, Any]:
    """The number among what may stand for a key."""
    return next(each for each in schema["anyOf"] if each["type"] == "number")


def _half_breath(way: str, record: dict[str, Any]) -> dict[str, Any]:
    """As in `{in: 5.5}`."""
    return {
        "type": "object",
        "required": [way],
        "additionalProperties": False,
        "properties": {way: record["properties"]["seconds"]},
    }


def _given(*keys: str) -> dict[str, Any]:
    """Matches a mapping that has all of these keys, with a value."""
    return {"required": list(keys), "properties": {key: {"not": {"type": "null"}} for key in keys}}


def _drop_titles(schema: dict[str, Any]) -> None:
    """Remove the titles that only repeat each key in other letters."""
    if isinstance(schema.get("title"), str):
        del schema["title"]
    for part in schema.values():
        for inner in part if isinstance(part, list) else [part]:
            if isinstance(inner, dict):
                _drop_titles(inner)
