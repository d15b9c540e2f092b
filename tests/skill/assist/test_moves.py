"""Moves that are handed on to Home Assistant: which intents they are, and what is not one."""

from pathlib import Path

import pytest
from wyoming.asr import Transcript
from wyoming.handle import Handled
from wyoming.info import Describe, Info
from wyoming.intent import Intent as Recognised
from wyoming.intent import NotRecognized, Recognize

from assist_clients import HeldVoice, ask, visited
from audio_builder.speech.speech import Speech
from skill.assist.answers import Answers
from skill.assist.moves import Move, move_of
from skill.assist.service import Service
from skill.package.intents import Intent
from skill.speaker.grammar import Meaning

INTENTS = (
    Path(__file__).parents[3] / "integrations/home_assistant/custom_components/repcast/intents.py"
)


@pytest.mark.parametrize(
    ("sentence", "move"),
    [
        ("start", Move(name="RepcastStart")),
        ("open calm hips", Move(name="RepcastStart")),
        ("next", Move(name="RepcastNext")),
        ("skip this exercise", Move(name="RepcastNext")),
        ("previous", Move(name="RepcastPrevious")),
        ("repeat this exercise", Move(name="RepcastRepeat")),
        ("go to the bridge", Move(name="RepcastGoTo", slots=(("exercise", "the bridge"),))),
        ("go to exercise two", Move(name="RepcastGoTo", slots=(("exercise", "2"),))),
        ("stop", Move(name="RepcastStop")),
        ("that hurts", Move(name="RepcastPain")),
    ],
)
def test_a_move_is_handed_on(moving: Answers, sentence: str, move: Move) -> None:
    """By the name of the integration's intent, with what was said in it; no practice here moves."""
    assert moving.answer(sentence, "a").move == move
    assert "No exercise has been started" in moving.answer("how long is left", "a").text


def test_a_routine_is_named_as_it_was_said() -> None:
    """An id may stand for a name that several routines share; the integration knows names."""
    meaning = Meaning(
        intent=Intent.START_ROUTINE,
        slots=frozenset({("routine", "x-1")}),
        words=(("routine", "hip rotation"),),
    )
    assert move_of(meaning) == Move(name="RepcastStart", slots=(("routine", "hip rotation"),))


@pytest.mark.parametrize("sentence", ["which routines are there", "who made this", "slower"])
def test_what_is_no_move_of_the_integration_is_answered_here(
    moving: Answers, sentence: str
) -> None:
    """In words, as without an integration."""
    answer = moving.answer(sentence, "a")

    assert answer.move is None
    assert answer.text


def test_an_open_question_is_answered_before_anything_moves(moving: Answers) -> None:
    """A "stop" says no to it; pain comes before every question."""
    assert moving.answer("forget me", "a").text.endswith("on every device?")
    assert moving.answer("stop", "a").move is None

    moving.answer("forget me", "a")
    assert moving.answer("that hurts", "a").move == Move(name="RepcastPain")


def test_without_an_integration_nothing_is_handed_on(said: Answers) -> None:
    """Home Assistant would know no such intent."""
    assert said.answer("next", "a").move is None


def test_a_client_gets_an_intent(moving: Answers) -> None:
    """In the place of an answer in words; what is told of the program says so."""
    service = Service(Speech(HeldVoice(), "en-US"), moving)

    async def visit(uri: str) -> None:
        context = {"conversation_id": "a"}
        (told,) = await ask(uri, Describe(), until=Info)
        assert [program.name for program in Info.from_event(told).intent] == ["repcast"]
        for asked in (Transcript, Recognize):
            (event,) = await ask(uri, asked("go to the bridge", context=context), until=Recognised)
            got = Recognised.from_event(event)
            assert (got.name, got.context) == ("RepcastGoTo", context)
            assert [(one.name, one.value) for one in got.entities] == [("exercise", "the bridge")]
        (event,) = await ask(uri, Recognize("who made this"), until=NotRecognized)
        assert "Ada Coach" in (NotRecognized.from_event(event).text or "")
        (event,) = await ask(uri, Transcript("who made this"), until=Handled)
        assert "Ada Coach" in (Handled.from_event(event).text or "")

    visited(service, visit)
    service.close()


@pytest.mark.parametrize("name", sorted({"Start", "GoTo", "Stop", "Pain"}))
def test_the_integration_has_each_intent(name: str) -> None:
    """Where the two meet; its own tests call each by this name. Moves are named after theirs."""
    assert f"Repcast{name}" in INTENTS.read_text(encoding="utf-8")
