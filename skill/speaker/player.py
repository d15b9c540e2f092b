"""The player in the device: what it plays, what is queued, and which events it tells of that.

Time passes only when it is handed in, so a practice of ten minutes can be tried in a moment.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

LATE_MS: Final = 5_000
"""So long before a track's end a late device asks for the next one."""
SCARCE_MS: Final = 40_000
"""A late device that goes on in mid-track, with less than this to go, may never ask."""


class Activity(StrEnum):
    """What the player does, as the context of a request tells it."""

    IDLE = "IDLE"
    PLAYING = "PLAYING"
    PAUSED = "PAUSED"
    """Someone speaks, the listener or the skill; afterwards it goes on by itself."""
    STOPPED = "STOPPED"
    FINISHED = "FINISHED"


class Profile(StrEnum):
    """When a device asks what comes next: devices differ in it more than in anything else."""

    EARLY = "early"
    """As soon as a track has begun."""
    LATE = "late"
    """Shortly before its end."""


_BUSY: Final = (Activity.PLAYING, Activity.PAUSED)


class Event(StrEnum):
    """What the player tells."""

    STARTED = "PlaybackStarted"
    NEARLY_FINISHED = "PlaybackNearlyFinished"
    FINISHED = "PlaybackFinished"
    STOPPED = "PlaybackStopped"
    FAILED = "PlaybackFailed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A track that the player was handed.

    Attributes:
        url: where it is.
        token: what the skill calls it.
        offset_ms: where it is to begin.
        length_ms: how long it is; None if it cannot be fetched.
        expected_previous: the token it is to follow; None if it follows whatever there is.
        title: what a screen shows.
        subtitle: and below it.
    """

    url: str
    token: str
    offset_ms: int = 0
    length_ms: int | None = None
    expected_previous: str | None = None
    title: str = ""
    subtitle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """How things stand with the player.

    Attributes:
        profile: when it asks what comes next.
        current: what is in it; it stays there when it has ended.
        queue: what follows.
        offset_ms: how far it is in the track.
        activity: what it does.
        has_asked: whether it has asked what follows this track.
    """

    profile: Profile = Profile.LATE
    current: Stream | None = None
    queue: tuple[Stream, ...] = ()
    offset_ms: int = 0
    activity: Activity = Activity.IDLE
    has_asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event, and the player as it stood when it told of it."""

    event: Event
    player: Player


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The player afterwards, and what it tells, in that order.

    Attributes:
        player: how things stand now.
        told: the events.
        left_ms: the time that is still to pass, once the skill has answered them.
    """

    player: Player
    told: tuple[Told, ...] = ()
    left_ms: int = 0


def play_now(player: Player, stream: Stream) -> Moved:
    """REPLACE_ALL: drop what plays and what is queued, and begin this."""
    halted = stop(player)
    begun = _begin(halted.player, stream)
    return Moved(player=begun.player, told=halted.told + begun.told)


def enqueue(player: Player, stream: Stream) -> Moved:
    """ENQUEUE: behind the track that it expects there, else not at all and without a word.

    A player that was stopped takes nothing; one that came to its end goes on with it at once.
    """
    last = player.queue[-1] if player.queue else player.current
    follows = last is not None and stream.expected_previous == last.token
    if not follows or player.activity is Activity.STOPPED:
        return Moved(player=player)
    return _queued(player, (*player.queue, stream))


def replace_queue(player: Player, stream: Stream) -> Moved:
    """REPLACE_ENQUEUED: this instead of all that is queued; what plays goes on."""
    if player.activity is Activity.STOPPED:
        return Moved(player=player)
    return _queued(player, (stream,))


def clear_queue(player: Player) -> Moved:
    """CLEAR_ENQUEUED: what plays goes on, and nothing follows it."""
    return Moved(player=replace(player, queue=()))


def stop(player: Player) -> Moved:
    """Stop and CLEAR_ALL: the queue is gone as well."""
    activity = Activity.STOPPED if player.activity in _BUSY else player.activity
    stopped = replace(player, activity=activity, queue=())
    # What was paused has told that it stopped; then it is over, and there is nothing to add.
    tells = player.activity is Activity.PLAYING
    told = (Told(event=Event.STOPPED, player=stopped),) if tells else ()
    return Moved(player=stopped, told=told)


def pause(player: Player) -> Moved:
    """Be quiet, because someone speaks. It is told as if it had stopped; but the queue stays."""
    if player.activity is not Activity.PLAYING:
        return Moved(player=player)
    paused = replace(player, activity=Activity.PAUSED)
    return Moved(player=paused, told=(Told(event=Event.STOPPED, player=paused),))


def go_on(player: Player) -> Moved:
    """Nobody speaks any more: what was paused goes on, and is told as if it had started."""
    if player.activity is not Activity.PAUSED:
        return Moved(player=player)
    playing = replace(player, activity=Activity.PLAYING)
    return Moved(player=playing, told=(Told(event=Event.STARTED, player=playing),))


def break_off(player: Player) -> Moved:
    """What plays turns out not to be playable."""
    if player.activity is not Activity.PLAYING:
        return Moved(player=player)
    return _failed(player)


def run(player: Player, ms: int) -> Moved:
    """Let time pass, but not beyond the next event: the skill may have something to say to it."""
    current = player.current
    if player.activity is not Activity.PLAYING or current is None or current.length_ms is None:
        return Moved(player=player)
    until, end = player.offset_ms + ms, max(player.offset_ms, current.length_ms)
    asks = _asks_at(player, current.length_ms)
    if asks is not None and asks <= until:
        asked = replace(player, offset_ms=max(asks, player.offset_ms), has_asked=True)
        question = Told(event=Event.NEARLY_FINISHED, player=asked)
        return Moved(player=asked, told=(question,), left_ms=until - asked.offset_ms)
    if end > until:
        return Moved(player=replace(player, offset_ms=until))
    ended = replace(player, offset_ms=end, activity=Activity.FINISHED)
    begun = _next(ended)
    told = (Told(event=Event.FINISHED, player=ended), *begun.told)
    return Moved(player=begun.player, told=told, left_ms=until - end)


def _asks_at(player: Player, length_ms: int) -> int | None:
    """Where in the track it asks what follows; None if it has asked, or never will."""
    if player.has_asked or player.current is None:
        return None
    begun_ms = player.current.offset_ms
    if begun_ms > 0 and length_ms - begun_ms < SCARCE_MS:
        return None
    return max(0, length_ms - LATE_MS)


def _queued(player: Player, queue: tuple[Stream, ...]) -> Moved:
    queued = replace(player, queue=queue)
    return Moved(player=queued) if player.activity in _BUSY else _next(queued)


def _next(player: Player) -> Moved:
    """Begin what is first in the queue, if anything is."""
    if not player.queue:
        return Moved(player=player)
    first, *rest = player.queue
    return _begin(replace(player, queue=tuple(rest)), first)


def _begin(player: Player, stream: Stream) -> Moved:
    begun = replace(
        player,
        current=stream,
        offset_ms=stream.offset_ms,
        activity=Activity.PLAYING,
        has_asked=player.profile is Profile.EARLY,
    )
    if stream.length_ms is None:
        return _failed(begun)
    told = [Told(event=Event.STARTED, player=begun)]
    if begun.has_asked:
        told.append(Told(event=Event.NEARLY_FINISHED, player=begun))
    return Moved(player=begun, told=tuple(told))


def _failed(player: Player) -> Moved:
    failed = replace(player, activity=Activity.STOPPED, queue=())
    return Moved(player=failed, told=(Told(event=Event.FAILED, player=failed),))
