"""Fixtures of the voices: the speech service on this machine, and `heart` opened once."""

from collections.abc import Iterator

import pytest

from audio_builder.voices.heart import HeartVoice
from audio_builder.voices.port import Speaker
from fake_translate import FakeTranslate


@pytest.fixture
def translate(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeTranslate]:
    """The speech service; whatever the client asks goes to it, and nothing further."""
    with FakeTranslate() as service:
        monkeypatch.setenv("https_proxy", service.proxy)
        monkeypatch.setenv("HTTPS_PROXY", service.proxy)
        monkeypatch.setenv("no_proxy", "")
        yield service


@pytest.fixture(scope="session")
def heart() -> HeartVoice:
    """The voice, with nothing in its lexicon."""
    return HeartVoice()


@pytest.fixture(scope="session")
def heart_speaker(heart: HeartVoice) -> Speaker:
    """The engine, loaded once for all tests."""
    return heart.open()
