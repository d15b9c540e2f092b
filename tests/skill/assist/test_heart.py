"""The real voice, by the Wyoming protocol."""

import pytest
from wyoming.audio import AudioChunk, AudioStop
from wyoming.tts import Synthesize

from assist_clients import ask, fault, visited
from audio_builder.speech import open_speech
from skill.assist.answers import Answers
from skill.assist.service import Service

pytestmark = pytest.mark.voice


def test_heart_speaks(said: Answers) -> None:
    """Two sentences sound about as long as a person takes for them, and as loud as a track."""
    service = Service(open_speech("heart"), said)
    service.load()
    text = "Stand on your left leg. Turn back, slowly."
    got = visited(service, lambda uri: ask(uri, Synthesize(text), until=AudioStop))
    refused = visited(service, lambda uri: ask(uri, Synthesize("Bow. 👍"), until=AudioStop))
    service.close()

    samples = b"".join(AudioChunk.from_event(event).audio for event in got[1:-1])
    assert 2 < len(samples) / 2 / 24_000 < 6
    loudest = max(abs(value) for value in memoryview(samples).cast("h"))
    assert 8_000 < loudest <= 32_767
    assert "cannot be spoken, in: " in fault(refused)
