"""The speaker in a library of routines that share exercises."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

import signing
from shared_names import spread
from skill.media.editions import Editions
from skill.package.intents import Intent
from skill.package.model import render_model
from skill.package.names import named_in
from skill.speaker.grammar import Grammar
from skill.speaker.listening import Listening, PassedOn, Situation
from skill.speaker.opening import Speaker, open_speaker
from skill.speaker.signals import What


@pytest.fixture(scope="session")
def sharing(sharing_output: Path) -> Editions:
    """Routines that share exercises."""
    return Editions(sharing_output)


@pytest.fixture
def speaker(sharing: Editions, tmp_path: Path) -> Iterator[Speaker]:
    """A device in a house of its own."""

    def clock() -> datetime:
        return signing.NOW

    with closing(open_speaker(tmp_path, sharing, clock, "kitchen")) as speaker:
        yield speaker


def test_it_asks_and_is_answered(speaker: Speaker) -> None:
    """The same question, and the same answers to it, as a real device would carry."""
    say = speaker.conversation.say
    say("ask evening hips to start free hips")

    asked = say("ask evening hips to go to the bridge")
    assert [each.text for each in asked.happened if each.what is What.SPEAKS] == [
        "That is in four routines, such as Evening hips, Morning hips and Night hips. Which one?"
    ]
    say("noon hips")
    stream = speaker.conversation.device.player.current
    assert stream is not None
    assert "/noon/bridge.part.mp3" in stream.url


def test_a_thousand_routines_are_heard() -> None:
    """In a large library a name is understood, and for one misheard the nearest is offered."""
    catalog = spread(routines=1_000, each=20, exercises=2_000)
    listening = Listening(Grammar(render_model("calm hips", named_in(catalog))), "calm hips")
    title = catalog.routines[7].exercises[3].title.lower()

    heard = listening.hear(f"ask calm hips to go to the {title}", Situation())
    misheard = listening.hear(f"ask calm hips to go to the {title[:-1]}", Situation())

    assert isinstance(heard, PassedOn)
    assert heard.meaning.intent == Intent.GO_TO_EXERCISE
    assert isinstance(misheard, PassedOn)
    assert f"go to the {title}" in misheard.hint
