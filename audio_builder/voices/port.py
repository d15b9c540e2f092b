"""The port every voice is reached through.

Light on purpose: a build that finds all its clips kept never loads an engine, not even numpy, so
whatever shapes a clip's key must be answered here without one.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Samples: TypeAlias = "NDArray[np.float32]"
"""Sound: mono, one float32 a sample, in [-1, 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRecord:
    """What is known of a voice before it speaks; the catalogue shows most of it."""

    name: str
    """As asked for on the command line: `heart`, `gtts:de`."""
    engine: str
    version: str
    """The engine's version."""
    licence: str
    attribution: str
    sample_rate: int
    """Samples a second."""
    gain_db: float
    """What brings its speech to the level of a clip, in dB; measured once."""
    identity: str
    """All that shapes the samples besides the text; part of each clip's key."""
    online: bool = False
    """Whether it asks a service on the network for each phrase."""


class Speaker(Protocol):
    """A loaded engine. Not shared between threads: open one for each."""

    def speak(self, spoken: str) -> Samples:
        """Sound for a text that `Voice.pronounce` gave, at the record's sample rate.

        Raises:
            VoiceError: if no sound came out, or the engine failed; it names the phrase.
        """
        ...


class Voice(Protocol):
    """Something that can speak. Cheap to make and to pickle; nothing is loaded before `open`."""

    @property
    def record(self) -> VoiceRecord:
        """What is known of it."""
        ...

    @property
    def speakers(self) -> int:
        """How many speakers at once are of use."""
        ...

    def pronounce(self, text: str) -> str:
        """The text as the engine will be handed it. Pure; part of the clip's key.

        Raises:
            VoiceError: if the text holds something the voice cannot speak; it names both.
        """
        ...

    def open(self) -> Speaker:
        """Load the engine.

        Raises:
            NoVoiceError: if it cannot be loaded here; it says why, and the way out.
            InputError: if the engine has no such language.
        """
        ...
