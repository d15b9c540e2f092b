"""What of an envelope is read, before Amazon's SDK sees it.

The SDK refuses a whole request for one value that is new to it, wherever that is. Nothing new may
silence a listener's wish to stop; so the SDK is handed names, ids and words, and no more.
"""

from collections.abc import Mapping
from typing import Any, Final

from skill.playback.events import Seen

MATCHED: Final = "ER_SUCCESS_MATCH"
"""The status of a slot's value that the interaction model has; every other one means no match."""
OFFSET_MS_MAX: Final = 24 * 60 * 60_000
"""No track takes so long; what lies further on is no place."""
_READ: Final = ("type", "requestId", "token")
_PLAYING: Final = ("PLAYING", "PAUSED", "BUFFER_UNDERRUN")
"""PAUSED is while somebody speaks; what is stopped for good is STOPPED."""
_ENDED: Final = "FINISHED"


def trimmed(envelope: Mapping[str, Any]) -> dict[str, Any]:
    """What the SDK gets to see of an envelope."""
    request = {name: value for name, value in envelope["request"].items() if name in _READ}
    if "intent" in envelope["request"]:
        request["intent"] = _intent(envelope["request"]["intent"])
    context = envelope.get("context") or {}
    whole: dict[str, Any] = {"version": "1.0", "request": request}
    whole["context"] = {"System": _ids(context.get("System") or {})}
    session = envelope.get("session")
    if session:
        whole["session"] = {
            **_ids(session),
            "sessionId": session.get("sessionId"),
            "attributes": session.get("attributes") or {},
        }
    return whole


def seen_in(player: object) -> Seen | None:
    """What is told of a player, if that is a place; an activity that is new counts as not playing.

    It is only a second source: nothing that is odd about it may silence a listener's answer.
    """
    if not isinstance(player, Mapping):
        return None
    token, activity = player.get("token"), player.get("playerActivity")
    offset_ms = offset_in(player.get("offsetInMilliseconds", 0))
    if not isinstance(token, str) or not token or offset_ms is None:
        return None
    return Seen(
        token=token,
        offset_ms=offset_ms,
        playing=activity in _PLAYING,
        ended=activity == _ENDED,
    )


def person_in(system: object) -> str | None:
    """The id of the person whose voice was recognised; None if none was."""
    person = system.get("person") if isinstance(system, Mapping) else None
    told = person.get("personId") if isinstance(person, Mapping) else None
    return told if isinstance(told, str) and told else None


def offset_in(told: object) -> int | None:
    """An offset as it is told; None if it can be no place in any track."""
    if type(told) is not int or told > OFFSET_MS_MAX:
        return None
    return max(0, told)


def _ids(holder: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "user": {"userId": (holder.get("user") or {}).get("userId")},
        "device": {"deviceId": (holder.get("device") or {}).get("deviceId")},
    }


def _intent(intent: Any) -> dict[str, Any]:  # noqa: ANN401 - as it was sent
    slots = intent.get("slots")
    if not isinstance(slots, Mapping):
        slots = {}
    return {
        "name": intent.get("name"),
        "slots": {name: _slot(name, slot) for name, slot in slots.items()},
    }


def _slot(name: str, slot: object) -> dict[str, Any]:
    """What was heard, and what that is a value of."""
    told = slot if isinstance(slot, Mapping) else {}
    value = told.get("value")
    return {
        "name": name,
        "value": value if isinstance(value, str) else None,
        "resolutions": {"resolutionsPerAuthority": _matches(told.get("resolutions"))},
    }


def _matches(resolutions: object) -> list[dict[str, Any]]:
    """The authorities that know a value, with the first one that they have."""
    told = resolutions.get("resolutionsPerAuthority") if isinstance(resolutions, Mapping) else None
    found = []
    for authority in told if isinstance(told, list) else ():
        value = _value(authority)
        if value is not None:
            found.append({"status": {"code": MATCHED}, "values": [{"value": value}]})
    return found


def _value(authority: object) -> dict[str, Any] | None:
    """The value that an authority has matched; None if it has none, or says it in a new way."""
    try:
        if authority["status"]["code"] != MATCHED:  # type: ignore[index]
            return None
        value = authority["values"][0]["value"]  # type: ignore[index]
        named = {"name": value.get("name"), "id": value["id"]}
    except (AttributeError, IndexError, KeyError, TypeError):
        return None
    return named if isinstance(named["id"], str) else None
