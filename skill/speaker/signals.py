"""What goes into the device and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from skill.speaker.grammar import Meaning
from skill.speaker.player import Player, Stream


class Button(StrEnum):
    """The buttons of a remote or of an app."""

    PLAY = "Play"
    PAUSE = "Pause"
    NEXT = "Next"
    PREVIOUS = "Previous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An open conversation: the skill has asked something.

    Attributes:
        number: which it is, on this device.
        attributes: what the skill keeps in it.
        reprompt: the question once more, if it has not been asked twice.
        silent_ms: for how long nobody has said anything.
    """

    number: int
    attributes: Mapping[str, Any] = field(default_factory=dict)
    reprompt: str = ""
    silent_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A listener has said something that reaches the skill."""

    meaning: Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A button was pressed."""

    button: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """Time has passed."""

    ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Broke:
    """The track in the player cannot be played any further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The skill's answer to a request.

    Attributes:
        request: what was sent.
        response: the response object.
        attributes: what the skill wants to keep in the session.
        length_ms: how long the track is that it wants played; None if it cannot be fetched.
    """

    request: Mapping[str, Any]
    response: Mapping[str, Any]
    attributes: Mapping[str, Any] = field(default_factory=dict)
    length_ms: int | None = None


Signal = Said | Pressed | Waited | Broke | Answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """A request to the skill, and how things stood when it was made.

    Attributes:
        request: the members of `request` that say what it is.
        player: the player as the context tells it.
        session: the session it is said in, if it is said.
        is_new: whether the session begins with it.
    """

    request: Mapping[str, Any]
    player: Player
    session: Session | None = None
    is_new: bool = False


class What(StrEnum):
    """What a listener hears, or could know of the device."""

    SPEAKS = "speaks"
    """The skill says something."""
    LISTENS = "listens"
    """A question is open."""
    GIVES_UP = "gives up"
    """Nobody has answered it."""
    PLAYS = "plays"
    STOPS = "stops"
    ENDS = "ends"
    """A track has played to its end."""
    QUEUES = "queues"
    IGNORES = "ignores"
    """A track to be queued does not follow what it should: the device says nothing of it."""
    CLEARS = "clears"
    """What was queued is dropped."""
    FAILS = "fails"
    """A track will not play."""
    REFUSES = "refuses"
    """The answer breaks a rule, and nothing of it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One thing that happened on the device.

    Attributes:
        what: which.
        text: what is said, or why something is refused.
        stream: the track it is about.
        at_ms: where in it.
    """

    what: What
    text: str = ""
    stream: Stream | None = None
    at_ms: int = 0
