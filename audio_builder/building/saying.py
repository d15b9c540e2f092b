"""Saying one phrase, exactly as a track would: through the voice, the workbench and the encoder."""

import hashlib

from audio_builder.clips.encoder import encode
from audio_builder.clips.recipe import SPEECH_QUALITY
from audio_builder.clips.workbench import finish_speech
from audio_builder.model.sounds import Phrase
from audio_builder.model.timeline import Cue, Place, Role, Timeline
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.id3 import Tag
from audio_builder.mp3.track import Clip, lay_out_track
from audio_builder.units import FRAME_MS, Ms
from audio_builder.voices.port import Voice


def say(text: str, voice: Voice, fmt: Mp3Format) -> bytes:
    """One phrase as an MP3 of its own.

    Raises:
        VoiceError: if the voice cannot speak it.
    """
    raw = voice.open().speak(voice.pronounce(text))
    samples = finish_speech(raw, voice.record.sample_rate, voice.record.gain_db)
    frames = encode(samples, fmt, SPEECH_QUALITY)
    length_ms = Ms(len(frames) // fmt.frame_bytes * FRAME_MS)
    sound = Phrase(text=text)
    cue = Cue(start_ms=Ms(0), length_ms=length_ms, sound=sound, role=Role.INSTRUCT, place=Place())
    timeline = Timeline(cues=(cue,), chapters=(), duration_ms=length_ms)
    clip = Clip(id="", digest=hashlib.sha256(frames).hexdigest(), frames=frames)
    track = lay_out_track(timeline, {sound.key: clip}, Tag(title=text, length_ms=length_ms), fmt)
    return b"".join(track.chunks())
