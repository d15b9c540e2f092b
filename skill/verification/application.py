"""For which skill a request is."""

from collections.abc import Iterator, Mapping
from typing import Final

from skill.verification.rejected import Reason, Rejected

PLACES: Final = (
    ("session", "application", "applicationId"),
    ("context", "System", "application", "applicationId"),
)
"""Where an envelope names the skill. Events of the player and of the skill have no session."""


def check_application(envelope: Mapping[str, object], skill_id: str) -> None:
    """Let pass what names our skill, in all the places where it names one.

    Alexa signs the requests of every skill with the same key: without this check, whoever owns a
    skill could send its requests to us.

    Raises:
        Rejected: if it names another, or none.
    """
    names = [name for place in PLACES for name in _names_at(envelope, place)]
    if not names or any(name != skill_id for name in names):
        raise Rejected(Reason.APPLICATION)


def _names_at(envelope: Mapping[str, object], place: tuple[str, ...]) -> Iterator[object]:
    """The name at this place, if there is one; None, which is nobody's, if it has another shape."""
    value: object = envelope
    for member in place:
        if not isinstance(value, Mapping):
            yield None
            return
        value = value.get(member)
        if value is None:
            return
    yield value
