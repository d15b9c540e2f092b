"""Directives of the skill, carried out."""

from collections.abc import Callable, Mapping
from typing import Any

from skill.speaker import player as rules
from skill.speaker.player import Moved, Player, Stream
from skill.speaker.refusals import CLEAR_QUEUE, ENQUEUE, PLAY, REPLACE_ALL, STOP
from skill.speaker.signals import Happened, What
from skill.speaker.steps import Device, Step, moved_step


def carried_out(device: Device, directive: Mapping[str, Any], length_ms: int | None) -> Step:
    """What a directive makes of the device.

    Args:
        device: how things stand.
        directive: one that Alexa does not refuse.
        length_ms: how long the track is that it has played; None if it cannot be fetched.
    """
    player = device.player
    if directive["type"] == STOP:
        return moved_step(device, rules.stop(player))
    if directive["type"] == CLEAR_QUEUE:
        all_of_it = directive.get("clearBehavior") == "CLEAR_ALL"
        cleared = rules.stop(player) if all_of_it else rules.clear_queue(player)
        had = player.queue and not all_of_it
        return moved_step(device, cleared, *([Happened(what=What.CLEARS)] if had else ()))
    assert directive["type"] == PLAY  # noqa: S101 - others are refused
    stream = _stream(directive, length_ms)
    if directive["playBehavior"] == REPLACE_ALL:
        return moved_step(device, rules.play_now(player, stream))
    put = rules.enqueue if directive["playBehavior"] == ENQUEUE else rules.replace_queue
    return _put(device, stream, put)


def _put(device: Device, stream: Stream, put: Callable[[Player, Stream], Moved]) -> Step:
    moved = put(device.player, stream)
    if moved.player is device.player:
        return moved_step(device, moved, Happened(what=What.IGNORES, stream=stream))
    waits = stream in moved.player.queue
    return moved_step(
        device, moved, *([Happened(what=What.QUEUES, stream=stream)] if waits else ())
    )


def _stream(directive: Mapping[str, Any], length_ms: int | None) -> Stream:
    item = directive["audioItem"]
    stream, shown = item["stream"], item.get("metadata") or {}
    return Stream(
        url=stream["url"],
        token=stream["token"],
        offset_ms=stream["offsetInMilliseconds"],
        length_ms=length_ms,
        expected_previous=stream.get("expectedPreviousToken"),
        title=shown.get("title") or "",
        subtitle=shown.get("subtitle") or "",
    )
