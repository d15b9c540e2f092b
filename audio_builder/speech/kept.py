"""Speech that is kept: MP3 frames, as those of any clip.

What was said before comes out of this machine's clips, and loads no engine.
"""

from collections.abc import Mapping

from audio_builder.building.cache_folder import cache_folder
from audio_builder.building.saying import render_spoken
from audio_builder.clips.cache import ClipCache
from audio_builder.clips.encoder import encode
from audio_builder.clips.recipe import SPEECH_QUALITY, clip_id, conditions
from audio_builder.clips.workbench import finish_speech
from audio_builder.model.sounds import Phrase
from audio_builder.mp3.format import Mp3Format
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Speaker, Voice
from audio_builder.voices.registry import find_voice


class KeptSpeech:
    """One voice, and what it has said on this machine."""

    def __init__(self, voice: Voice, cache: ClipCache) -> None:
        self._voice = voice
        self._cache = cache
        self._speaker: Speaker | None = None
        self._format = Mp3Format()

    def prepare(self) -> None:
        """Load the engine now, so that the first answer does not wait for it.

        Raises:
            NoVoiceError: if it cannot be loaded here.
        """
        if self._speaker is None:
            self._speaker = self._voice.open()

    def say(self, text: str) -> bytes:
        """A text as MP3 frames at 48 kHz, mono.

        Raises:
            VoiceError: if the voice cannot speak it.
        """
        spoken = self._voice.pronounce(text)
        name = clip_id(Phrase(text=text), spoken, conditions(self._voice, self._format))
        kept = self._cache.get(name)
        if kept is None:
            kept = self._cache.put(name, self._voiced(spoken))
        return bytes(kept.frames[:])

    def render(self, text: str) -> bytes:
        """A text of several sentences as an MP3 of its own, as a track would say it.

        Raises:
            VoiceError: if the voice cannot speak it.
        """
        return render_spoken(text, self.say, self._format)

    def with_voice(self, voice: Voice) -> "KeptSpeech":
        """The same engine for the same voice with other pronunciations; none is loaded for it."""
        other = KeptSpeech(voice, self._cache)
        if voice.record.identity == self._voice.record.identity:
            other._speaker = self._speaker
        return other

    def _voiced(self, spoken: str) -> bytes:
        self.prepare()
        assert self._speaker is not None  # noqa: S101 - that is what preparing does
        record = self._voice.record
        raw = self._speaker.speak(spoken)
        samples = finish_speech(raw, record.sample_rate, record.gain_db)
        return encode(samples, self._format, SPEECH_QUALITY)


def open_kept_speech(name: str, environ: Mapping[str, str]) -> KeptSpeech:
    """The speech of a voice; loads no engine.

    Args:
        name: a voice, as `repcast voices` lists them.
        environ: tells where this machine keeps its clips.

    Raises:
        InputError: if there is no such voice.
        NoVoiceError: if what it needs is not installed.
    """
    voice = find_voice(name, Lexicon(), "en-US")
    return KeptSpeech(voice, ClipCache(cache_folder(environ)))
