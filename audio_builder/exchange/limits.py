"""How much of a file is read: beyond these bounds it is something else than a workout."""

from typing import Final

from audio_builder.exchange.draft import UnreadableError

SIZE_MAX: Final = 1024 * 1024
"""Bytes of a file."""
STEPS_MAX: Final = 300
"""Steps, segments, rows or exercises."""


def within_steps(count: int) -> None:
    """Make sure that there is something to import, and not too much.

    Raises:
        UnreadableError: if there is nothing, or more than a workout has.
    """
    if count == 0:
        what, mend = "there is no exercise in it", "check that this is the file you mean"
        raise UnreadableError(where="the file", what=what, mend=mend)
    if count > STEPS_MAX:
        what = f"it has {count} exercises or steps, more than {STEPS_MAX}"
        raise UnreadableError(where="the file", what=what, mend="cut it into several files")
