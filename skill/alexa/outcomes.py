"""What came of requests at Alexa's address, for whoever counts them."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from skill.alexa import requests


class Outcome(StrEnum):
    """How a request ended."""

    ANSWERED = "answered"
    REFUSED = "refused"
    """It is not Alexa's."""
    UNREADABLE = "unreadable"
    FAILED = "failed"
    """There was an error of ours, and an apology."""
    HELD_BACK = "held_back"
    """The answer was not one that Alexa may be given."""


Noting = Callable[[str, Outcome], object]
"""Is told the kind of each request, as `counted_kind` has it, and what came of it."""


def note_nothing(_kind: str, _outcome: Outcome) -> None:
    """For where nobody counts."""


def counted_kind(kind: str | None) -> str:
    """A kind of request of a closed set, whatever was sent; `unknown` for what is not Alexa's."""
    if kind is None:
        return "unknown"
    return _COUNTED.get(kind, "other")


_COUNTED: Final = {
    requests.LAUNCH: "launch",
    requests.INTENT: "intent",
    requests.SESSION_ENDED: "session_ended",
    requests.EXCEPTION: "exception",
    requests.DISABLED: "disabled",
    **dict.fromkeys(requests.PLAYER, "player"),
    **dict.fromkeys(requests.BUTTONS, "button"),
}
