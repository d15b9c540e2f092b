"""What is known of one listener's playback on one device."""

from dataclasses import dataclass, field
from enum import StrEnum

from audio_builder.library import Pace, Place, Role


class Activity(StrEnum):
    """What the device is doing, as far as its events have told."""

    IDLE = "idle"
    """Nothing was ever started."""
    STARTING = "starting"
    """A Play was sent; the device has not said yet that it began."""
    PLAYING = "playing"
    STOPPED = "stopped"
    """The listener paused, or the device stopped."""
    BETWEEN = "between"
    """A track ended and the queued one has not begun yet."""
    DONE = "done"
    """The last track of the run ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A queue entry: one play of one position of a run. Its token belongs to it alone."""

    token: str
    position: int
    """Which part of the run, from 0; of a part that is gone, which one stands there now."""
    retry: bool = False
    """Whether it is the second try of a track that failed."""
    part: str = ""
    """The id of its track; empty only in states of before, which knew it by its position."""
    edition: str = ""
    """Which edition of the routine the device was told to play; empty if it was not told."""
    pace: Pace | None = None
    """The pace it is played at; None in states of before: the run's."""
    was_last: bool = False
    """Whether it is gone, and nothing that came after it is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What is heard somewhere in a part: found again at any pace, and in any edition."""

    role: Role
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A request that was answered, and how: if it comes again, nothing is done again."""

    request: str
    """What tells it from others."""
    answer: str
    """In the form of whoever gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One practice of one routine. Another pace makes it a run of its own, in its middle."""

    number: int
    """Counts the listener's runs on this device, from 1."""
    routine: str
    parts: tuple[str, ...]
    """The ids of the tracks that make it up, in order, as the library has them."""
    pace: Pace
    left_out: tuple[str, ...] = ()
    """The parts that the listener wants to skip in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything the rules need to know; a fresh one for a listener never met."""

    activity: Activity = Activity.IDLE
    run: Run | None = None
    current: Entry | None = None
    queued: Entry | None = None
    """What the device was told to play next, if it was."""
    offset_ms: int = 0
    """Where in the current track the device was when it last told."""
    spot: Spot | None = None
    """What is heard there; None at its beginning, and in states of before."""
    asked: bool = False
    """Whether the device has asked what follows the current entry."""
    pace: Pace = field(default_factory=Pace)
    """The pace that the listener asked for last; the next run takes it."""
    loop: bool = False
    plays: int = 0
    """Counts entries ever made: what makes each token new."""
    runs: int = 0
    failures: int = 0
    """Tracks that failed in a row."""
    skipped: str | None = None
    """The part that was skipped because it would not play; to be said at the next turn."""
    gave_up: bool = False
    """Whether so many failed in a row that no other was tried; to be said at the next turn."""
    answered: tuple[Answered, ...] = ()
    """The last requests, the newest last."""
