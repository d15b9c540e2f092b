"""The port: what the skill asks of whatever keeps its listeners' states.

How long things are kept: as long as a listener comes back, for "how am I doing" looks back to the
first run. A listener who has not been heard of for `KEPT` is to be forgotten whole (`forget_idle`).

Of requests the last few commands are kept, each by a short keyed hash with its answer: one that
comes twice must not move twice. Events of the player are not: the playback rules answer one that
comes twice the same, and change nothing the second time.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from audio_builder.library import Pace
from skill.playback.state import State
from skill.store.listeners import UNRECOGNISED, DeviceHash, Listener, PersonHash, UserHash

KEPT: Final = timedelta(days=400)
"""A listener who stays away for longer is forgotten: a year, and some weeks to come back to it."""


class StoreError(Exception):
    """The store cannot be opened or used, or not in time; what it holds is as it was."""


class StateError(StoreError):
    """A kept state that this version cannot read, or one to keep that none could; all stays."""


class EventKind(StrEnum):
    """What of a practice is worth remembering."""

    RUN_BEGAN = "run began"
    PART_FINISHED = "part finished"
    RUN_FINISHED = "run finished"
    PACE_CHANGED = "pace changed"
    """A run went on at another pace, and so under another number: no new practice began."""
    PAIN = "pain"
    """It was stopped because something hurt; what and where is not kept."""
    ENOUGH = "enough for today"
    """It was ended before its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One event of a run. The store adds when, to the hour; nothing here is anybody's own words."""

    kind: EventKind
    run: int
    """The run's number, as in the state."""
    routine: str
    part: str | None = None
    """The id of the track that was finished."""
    heard_ms: int = 0
    """How much of practice this adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """How a person is doing: what all of their devices have heard together."""

    begun: int = 0
    """Runs begun."""
    finished: int = 0
    """Runs finished."""
    days: int = 0
    """Days (UTC) with anything in the log."""
    heard_ms: int = 0
    last: datetime | None = None
    """The hour of the last event, in UTC: an hour reads as the right day in any time zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Something that a listener began or finished."""

    kind: EventKind
    routine: str
    hour: datetime
    """The hour it lies in, in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """How things stand with somebody at another device."""

    listener: Listener
    state: State


@dataclass(slots=True, kw_only=True)
class Turn:
    """One request of one listener: the state it finds, and what it leaves.

    A store makes it, hands it out, and writes what it has gathered, all or nothing.
    """

    state: State
    """As it was found, or as it was last kept in this turn."""
    pace: Pace | None = None
    """The pace that was chosen last, on any device; None if none ever was."""
    chosen: Pace | None = None
    kept: bool = False
    logged: list[LogEntry] = field(default_factory=list)

    def keep(self, state: State) -> None:
        """Let this be the listener's state from now on."""
        self.state = state
        self.kept = True

    def choose(self, pace: Pace) -> None:
        """Let this be the pace on all devices from now on."""
        self.chosen = pace

    def log(self, entry: LogEntry) -> None:
        """Remember an event of the practice."""
        self.logged.append(entry)


class Store(Protocol):
    """Safe to share between threads; several stores, in several servers, may share one database."""

    def turn(self, listener: Listener) -> AbstractContextManager[Turn]:
        """A transaction over one listener's state: no other turn of theirs runs at the same time.

        The state of a listener never met is a fresh one. What the turn keeps, chooses and logs is
        written when the block ends; if the block raises, nothing is. Turns do not nest.

        Raises:
            StateError: if the kept state cannot be read, or the new one could not be.
            StoreError: if the store does not answer in time.
        """
        ...

    def practised(self, user: UserHash, person: PersonHash = UNRECOGNISED) -> Practice:
        """How a person of a user is doing.

        Raises:
            StoreError: if the store does not answer in time.
        """
        ...

    def done(
        self, user: UserHash, since: datetime, person: PersonHash = UNRECOGNISED
    ) -> tuple[Done, ...]:
        """What a person has begun and finished since the hour of a time, on any device, in order.

        Raises:
            StoreError: if the store does not answer in time.
        """
        ...

    def elsewhere(self, listener: Listener, since: datetime) -> tuple[Elsewhere, ...]:
        """How things stand with a listener at other devices, where anything was since an hour.

        The newest first. A state that this version cannot read is left out.

        Raises:
            StoreError: if the store does not answer in time.
        """
        ...

    def persons(self, user: UserHash, device: DeviceHash) -> tuple[PersonHash, ...]:
        """The persons who were recognised at a device, and have a state there.

        Raises:
            StoreError: if the store does not answer in time.
        """
        ...

    def forget(self, user: UserHash) -> int:
        """Delete all that is known of a user, everybody of theirs; on how many devices it was.

        Raises:
            StoreError: if the store does not answer in time, or traces are left; ask again.
        """
        ...

    def forget_idle(self, before: datetime) -> int:
        """Delete every listener whose last turn was before an hour; how many they were.

        Raises:
            StoreError: as for `forget`.
        """
        ...

    def close(self) -> None:
        """Let go of all connections."""
        ...
