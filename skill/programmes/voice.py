"""Heard by voice: what a listener finishes with Alexa counts in the programme of their link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from skill.media.editions import Clock
from skill.programmes.access import OpenProgramme, opened
from skill.programmes.codes import make_code
from skill.programmes.links import Linking
from skill.programmes.port import Heard, How, KeptProgramme, ProgrammeStore
from skill.programmes.recording import Recorder
from skill.store.listeners import UserHash, code_hash

_DRAWS: Final = 20
"""So many codes are drawn until one is found that no other programme has: the first will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedByVoice:
    """What came of a code.

    Attributes:
        outcome: whether it linked, or why not.
        title: of the programme, if it did.
    """

    outcome: Linking
    title: str = ""


class VoiceProgrammes:
    """The programmes of those who practise by voice. Threads may share it."""

    def __init__(
        self, *, store: ProgrammeStore, recorder: Recorder, key: bytes, clock: Clock
    ) -> None:
        """Put it together.

        Args:
            store: keeps the programmes, and who is linked to them.
            recorder: takes note of what was heard while the answer is on its way.
            key: of the codes' hashes.
            clock: tells the time, in UTC.
        """
        self._store = store
        self._recorder = recorder
        self._key = key
        self._clock = clock

    def link(self, user: UserHash, code: str) -> LinkedByVoice:
        """Link a user to the programme of a code.

        Raises:
            StoreError: if the store does not answer in time.
        """
        linked = self._store.links.link(user, code_hash(self._key, code), self._clock())
        kept = linked.programme
        title = "" if kept is None else opened(kept).programme.title
        return LinkedByVoice(outcome=linked.outcome, title=title)

    def unlink(self, user: UserHash) -> bool:
        """Delete a user's link; whether there was one. What was finished before still counts.

        Raises:
            StoreError: if the store does not answer in time.
        """
        self._recorder.settle()
        return self._store.links.unlink(user)

    def is_linked(self, user: UserHash) -> bool:
        """Whether a user is linked to a programme.

        Raises:
            StoreError: if the store does not answer in time.
        """
        return self._store.links.linked(user) is not None

    def forget(self, user: UserHash) -> bool:
        """Delete all that is known of a user; whether they were linked.

        Raises:
            StoreError: if the store does not answer in time.
        """
        return self._store.links.forget(user)

    def finished(self, user: UserHash, routine: str) -> None:
        """Count a routine that was finished just now; it is written soon, and nobody waits."""
        day = self._clock().date()
        self._recorder.take(lambda: self._count(user, routine, day))

    def _count(self, user: UserHash, routine: str, day: date) -> None:
        kept = self._store.links.linked(user)
        if kept is None:
            return
        heard = self._store.all_heard(kept.token)
        number = session_for(opened(kept), routine, heard, day)
        if number is not None:
            self._store.heard(kept.token, number, How.VOICE, day)


def session_for(
    mine: OpenProgramme, routine: str, heard: Iterable[Heard], today: date
) -> int | None:
    """The session that a routine counts for: the latest day's that was not heard yet.

    So a listener who practises a day late is not a day behind for ever. None if all is heard, or
    nothing of this routine is due.
    """
    known = {each.number for each in heard}
    open_ = [
        session
        for session in mine.due(today)
        if session.routine == routine and session.number not in known
    ]
    latest = max((session.day for session in open_), default=None)
    return next((session.number for session in open_ if session.day == latest), None)


def offer_code(store: ProgrammeStore, kept: KeptProgramme, key: bytes, clock: Clock) -> str | None:
    """A new code for a programme, in the place of the one before; None if it is revoked.

    Raises:
        StoreError: if the store does not answer in time.
    """
    codes = (make_code() for _ in range(_DRAWS))
    now = clock()
    return next(
        (code for code in codes if store.links.offer(kept.token, code_hash(key, code), now)), None
    )
