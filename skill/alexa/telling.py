"""What the device's player and its buttons tell."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from skill.alexa import requests
from skill.alexa.requests import Request
from skill.playback.events import (
    Event,
    Failed,
    Finished,
    NearlyFinished,
    Next,
    Pause,
    Previous,
    Resume,
    Started,
    Stopped,
)

_FROM_PLAYER: Final[Mapping[str, Callable[[Request], Event]]] = MappingProxyType(
    {
        requests.STARTED: lambda told: Started(token=told.token, offset_ms=told.offset_ms),
        requests.NEARLY_FINISHED: lambda told: NearlyFinished(token=told.token),
        requests.FINISHED: lambda told: Finished(token=told.token),
        requests.STOPPED: lambda told: Stopped(token=told.token, offset_ms=told.offset_ms),
        requests.FAILED: lambda told: Failed(token=told.token, seen=told.failed_at or told.seen),
        requests.PLAY_BUTTON: lambda told: Resume(seen=told.seen),
        requests.PAUSE_BUTTON: lambda told: Pause(seen=told.seen),
        requests.NEXT_BUTTON: lambda told: Next(seen=told.seen),
        requests.PREVIOUS_BUTTON: lambda told: Previous(seen=told.seen),
    }
)


def player_event(request: Request) -> Event | None:
    """What the device's player or one of its buttons tells; None if it is nothing of that."""
    make = _FROM_PLAYER.get(request.kind)
    return None if make is None else make(request)
