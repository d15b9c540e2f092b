"""A conversation with the speaker that listens: real sound in, real sound out."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

import spoken
from skill.listen.opening import Choice, Shown, opened
from skill.listen.ports import PLAY_RATE, Heard
from skill.listen.simulation import SimulatedRoom
from skill.listen.wake_words import Engine, Phrase
from skill.media.editions import Editions

pytestmark = pytest.mark.voice


def conversation(output: Path, folder: Path, said: Heard) -> tuple[str, npt.NDArray[np.float32]]:
    """What was shown and what was played while something was said."""
    lines: list[str] = []
    room = SimulatedRoom(said)
    choice = Choice(engine=Engine.MICRO, phrase=Phrase.HEY_JARVIS, data=folder)
    environ = {"REPCAST_CACHE": str(folder / "cache")}
    shown = Shown(line=lines.append, typed=lambda: None)
    with opened(choice, Editions(output), environ, shown) as assistant:
        assistant.run(room, room)
    return "\n".join(lines), np.concatenate(room.played)


def said_after_waking(*sentences: str) -> Heard:
    """The routine is started, and each sentence is said five seconds after the one before."""
    wake = spoken.sentence("Hey Jarvis.")
    parts = [spoken.quiet(1000), wake, spoken.sentence("Start the routine."), spoken.quiet(13_000)]
    for each in sentences:
        parts += [wake, spoken.sentence(each), spoken.quiet(5_000)]
    return spoken.recorded(*parts)


def test_it_hears_plays_and_answers(small_output: Path, tmp_path: Path) -> None:
    """A spoken command starts the routine, another moves it, other talk moves nothing at all."""
    said = said_after_waking("Go to the second exercise.", "The weather is nice today.")

    text, played = conversation(small_output, tmp_path, said)

    assert "heard “start the routine”" in text
    assert "plays Standing turn from 00:00" in text
    assert "heard “go to the second exercise”" in text
    assert "heard nothing that it knows" in text
    assert text.count("device plays") == 2
    assert np.abs(played[: 2 * PLAY_RATE]).max() == 0
    assert np.abs(played[-2 * PLAY_RATE :]).max() > 0.01


def test_a_short_word_stops_the_coach(small_output: Path, tmp_path: Path) -> None:
    """Who is in pain says one short word, and it is heard as well as a whole sentence."""
    words = ("Ow.", "That hurts.", "Wait.", "Pause.", "Stop.")

    text, played = conversation(small_output, tmp_path, said_after_waking(*words))

    for each in words:
        # "Ow ow" is as good as "ow".
        assert f"heard “{each.lower().strip('.')}" in text, text
    assert text.count("device plays") == 1
    assert np.abs(played[-PLAY_RATE:]).max() == 0


def test_other_talk_is_not_taken_for_a_stop(small_output: Path, tmp_path: Path) -> None:
    """What is held against the words that stop the coach must be one of them as a whole."""
    said = said_after_waking("What a lovely day.", "It is raining again.")

    text, _ = conversation(small_output, tmp_path, said)

    assert "device stops" not in text
    assert text.count("device plays") == 1
