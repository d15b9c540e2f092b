"""A voice that hums: no engine, the same hum each time, the same contract as the real ones."""

import zlib
from dataclasses import dataclass
from typing import Final

import numpy as np

from audio_builder.errors import VoiceError
from audio_builder.voices.port import Samples, VoiceRecord

SAMPLE_RATE: Final = 24_000
BEFORE_MS: Final = 300
AFTER_MS: Final = 400
CHARACTER_MS: Final = 60
LEVEL_DBFS: Final = -27.0
"""Root mean square of the hum; a real voice speaks about as loud."""


def spoken_ms(spoken: str) -> int:
    """Length of the hum for a text, without the quiet around it, in ms."""
    return CHARACTER_MS * len(spoken)


class FakeSpeaker:
    """Hums 60 ms for each character, at a pitch that depends on the text."""

    def speak(self, spoken: str) -> Samples:
        """0.3 s of quiet, the hum, 0.4 s of quiet."""
        hertz = 200 + zlib.crc32(spoken.encode()) % 400
        times = np.arange(_samples(spoken_ms(spoken))) / SAMPLE_RATE
        hum = np.sqrt(2) * 10 ** (LEVEL_DBFS / 20) * np.sin(2 * np.pi * hertz * times)
        quiet = (_samples(BEFORE_MS), _samples(AFTER_MS))
        return np.pad(hum, quiet).astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeVoice:
    """Says every text as it stands. Its name is part of its identity."""

    name: str = "fake"
    gain_db: float = 8.5
    speakers: int = 2

    @property
    def record(self) -> VoiceRecord:
        """A record like a real voice's."""
        return VoiceRecord(
            name=self.name,
            engine="hum",
            version="1",
            licence="Apache-2.0",
            attribution="Voice: a hum",
            sample_rate=SAMPLE_RATE,
            gain_db=self.gain_db,
            identity=f"hum 1; voice {self.name}",
        )

    def pronounce(self, text: str) -> str:
        """The text, with single spaces.

        Raises:
            VoiceError: if there is no letter or digit in it.
        """
        spoken = " ".join(text.split())
        if not any(char.isalnum() for char in spoken):
            message = f"there is nothing to speak in: '{text}'"
            raise VoiceError(message)
        return spoken

    def open(self) -> FakeSpeaker:
        """A speaker, at once."""
        return FakeSpeaker()


def _samples(length_ms: int) -> int:
    return length_ms * SAMPLE_RATE // 1000
