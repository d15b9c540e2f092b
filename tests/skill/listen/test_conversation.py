"""A conversation with the speaker that listens: real sound in, real sound out."""

from pathlib import Path

import numpy as np
import pytest

import spoken
from skill.listen.opening import Choice, Shown, opened
from skill.listen.ports import PLAY_RATE
from skill.listen.simulation import SimulatedRoom
from skill.listen.wake_words import Engine, Phrase
from skill.media.editions import Editions

pytestmark = pytest.mark.voice


def test_it_hears_plays_and_answers(
    small_output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A spoken command starts the routine, another moves it, other talk moves nothing at all."""
    monkeypatch.setenv("REPCAST_CACHE", str(tmp_path / "cache"))
    wake = spoken.sentence("Hey Jarvis.")
    said = spoken.recorded(
        spoken.quiet(1000),
        *(wake, spoken.sentence("Start the routine."), spoken.quiet(13_000)),
        *(wake, spoken.sentence("Go to the second exercise."), spoken.quiet(4_000)),
        *(wake, spoken.sentence("The weather is nice today."), spoken.quiet(3_000)),
    )
    lines: list[str] = []
    room = SimulatedRoom(said)
    choice = Choice(engine=Engine.MICRO, phrase=Phrase.HEY_JARVIS, data=tmp_path)
    environ = {"REPCAST_CACHE": str(tmp_path / "cache")}
    shown = Shown(line=lines.append, typed=lambda: None)

    with opened(choice, Editions(small_output), environ, shown) as assistant:
        assistant.run(room, room)

    text = "\n".join(lines)
    assert "heard “start the routine”" in text
    assert "plays Standing turn from 00:00" in text
    assert "heard “go to the second exercise”" in text
    assert "heard nothing that it knows" in text
    assert text.count("device plays") == 2
    played = np.concatenate(room.played)
    assert np.abs(played[: 2 * PLAY_RATE]).max() == 0
    assert np.abs(played[-2 * PLAY_RATE :]).max() > 0.01
