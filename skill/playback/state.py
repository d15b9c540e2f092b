"""What is known of one listener's playback on one device."""

from dataclasses import dataclass, field
from enum import StrEnum

from audio_builder.library import Pace


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
    """Which part of the run, from 0."""
    retry: bool = False
    """Whether it is the second try of a track that failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One practice of one routine. Its order and its pace stay as they were when it started."""

    number: int
    """Counts the listener's runs on this device, from 1."""
    routine: str
    parts: tuple[str, ...]
    """The ids of the tracks that make it up, in order."""
    pace: Pace


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
