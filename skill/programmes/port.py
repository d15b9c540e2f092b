"""The port: what is kept of private feeds, and no more of a person than the coach's label.

Of what was heard there is a day for each session, and how: nothing of when, where or with what. The
spans of a track that somebody is fetching are deleted as soon as they are the whole of it. A
programme that ended `KEPT` ago is to be forgotten whole (`forget_ended`).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from skill.programmes.spans import Span
from skill.store.listeners import ProgrammeHash

if TYPE_CHECKING:
    from skill.programmes.links import LinkStore

KEPT: Final = timedelta(days=400)
"""A year after its end, and some weeks, nobody asks any more how a programme went."""


class LabelTakenError(Exception):
    """Another programme has this label."""


class How(StrEnum):
    """How a session was heard."""

    FEED = "feed"
    VOICE = "voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProgramme:
    """One listener's programme.

    Attributes:
        token: the keyed hash of the token in its address.
        label: what the coach calls it.
        programme: the programme itself, as JSON.
        pace: the listener's own pace, as a query.
        start: the day of its first week.
        ends: the last day of its last week.
        created: when it was made.
        revoked: when its address stopped working, if it did.
    """

    token: ProgrammeHash
    label: str
    programme: str
    pace: str
    start: date
    ends: date
    created: date
    revoked: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A part of a session's track that was sent.

    Attributes:
        number: of the session.
        etag: of the track; parts of two different ones are not one.
        size: of the whole track.
        span: what was sent of it.
    """

    number: int
    etag: str
    size: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A session that was heard to its end, for the first time on a day (UTC)."""

    number: int
    day: date
    how: How


class ProgrammeStore(Protocol):
    """Safe to share between threads; several servers may share one database.

    Each method raises StoreError if the store does not answer in time.
    """

    @property
    def links(self) -> "LinkStore":
        """Which users of Alexa are linked to which programme, in the same database."""
        ...

    def add(self, kept: KeptProgramme) -> None:
        """Keep a new programme.

        Raises:
            LabelTakenError: if there is one of this label, revoked or not.
        """
        ...

    def find(self, token: ProgrammeHash) -> KeptProgramme | None:
        """The programme of a token; None if there is none, or it is revoked."""
        ...

    def labelled(self, label: str) -> KeptProgramme | None:
        """The programme of a label, revoked or not."""
        ...

    def all(self) -> tuple[KeptProgramme, ...]:
        """All there are, in the order in which they were made."""
        ...

    def revoke(self, label: str, day: date) -> bool:
        """Let an address stop working from a day on; whether there was one that worked.

        Its links to users and its code go at once.
        """
        ...

    def forget(self, label: str) -> bool:
        """Delete all that is known of a programme; whether there was one."""
        ...

    def forget_ended(self, before: date) -> int:
        """Delete every programme that ended before a day; how many they were."""
        ...

    def fetched(self, token: ProgrammeHash, part: Fetched, day: date) -> bool:
        """Take note of a part that was sent; whether the session counts as heard by it."""
        ...

    def heard(self, token: ProgrammeHash, number: int, how: How, day: date) -> bool:
        """Take note that a session was heard to its end; whether that is news."""
        ...

    def all_heard(self, token: ProgrammeHash) -> tuple[Heard, ...]:
        """What was heard of a programme, by number."""
        ...

    def close(self) -> None:
        """Let go of all connections."""
        ...
