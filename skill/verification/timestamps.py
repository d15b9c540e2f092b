"""When a request was made, and whether that is recent enough."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from skill.verification.rejected import Reason, Rejected

TOLERANCE: Final = timedelta(seconds=150)
"""Amazon's limit against replays; either way, for a clock may be fast."""
EVENT_TOLERANCE: Final = timedelta(hours=1)
"""Skill events are sent again and again, with their first time stamp, until they are taken."""
EVENTS: Final = "AlexaSkillEvent."

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_MS: Final = 253_402_300_799_999
"""The last millisecond of the year 9999."""
# `fromisoformat` alone would also take week dates, dates without a time, and hours without minutes.
_ISO: Final = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?", re.ASCII
)


def check_timestamp(request: Mapping[str, object], now: datetime) -> None:
    """Let pass what was made at most 150 s ago, a skill event at most an hour ago.

    Args:
        request: the envelope's `request`.
        now: the time, with its zone.

    Raises:
        Rejected: if it is older, or more than 150 s in the future, or does not say.
    """
    age = now - parse_timestamp(request.get("timestamp"))
    is_event = str(request.get("type")).startswith(EVENTS)
    if not -TOLERANCE <= age <= (EVENT_TOLERANCE if is_event else TOLERANCE):
        raise Rejected(Reason.TIME)


def parse_timestamp(value: object) -> datetime:
    """The moment that is meant: ISO 8601, in UTC unless it says otherwise, or epoch milliseconds.

    Raises:
        Rejected: if it is neither.
    """
    if isinstance(value, str) and _ISO.fullmatch(value):
        return _from_iso(value)
    # A bool is an int to Python. A float is not taken: no request was ever seen with one.
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LAST_MS:
        return _EPOCH + timedelta(milliseconds=value)
    raise Rejected(Reason.TIME_FORM)


def _from_iso(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:  # the 30th of February
        raise Rejected(Reason.TIME_FORM) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
