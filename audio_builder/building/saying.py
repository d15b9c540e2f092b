"""Saying a text, exactly as a track would: sentence by sentence, through voice and workbench."""

import hashlib
from collections.abc import Callable

from audio_builder.clips.encoder import encode
from audio_builder.clips.recipe import SPEECH_QUALITY
from audio_builder.clips.workbench import finish_speech
from audio_builder.model.sounds import Phrase
from audio_builder.model.timeline import Place, Role
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.id3 import Tag
from audio_builder.mp3.track import Clip, lay_out_track
from audio_builder.planning.layout import lay_out
from audio_builder.planning.script import say
from audio_builder.units import FRAME_MS
from audio_builder.voices.port import Speaker, Voice


def render_speech(text: str, voice: Voice, fmt: Mp3Format) -> bytes:
    """A text as an MP3 of its own.

    Raises:
        VoiceError: if the voice cannot speak it.
    """
    speaker = voice.open()
    return render_spoken(text, lambda sentence: _frames(sentence, voice, speaker, fmt), fmt)


def render_spoken(text: str, frames_of: Callable[[str], bytes], fmt: Mp3Format) -> bytes:
    """A text as an MP3 of its own.

    Args:
        text: what is said.
        frames_of: speaks a sentence.
        fmt: of its frames.
    """
    script = list(say(text, Role.INSTRUCT, Place()))
    clips = {Phrase(text=line.text).key: _clip(frames_of(line.text)) for line in script}

    def measure(sentence: str) -> int:
        return len(clips[Phrase(text=sentence).key].frames) // fmt.frame_bytes * FRAME_MS

    timeline = lay_out(script, measure)
    tag = Tag(title=text, length_ms=timeline.duration_ms)
    return b"".join(lay_out_track(timeline, clips, tag, fmt).chunks())


def _frames(sentence: str, voice: Voice, speaker: Speaker, fmt: Mp3Format) -> bytes:
    raw = speaker.speak(voice.pronounce(sentence))
    samples = finish_speech(raw, voice.record.sample_rate, voice.record.gain_db)
    return encode(samples, fmt, SPEECH_QUALITY)


def _clip(frames: bytes) -> Clip:
    return Clip(id="", digest=hashlib.sha256(frames).hexdigest(), frames=frames)
