"""What every voice promises, whichever it is."""

import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from audio_builder.errors import VoiceError
from audio_builder.voices.gtts_service import GttsVoice
from audio_builder.voices.heart import HeartVoice
from audio_builder.voices.port import Voice
from fake_translate import FakeTranslate
from fake_voice import FakeVoice

PHRASES = ("Lift up.", "Turn your left thigh in, and stay for one deep breath.", "Rep 2 of 3.")


@pytest.fixture(params=[HeartVoice, GttsVoice, FakeVoice])
def voice(request: pytest.FixtureRequest, translate: FakeTranslate) -> Voice:
    """Each voice in turn; gtts against the service on this machine."""
    assert not translate.heard
    made: Voice = request.param()
    return made


def test_the_record_is_complete(voice: Voice) -> None:
    """A catalogue and a clip's key can be written from the record alone."""
    record = voice.record
    texts = (record.name, record.engine, record.version, record.licence, record.attribution)
    assert all(texts)
    assert record.version in record.identity
    assert record.sample_rate == 24_000
    assert 0 < record.gain_db < 20
    assert voice.speakers >= 1


@pytest.mark.parametrize("phrase", PHRASES)
def test_speech_is_mono_float32_within_full_scale(voice: Voice, phrase: str) -> None:
    """Whoever takes the samples needs no case for one voice or another."""
    samples = voice.open().speak(voice.pronounce(phrase))
    assert samples.dtype == np.float32
    assert samples.ndim == 1
    assert samples.flags["C_CONTIGUOUS"]
    assert 0.01 < np.abs(samples).max() <= 1.0
    assert 0.3 < len(samples) / voice.record.sample_rate < 20


def test_pronounce_is_pure(voice: Voice) -> None:
    """The same text always gives the same words, so that it can be part of a key."""
    assert voice.pronounce(PHRASES[1]) == voice.pronounce(PHRASES[1])


@pytest.mark.parametrize("silent", ["", "  ", "…", "—", "?!", "\U0001f9b5", "♥"])
def test_a_text_with_nothing_to_speak_is_an_error(voice: Voice, silent: str) -> None:
    """A phrase that would yield no sound is refused before anything is voiced."""
    with pytest.raises(VoiceError):
        voice.pronounce(silent)


def test_speakers_on_several_threads_say_the_same(voice: Voice) -> None:
    """One speaker a thread is enough for identical samples, whatever the others do."""
    spoken = [voice.pronounce(phrase) for phrase in PHRASES] * 2

    def speak_all(_: int) -> list[bytes]:
        speaker = voice.open()
        return [speaker.speak(phrase).tobytes() for phrase in spoken]

    with ThreadPoolExecutor(3) as threads:
        first, *others = threads.map(speak_all, range(3))
    assert all(other == first for other in others)
    assert first[:3] == first[3:]


def test_a_voice_survives_pickling(voice: Voice) -> None:
    """A voice can be handed to another process."""
    again: Voice = pickle.loads(pickle.dumps(voice))  # noqa: S301 - our own bytes
    assert again.record == voice.record
    assert again.pronounce("Hold for 10 s.") == voice.pronounce("Hold for 10 s.")
