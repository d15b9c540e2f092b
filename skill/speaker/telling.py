"""What came of something, as JSON for the page."""

from typing import Any
from urllib.parse import urlsplit

from skill.speaker.conversation import Outcome
from skill.speaker.player import Stream
from skill.speaker.showing import pace, told
from skill.speaker.steps import Device


def tell(outcome: Outcome, device: Device, name: str) -> dict[str, Any]:
    """Everything that the page shows.

    Args:
        outcome: what came of it.
        device: how things stand now.
        name: what the skill is called by.
    """
    return {
        "name": name,
        "note": outcome.note,
        "happened": [{"what": one.what.value, "text": told(one)} for one in outcome.happened],
        "exchanges": [{"request": one.request, "answer": one.answer} for one in outcome.exchanges],
        "device": _device(device),
    }


def _device(device: Device) -> dict[str, Any]:
    player = device.player
    return {
        "activity": player.activity.value,
        "offset_ms": player.offset_ms,
        "asks": player.profile.value,
        "listens": device.session is not None,
        "track": None if player.current is None else _track(player.current),
        "queue": [stream.title for stream in player.queue],
    }


def _track(stream: Stream) -> dict[str, Any]:
    """A track; its address is on this site, whatever the skill says of where it is reached."""
    parts = urlsplit(stream.url)
    return {
        "token": stream.token,
        "address": f"{parts.path}?{parts.query}",
        "title": stream.title,
        "subtitle": stream.subtitle,
        "pace": pace(stream),
        "length_ms": stream.length_ms,
    }
