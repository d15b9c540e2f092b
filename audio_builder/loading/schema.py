"""The language as a JSON Schema, for editors: completion and warnings while a coach writes.

It accepts whatever the model accepts. What crosses fields (ids that clash, sides without a change
of side) is left to `repcast check`.
"""

import json
from typing import Any, Final

from audio_builder.model.routine import Routine

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_ID: Final = "urn:repcast:schema:routine:1"
_TITLE: Final = "A Repcast routine"
_DESCRIPTION: Final = "An exercise routine, written once, from which Repcast makes coached audio."


def render_schema() -> str:
    """The schema as JSON text, the same for the same model."""
    schema = Routine.model_json_schema()
    _drop_titles(schema)
    schema["$defs"]["Hold"]["oneOf"] = [_given("breaths"), _given("seconds")]
    schema["$defs"]["Step"]["not"] = _given("hold", "tempo")
    top = {"$schema": _DIALECT, "$id": _ID, "title": _TITLE, "description": _DESCRIPTION}
    return json.dumps(top | schema | top, indent=2, ensure_ascii=False) + "\n"


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
