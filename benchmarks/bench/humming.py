"""A voice without an engine: it hums, the same hum for the same words, on any machine."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final
from unittest.mock import patch

import numpy as np

from audio_builder.voices import registry
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Samples, Voice, VoiceRecord

NAME: Final = "hum"
_RATE: Final = 24_000
_LETTER_S: Final = 0.04
_QUIET_S: Final = 0.3
_AMPLITUDE: Final = 0.063
"""As loud as a voice speaks."""


class HummingSpeaker:
    """Hums 40 ms for each letter."""

    def speak(self, spoken: str) -> Samples:
        """A hum between two bits of quiet; its pitch depends on the words."""
        hertz = 200 + zlib.crc32(spoken.encode()) % 400
        times = np.arange(int(len(spoken) * _LETTER_S * _RATE)) / _RATE
        quiet = int(_QUIET_S * _RATE)
        return np.pad(_AMPLITUDE * np.sin(2 * np.pi * hertz * times), quiet).astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class HummingVoice:
    """Hums every text as it stands."""

    speakers: int = 2

    @property
    def record(self) -> VoiceRecord:
        """A record as real voices have one."""
        return VoiceRecord(
            name=NAME,
            engine=NAME,
            version="1",
            licence="Apache-2.0",
            attribution="Voice: a hum",
            sample_rate=_RATE,
            gain_db=8.5,
            identity="bench hum 1",
        )

    def pronounce(self, text: str) -> str:
        """The text, with single blanks."""
        return " ".join(text.split())

    def open(self) -> HummingSpeaker:
        """A speaker, at once."""
        return HummingSpeaker()


@contextmanager
def hummed() -> Iterator[None]:
    """Whoever asks for a voice in here finds this one too."""
    entry = replace(registry.VOICES["heart"], make=_make, what="hums", needs=())
    voices = MappingProxyType({**registry.VOICES, NAME: entry})
    with patch.object(registry, "VOICES", voices):
        yield


def _make(_variant: str, _lexicon: Lexicon, _language: str) -> Voice:
    return HummingVoice()
