"""The workbench: what a voice said is trimmed, faded and levelled. The only door to pydub."""

import warnings
from typing import Final

import numpy as np

from audio_builder.clips.limiter import limit
from audio_builder.clips.meter import loudness_lufs
from audio_builder.clips.recipe import CEILING_DBTP, CORRECTION_DB, SPEECH_LUFS
from audio_builder.clips.samples import Samples, from_db, to_track_rate
from audio_builder.model.sounds import BELL_MS, Bell
from audio_builder.mp3.format import SAMPLE_RATE
from audio_builder.units import FRAME_MS

with warnings.catch_warnings():
    # pydub looks for ffmpeg, which is not needed here, and uses audioop, which 3.13 moves out. Of
    # its stray escapes Python warns once, when it compiles them: 3.11 as of something deprecated.
    warnings.filterwarnings("ignore", "Couldn't find ff", RuntimeWarning)
    warnings.filterwarnings("ignore", "'audioop' is deprecated", DeprecationWarning)
    warnings.filterwarnings("ignore", ".*invalid escape sequence", SyntaxWarning)
    warnings.filterwarnings("ignore", ".*invalid escape sequence", DeprecationWarning)
    from pydub import AudioSegment
    from pydub.generators import Sine
    from pydub.silence import detect_leading_silence

_ONSET_BELOW_DB: Final = 44
"""What is this much softer than the phrase's peak is not its beginning; an F or a Th is louder."""
_TAIL_BELOW_DB: Final = 32
"""What is this much softer than the phrase's peak is not its end any more."""
_LEAD_MS: Final = 6
_TAIL_MS: Final = 40
_FADE_IN_MS: Final = 4
_FADE_OUT_MS: Final = 24
_SEEK_MS: Final = 5


def finish_speech(spoken: Samples, rate: int, gain_db: float) -> Samples:
    """A phrase as it goes into its clip: trimmed, at 48 kHz, levelled, limited.

    Args:
        spoken: what the voice said, mono, at `rate`.
        rate: the voice's samples a second.
        gain_db: the voice's static gain (voices.port.VoiceRecord).
    """
    trimmed = trim_speech(spoken, rate)
    wish_db = SPEECH_LUFS - (loudness_lufs(trimmed) + gain_db)
    correction_db = max(-CORRECTION_DB, min(CORRECTION_DB, wish_db))
    return limit(trimmed * np.float32(from_db(gain_db + correction_db)), CEILING_DBTP)


def trim_speech(spoken: Samples, rate: int) -> Samples:
    """A phrase at 48 kHz without the quiet around it, at the voice's own level."""
    return _to_samples(_trim(_to_segment(to_track_rate(spoken, rate))))


def render_bell(bell: Bell) -> Samples:
    """A tone, one frame shorter than its clip: the encoder's tail needs that one."""
    length_ms = BELL_MS[bell] - FRAME_MS
    segment = AudioSegment.silent(duration=length_ms, frame_rate=SAMPLE_RATE)
    for at_ms, hz in _BELL_NOTES[bell]:
        note = _note(hz, length_ms - at_ms)
        segment = segment.overlay(note, position=at_ms)
    return _to_samples(segment)


_BELL_NOTES: Final = {
    Bell.BEGIN: ((0, 523.25), (160, 659.26), (320, 783.99)),
    Bell.START: ((0, 880.0),),
    Bell.END: ((0, 659.26), (110, 440.0)),
    Bell.WORK: ((0, 783.99), (110, 1046.5)),
    Bell.RELEASE: ((0, 880.0), (110, 659.26), (220, 440.0)),
    Bell.REST: ((0, 523.25), (160, 392.0)),
    Bell.WALK: ((0, 523.25), (160, 523.25)),
    Bell.TICK: ((0, 1046.5),),
}
"""When each note of a bell begins (ms), and its pitch (Hz). What asks for effort rises or is high,
what lets go of it falls; walking is one note twice, and a tick is short."""


def _note(hz: float, length_ms: int) -> AudioSegment:
    """A soft bell: a sine with its octave an eighth as loud, dying away."""
    tone = Sine(hz, sample_rate=SAMPLE_RATE).to_audio_segment(duration=length_ms, volume=-14)
    octave = Sine(2 * hz, sample_rate=SAMPLE_RATE).to_audio_segment(duration=length_ms, volume=-32)
    return tone.overlay(octave).fade_in(5).fade_out(length_ms - 10)


def _trim(segment: AudioSegment) -> AudioSegment:
    """The phrase without the quiet around it, its ends faded so that nothing clicks."""
    loudest = segment.max_dBFS
    before_ms = detect_leading_silence(segment, loudest - _ONSET_BELOW_DB, _SEEK_MS)
    after_ms = detect_leading_silence(segment.reverse(), loudest - _TAIL_BELOW_DB, _SEEK_MS)
    start_ms = max(0, before_ms - _LEAD_MS)
    end_ms = len(segment) - max(0, after_ms - _TAIL_MS)
    return segment[start_ms:end_ms].fade_in(_FADE_IN_MS).fade_out(_FADE_OUT_MS)


def _to_segment(samples: Samples) -> AudioSegment:
    pcm = np.round(np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes()
    return AudioSegment(data=pcm, sample_width=2, frame_rate=SAMPLE_RATE, channels=1)


def _to_samples(segment: AudioSegment) -> Samples:
    pcm = np.frombuffer(segment.raw_data, dtype="<i2")
    return pcm.astype(np.float32) / np.float32(32768)
