"""What the speaker is made of, as ports: each may be a device, a library or a test's own."""

from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from skill.listen.network import Network

FRAME_MS: Final = 10
"""Sound goes around the loop in frames of this length."""
MOMENT_MS: Final = 10
"""What is recognised is counted in moments of this length."""
EAR_RATE: Final = 16_000
"""Samples a second of what is heard: every detector and recogniser here wants this."""
EAR_FRAME: Final = EAR_RATE * FRAME_MS // 1000
PLAY_RATE: Final = 48_000
"""Samples a second of what is played: the tracks have it."""
PLAY_FRAME: Final = PLAY_RATE * FRAME_MS // 1000

Heard: TypeAlias = NDArray[np.int16]
"""Sound from the microphone: mono, at `EAR_RATE`."""
Sound: TypeAlias = NDArray[np.float32]
"""Sound for the loudspeaker: mono, at `PLAY_RATE`, in [-1, 1]."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Captured:
    """A frame from the microphone.

    Attributes:
        near: what the microphone heard.
        far: what the loudspeaker played meanwhile, at the same rate.
    """

    near: Heard
    far: Heard


class Microphone(Protocol):
    """Where sound comes from."""

    def read(self) -> Captured | None:
        """The next frame; None once there is no more. A device lets one wait for it."""
        ...


class Loudspeaker(Protocol):
    """Where sound goes."""

    def play(self, sound: Sound) -> None:
        """Play a frame behind those that are waiting."""
        ...


class EchoCanceller(Protocol):
    """Takes what the loudspeaker plays out of what the microphone hears."""

    def cancel(self, captured: Captured) -> Heard:
        """One frame, without the echo in it."""
        ...


class WakeWord(Protocol):
    """Waits for one phrase."""

    @property
    def phrase(self) -> str:
        """What it waits for, in the words of a dictionary."""
        ...

    def hears(self, frame: Heard) -> bool:
        """Take in a frame; tell whether the phrase has just been said."""
        ...

    def reset(self) -> None:
        """Forget what was heard."""
        ...


class VoiceDetector(Protocol):
    """Tells speech from everything else."""

    def hears(self, frame: Heard) -> bool:
        """Take in a frame; tell whether someone speaks."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word that was recognised.

    Attributes:
        text: how it is written.
        begins: the moment at which it begins.
        moments: how many it takes.
        score: how well it fits the sound, summed over its moments: 0 at best, else below.
    """

    text: str
    begins: int
    moments: int
    score: float


class Recogniser(Protocol):
    """Turns sound into one of the sentences that may be said now, while it comes in."""

    def knows(self, word: str) -> bool:
        """Whether it can hear a word at all."""
        ...

    def begin(self, network: Network) -> None:
        """What comes from now on is a sentence of this network, or none."""
        ...

    def take(self, sound: Heard) -> None:
        """Take in what comes next."""
        ...

    def words(self) -> tuple[Word, ...]:
        """The sentence that all of it is, word by word; empty if it is no whole one.

        Nothing more can be taken in then, until another one is begun.
        """
        ...


class AnswerVoice(Protocol):
    """Speaks the answers."""

    def say(self, text: str) -> Sound:
        """The sound of a text."""
        ...
