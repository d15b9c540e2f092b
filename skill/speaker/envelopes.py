"""Requests in the envelopes that Alexa puts them in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from skill.package.intents import SLOTS_OF, TYPE_OF, Intent, Slot, SlotType
from skill.speaker.player import Player
from skill.speaker.signals import Send

LOCALE: Final = "en-US"
_AUTHORITY: Final = "amzn1.er-authority.echo-sdk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Who speaks, on which device, to which skill: ids as Amazon gives them.

    Attributes:
        application: the skill's id.
        user: the account.
        device: the device.
        since: tells its requests from those of another conversation, which counts from 1 too.
        plays: whether the device has a player; one without can only talk.
    """

    application: str = "amzn1.ask.skill.speaker"
    user: str = "amzn1.ask.account.SPEAKER"
    device: str = "amzn1.ask.device.SPEAKER"
    since: str = "0"
    plays: bool = True


def envelope(send: Send, household: Household, number: int, now: datetime) -> dict[str, Any]:
    """The envelope around a request.

    Args:
        send: the request, and how things stood when it was made.
        household: whose it is.
        number: tells it from all others of this household.
        now: when it is sent, in UTC.
    """
    who = {"application": {"applicationId": household.application}}
    who |= {"user": {"userId": household.user}}
    interfaces: dict[str, Any] = {"AudioPlayer": {}} if household.plays else {}
    device = {"deviceId": household.device, "supportedInterfaces": interfaces}
    whole: dict[str, Any] = {"version": "1.0"}
    if send.session is not None:
        whole["session"] = {
            "new": send.is_new,
            "sessionId": f"amzn1.echo-api.session.{send.session.number}",
            **who,
            "attributes": dict(send.session.attributes),
        }
    whole["context"] = {"System": {**who, "device": device}}
    if household.plays:
        whole["context"]["AudioPlayer"] = _player(send.player)
    whole["request"] = {
        **_written(send.request),
        "requestId": f"amzn1.echo-api.request.{household.since}.{number}",
        "timestamp": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "locale": LOCALE,
    }
    return whole


def _player(player: Player) -> dict[str, Any]:
    told: dict[str, Any] = {"playerActivity": player.activity.value}
    if player.current is not None:
        told |= {"token": player.current.token, "offsetInMilliseconds": player.offset_ms}
    return told


def _written(request: Mapping[str, Any]) -> dict[str, Any]:
    """The request with its intent written out: every slot is told, also those left empty."""
    if "intent" not in request:
        return dict(request)
    intent, filled = request["intent"], request["slots"]
    slots = {
        slot.value: _slot(slot, filled.get(slot.value)) for slot in SLOTS_OF.get(Intent(intent), ())
    }
    written = {"name": intent, "confirmationStatus": "NONE", "slots": slots}
    return {"type": request["type"], "intent": written}


def _slot(slot: Slot, filled: Mapping[str, str] | None) -> dict[str, Any]:
    written: dict[str, Any] = {"name": slot.value, "confirmationStatus": "NONE"}
    if filled is None:
        return written
    kind = TYPE_OF[slot]
    if kind is SlotType.NUMBER:
        return written | {"value": filled["id"]}  # digits, and there is nothing to resolve
    match = {
        "authority": f"{_AUTHORITY}.{kind.value}",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": filled["value"], "id": filled["id"]}}],
    }
    resolutions = {"resolutionsPerAuthority": [match]}
    return written | {"value": filled["value"], "resolutions": resolutions}
