"""What is served in Assist: a voice that hums, and the skill for the small routine of `builds`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assist_clients import HeldVoice
from audio_builder.speech.speech import Speech
from skill.assist.answers import Answers
from skill.assist.service import Service
from skill.media.editions import Editions, wall_clock
from skill.speaker.opening import open_speaker


@pytest.fixture
def said(small_output: Path, tmp_path: Path) -> Iterator[Answers]:
    """Answers about the small routine."""
    editions = Editions(small_output)
    speaker = open_speaker(tmp_path / "data", editions, wall_clock, "wyoming", plays=False)
    yield Answers(speaker.conversation)
    speaker.close()


@pytest.fixture
def moving(small_output: Path, tmp_path: Path) -> Iterator[Answers]:
    """The same, where moves are handed on."""
    editions = Editions(small_output)
    speaker = open_speaker(tmp_path / "data", editions, wall_clock, "wyoming", plays=False)
    yield Answers(speaker.conversation, moves=True)
    speaker.close()


@pytest.fixture
def service(said: Answers, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """The voice and the answers. Two sentences at once, also on a machine with one core."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    HeldVoice.gate.clear()
    service = Service(Speech(HeldVoice(), "en-US"), said)
    yield service
    HeldVoice.gate.set()
    service.close()
