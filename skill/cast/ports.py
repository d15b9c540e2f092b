"""What playing on a loudspeaker is made of, as ports: an adapter is the door to its library."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

MEDIA_TYPE: Final = "audio/mpeg"


class SpeakerError(OSError):
    """A loudspeaker cannot be found, reached or played on; one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastTrack:
    """What a loudspeaker is told to fetch, and to show.

    Attributes:
        address: where it fetches it; it ends in `.mp3`.
        title: the exercise's.
        album: the routine's title.
        number: which of them it is, from 1.
        length_ms: how long it plays.
        size: in bytes.
        picture: the address of its picture.
    """

    address: str
    title: str
    album: str
    number: int
    length_ms: int
    size: int
    picture: str


class Activity(StrEnum):
    """What a loudspeaker does."""

    WAITING = "waiting"
    """It fetches, or is about to."""
    PLAYING = "playing"
    PAUSED = "paused"
    SILENT = "silent"
    """It has come to the end, was stopped, or has not begun."""
    FAILED = "failed"
    """It says that it cannot play what it was told to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a loudspeaker says of itself.

    Attributes:
        activity: what it does.
        address: of what it plays; None if it does not tell.
        at_ms: how far into that; None if it does not tell.
    """

    activity: Activity
    address: str | None = None
    at_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A loudspeaker that answered.

    Attributes:
        name: as its owner called it.
        kind: by which language it is spoken to, in a word.
        address: by which it can be opened again, and named on a command line.
    """

    name: str
    kind: str
    address: str


class Renderer(Protocol):
    """A loudspeaker at our command. Each call ends within a minute, if by a SpeakerError."""

    @property
    def name(self) -> str:
        """As its owner called it."""
        ...

    @property
    def kind(self) -> str:
        """By which language it is spoken to."""
        ...

    def play(self, track: CastTrack) -> None:
        """Play a track from its start, in the place of whatever plays."""
        ...

    def queue(self, track: CastTrack | None) -> bool:
        """Have a track follow the one that plays, or nothing.

        Returns:
            Whether the loudspeaker goes on to it by itself.
        """
        ...

    def standing(self) -> Standing:
        """What it does now."""
        ...

    def pause(self) -> None:
        """Hold."""
        ...

    def resume(self) -> None:
        """Go on from there."""
        ...

    def stop(self) -> None:
        """Be silent."""
        ...

    def close(self) -> None:
        """Let go of it; whatever it does goes on."""
        ...


class Discovery(Protocol):
    """Finds and opens loudspeakers of one kind."""

    def find(self, seconds: float) -> tuple[Found, ...]:
        """Those that answer within so many seconds."""
        ...

    def opens(self, address: str) -> bool:
        """Whether an address is one of this kind."""
        ...

    def open(self, address: str, name: str) -> Renderer:
        """The loudspeaker at an address.

        Args:
            address: where it is.
            name: what it is called, if that is known; else empty.

        Raises:
            SpeakerError: if nothing there can be played on.
        """
        ...
