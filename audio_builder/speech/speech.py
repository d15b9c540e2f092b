"""Speech: a voice that says any text, a sentence at a time, as a track would, in 16-bit samples."""

import os
import threading
from typing import Final

import numpy as np

from audio_builder.clips.samples import from_track_rate
from audio_builder.clips.workbench import finish_speech
from audio_builder.planning.script import PHRASE_GAP_MS
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Speaker, Voice, VoiceRecord
from audio_builder.voices.registry import find_voice

_ENGLISH: Final = "en-US"
_THREADS_MAX: Final = 4
"""Each engine takes memory, and one speaks many times faster than anybody listens."""


class Speech:
    """One voice. Threads may share it: each that speaks has an engine of its own."""

    def __init__(self, voice: Voice, language: str) -> None:
        """Prepare to speak; no engine is loaded yet.

        Args:
            voice: who speaks.
            language: in which language, as in en-US.
        """
        self.language = language
        self._voice = voice
        self._engines = threading.local()

    @property
    def record(self) -> VoiceRecord:
        """What is known of the voice."""
        return self._voice.record

    @property
    def threads(self) -> int:
        """How many threads at once are of use."""
        return max(1, min(self._voice.speakers, os.cpu_count() or 1, _THREADS_MAX))

    def pronounce(self, sentence: str) -> str:
        """A sentence as the engine will be handed it.

        Raises:
            VoiceError: if the voice cannot speak it; it says why.
        """
        return self._voice.pronounce(sentence)

    def load(self) -> None:
        """Load this thread's engine now rather than with the first sentence.

        Raises:
            NoVoiceError: if it cannot be loaded here.
            InputError: if the engine has no such language.
        """
        self._engine()

    def speak(self, pronounced: str) -> bytes:
        """A sentence, and the quiet after it: mono, 16-bit, little-endian, at the voice's rate.

        Args:
            pronounced: from `pronounce`.

        Raises:
            VoiceError: if no sound came out, or the engine failed.
        """
        record = self._voice.record
        said = self._engine().speak(pronounced)
        levelled = finish_speech(said, record.sample_rate, record.gain_db)
        samples = from_track_rate(levelled, record.sample_rate)
        quiet = bytes(2 * (record.sample_rate * PHRASE_GAP_MS // 1000))
        return np.round(np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes() + quiet

    def _engine(self) -> Speaker:
        engine: Speaker | None = getattr(self._engines, "engine", None)
        if engine is None:
            engine = self._engines.engine = self._voice.open()
        return engine


def open_speech(spec: str) -> Speech:
    """The speech of a voice, as in `heart` or `gtts:de`; loads no engine.

    Raises:
        InputError: if there is no such voice.
        NoVoiceError: if what it needs is not installed.
    """
    variant = spec.strip().partition(":")[2]
    language = variant if variant[:2].isalpha() else _ENGLISH
    return Speech(find_voice(spec, Lexicon(), _ENGLISH), language)
