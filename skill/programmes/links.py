"""The port: which Alexa users are linked to which programme, and the codes that link them.

Of a user there is the same keyed hash as in the state store; of a code a keyed hash, until the next
one for its programme or the day after it is over. How often a user was wrong is kept for an hour.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from skill.programmes.port import KeptProgramme
from skill.store.listeners import CodeHash, ProgrammeHash, UserHash

CODE_VALID: Final = timedelta(minutes=15)
WRONG_MAX: Final = 5
"""So many wrong codes a user may say within `WRONG_WITHIN`; then even a right one is not tried."""
WRONG_WITHIN: Final = timedelta(hours=1)
TOLD_FOR: Final = timedelta(days=1)
"""For so long a code that is over is told from one that never was."""


class Linking(StrEnum):
    """What came of a code."""

    LINKED = "linked"
    WRONG = "wrong"
    EXPIRED = "expired"
    USED = "used"
    TOO_OFTEN = "too often"
    """The user was wrong too often; it was not tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What came of a code, and the programme that the user is linked to by it."""

    outcome: Linking
    programme: KeptProgramme | None = None


class LinkStore(Protocol):
    """Safe to share between threads; several servers may share one database.

    Each method raises StoreError if the store does not answer in time.
    """

    def offer(self, token: ProgrammeHash, code: CodeHash, now: datetime) -> bool:
        """Let a code link to a programme for `CODE_VALID`, in the place of an earlier one.

        Whether it does: not if the programme does not work, or another one has this code.
        """
        ...

    def link(self, user: UserHash, code: CodeHash, now: datetime) -> Linked:
        """Link a user to the programme of a code, and to no other one."""
        ...

    def linked(self, user: UserHash) -> KeptProgramme | None:
        """The programme that a user is linked to."""
        ...

    def users(self, token: ProgrammeHash) -> int:
        """How many users are linked to a programme."""
        ...

    def unlink(self, user: UserHash) -> bool:
        """Delete a user's link; whether there was one."""
        ...

    def forget(self, user: UserHash) -> bool:
        """Delete all that is known of a user here, wrong codes too; whether there was a link."""
        ...
