"""One step of the device: how things stand after it, what is sent, and what could be noticed."""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from skill.speaker.player import Activity, Event, Moved, Player, Told
from skill.speaker.signals import Happened, Send, Session, What

_HAPPENS: Final = {
    Event.STARTED: What.PLAYS,
    Event.FINISHED: What.ENDS,
    Event.STOPPED: What.STOPS,
    Event.FAILED: What.FAILS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """How things stand.

    Attributes:
        player: the player.
        session: the open conversation; what plays is silent meanwhile.
        sessions: how many there have been.
    """

    player: Player = field(default_factory=Player)
    session: Session | None = None
    sessions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The device afterwards, what it sends, and what happened on it.

    Attributes:
        device: how things stand now.
        sends: requests to the skill, in their order; each answer is the next signal.
        happened: what a listener could notice.
        left_ms: the time that is still to pass, once they are answered.
    """

    device: Device
    sends: tuple[Send, ...] = ()
    happened: tuple[Happened, ...] = ()
    left_ms: int = 0


def event_of(told: Told) -> Send:
    """The request that tells of an event; a device may well tell it twice."""
    player = told.player
    assert player.current is not None  # noqa: S101 - only what is in the player is told of
    request: dict[str, Any] = {
        "type": f"AudioPlayer.{told.event}",
        "token": player.current.token,
    }
    if told.event is Event.FAILED:
        request["error"] = {"type": "MEDIA_ERROR_UNKNOWN", "message": "the track will not play"}
        request["currentPlaybackState"] = {
            "token": player.current.token,
            "offsetInMilliseconds": player.offset_ms,
            "playerActivity": player.activity.value,
        }
    else:
        request["offsetInMilliseconds"] = player.offset_ms
    return Send(request=request, player=player)


def moved_step(device: Device, moved: Moved, *happened: Happened) -> Step:
    """The step that a move of the player is; what was only paused, and now is over, has stopped."""
    before = device.player
    over = before.activity is Activity.PAUSED and moved.player.activity is not Activity.PAUSED
    stops = Happened(what=What.STOPS, stream=before.current, at_ms=before.offset_ms)
    told = tuple(
        Happened(what=_HAPPENS[one.event], stream=one.player.current, at_ms=one.player.offset_ms)
        for one in moved.told
        if one.event in _HAPPENS
    )
    return Step(
        device=replace(device, player=moved.player),
        sends=tuple(event_of(one) for one in moved.told),
        happened=(*((stops,) if over else ()), *told, *happened),
        left_ms=moved.left_ms,
    )


def quiet_step(device: Device, moved: Moved) -> Step:
    """A move of the player that no listener takes notice of."""
    return replace(moved_step(device, moved), happened=())
