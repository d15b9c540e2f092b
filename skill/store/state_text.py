"""A state as text, for keeping: JSON with the version of its form.

A field that a later version adds is read as its default where it is missing; what the rules make of
that, they say (`skill.playback.rebuilds`). Anything else that
does not fit is an error: a state is never guessed at, and never replaced by a fresh one unasked.
"""

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from audio_builder.library import Pace, PaceError
from skill.playback.state import State
from skill.store.port import StateError

STATE_VERSION: Final = 1
"""To be raised when a state that is kept would mean something else; then the old is read too."""
_UNREADABLE: Final = (
    "a listener's state cannot be read: another version of Repcast wrote it, or it is damaged. It "
    "is left as it is; run the newest version, or forget this listener"
)


class _Kept(BaseModel):
    """The records of `skill.playback.state` are checked by this model's rules, all the way down."""

    model_config = ConfigDict(
        extra="forbid", strict=True, revalidate_instances="always", hide_input_in_errors=True
    )

    version: Literal[1]
    state: State


class _KeptPace(BaseModel):
    """A pace by itself, under the same rules."""

    model_config = _Kept.model_config

    version: Literal[1]
    pace: Pace


def render_state(state: State) -> str:
    """The text of a state.

    Raises:
        StateError: if there is something in it that could not be read again.
    """
    try:
        return _Kept(version=STATE_VERSION, state=state).model_dump_json()
    except ValueError as error:  # of the check, or of writing: half a surrogate pair is no text
        message = "this state could not be read again, and is not kept"
        raise StateError(message) from error


def parse_state(text: str) -> State:
    """The state that a text was made of.

    Raises:
        StateError: if it is no state that this version knows.
    """
    try:
        return _Kept.model_validate_json(text).state
    except (ValidationError, PaceError) as error:
        raise StateError(_UNREADABLE) from error


def render_pace(pace: Pace) -> str:
    """The text of a pace."""
    return _KeptPace(version=STATE_VERSION, pace=pace).model_dump_json()


def parse_pace(text: str) -> Pace:
    """The pace that a text was made of.

    Raises:
        StateError: if it is no pace that this version knows.
    """
    try:
        return _KeptPace.model_validate_json(text).pace
    except (ValidationError, PaceError) as error:
        raise StateError(_UNREADABLE) from error
