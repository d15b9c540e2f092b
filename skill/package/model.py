"""The interaction model: what Alexa is taught to hear."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from skill.package.choices import FIXED, Value
from skill.package.intents import SLOTS_OF, TYPE_OF, Intent, SlotType
from skill.package.names import Named
from skill.package.samples import SAMPLES

LOCALES: Final = ("en-US", "en-GB", "en-CA", "en-AU", "en-IN")
Json = dict[str, Any]


def render_model(invocation: str, named: Sequence[Named]) -> Json:
    """The interaction model of a library; it is the same in every locale."""
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": invocation,
                "intents": [_intent(intent) for intent in Intent],
                "types": list(_types(named)),
            }
        }
    }


def _intent(intent: Intent) -> Json:
    slots = SLOTS_OF.get(intent, ())
    return {
        "name": intent.value,
        "slots": [{"name": slot.value, "type": TYPE_OF[slot].value} for slot in slots],
        "samples": list(SAMPLES.get(intent, ())),
    }


def _types(named: Sequence[Named]) -> Iterator[Json]:
    for kind in (SlotType.ROUTINE, SlotType.EXERCISE):
        yield _type(kind, [one.value for one in named if one.type is kind])
    for kind, values in FIXED.items():
        yield _type(kind, values)


def _type(kind: SlotType, values: Sequence[Value]) -> Json:
    return {"name": kind.value, "values": [_value(value) for value in values]}


def _value(value: Value) -> Json:
    name, *synonyms = value.words
    return {"id": value.id, "name": {"value": name, "synonyms": synonyms}}
