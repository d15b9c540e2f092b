"""When what is served was last another one: the times behind Last-Modified."""

import time

from skill.media.editions import Edition


def changed_at(edition: Edition, routine_id: str | None) -> int | None:
    """When a routine of an edition was last another one, or the edition as a whole.

    A routine at any pace has the time of the build that changed it: of its words, its voice, or
    the pace that its plain addresses have.

    Returns:
        Whole seconds since 1970; None if there is no such routine.
    """
    if routine_id is None:
        return told_time(edition.library.index.changed.timestamp())
    if routine_id not in edition.library:
        return None
    return told_time(edition.library.row(routine_id).changed.timestamp())


def told_time(seconds: float) -> int | None:
    """A time as it may be told: in whole seconds, and never in the future (RFC 9110, 8.8.2.1)."""
    return int(seconds) if seconds <= time.time() else None
