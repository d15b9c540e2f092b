"""Questions: what answers them, and what leaves them open."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from fake_store import FakeStore
from skill.alexa.questions import Asking
from skill.alexa.replies import REPLIES
from skill.package.intents import Intent
from skill.speaker.grammar import Grammar

Echo = Any


def say(echo: Echo, matcher: Grammar, sentence: str) -> str:
    """Say something, as the interaction model understands it; what is answered."""
    (meaning,) = matcher.meanings(sentence)
    answer = echo.say(meaning.intent, **dict(meaning.slots))
    return str(answer.get("outputSpeech", {}).get("text", ""))


@pytest.fixture
def asked(echo: Echo) -> Echo:
    """A speaker that has asked whether to go on with exercise two."""
    echo.launch()
    echo.say(Intent.NEXT)
    echo.say(Intent.PAUSE)
    assert echo.launch()["outputSpeech"]["text"] == "Go on with exercise two, or start again?"
    return echo


def test_what_would_play_is_asked_for(echo: Echo) -> None:
    """So little is left of the exercise that the next one would play: it is that which is named."""
    echo.launch()
    echo.offset_ms = 10_000_000
    echo.say(Intent.PAUSE)

    assert "exercise two" in echo.launch()["outputSpeech"]["text"]

    echo.say(Intent.YES)
    assert echo.part == "part.2"


def test_no_starts_nothing_unasked(asked: Echo) -> None:
    """Not to go on is not to start again: it is asked, and another no ends it."""
    assert asked.say(Intent.NO)["outputSpeech"]["text"].endswith("start again from the beginning?")
    assert asked.say(Intent.NO)["outputSpeech"]["text"] == "Goodbye."
    asked.launch()
    asked.say(Intent.NO)
    asked.say(Intent.YES)
    assert (asked.part, asked.activity) == ("part.1", "PLAYING")


@pytest.mark.parametrize(
    "between",
    [Intent.REPEAT, Intent.HELP, Intent.FALLBACK, Intent.LIST_EXERCISES, Intent.HOW_LONG_LEFT],
)
def test_what_is_asked_stays_asked(asked: Echo, between: str) -> None:
    """A repetition, help, a question in between, or what nobody understood: yes still answers."""
    answer = asked.say(between)

    assert answer["outputSpeech"]["text"].endswith("Go on with exercise two, or start again?")
    assert "directives" not in answer
    asked.say(Intent.YES)
    assert (asked.part, asked.activity) == ("part.2", "PLAYING")


def test_a_pace_in_between_is_kept(asked: Echo) -> None:
    """It is remembered, and the question put once more."""
    said = asked.say(Intent.SET_BREATH, breath="slow")["outputSpeech"]["text"]

    assert said.endswith("I will remember that. Go on with exercise two, or start again?")
    asked.say(Intent.YES)
    assert asked.pace.startswith("breath=5-7")


@pytest.mark.parametrize("sentence", ["yes", "start it", "go ahead", "start", "I'm ready"])
def test_what_starts_what_was_offered(echo: Echo, matcher: Grammar, sentence: str) -> None:
    """Whoever is asked whether to start says so in many ways."""
    assert say(echo, matcher, "next").endswith("Shall I start Hip internal rotation?")
    say(echo, matcher, sentence)
    assert (echo.part, echo.activity) == ("part.1", "PLAYING")


@pytest.mark.parametrize("sentence", ["no", "not now", "maybe later"])
def test_what_declines(echo: Echo, matcher: Grammar, sentence: str) -> None:
    """And declines it in many ways; nothing is begun."""
    say(echo, matcher, "next")
    assert say(echo, matcher, sentence) == "Goodbye."
    assert echo.current is None


@pytest.mark.parametrize(
    "sentence", ["the second one", "the second", "two", "number two", "the last one"]
)
def test_which_one(echo: Echo, matcher: Grammar, sentence: str) -> None:
    """Which exercise it shall be is answered by its place, with as few words as people use."""
    echo.launch()
    assert say(echo, matcher, "go to exercise nine") == "There are three exercises. Which one?"
    say(echo, matcher, sentence)
    assert echo.part == ("part.3" if "last" in sentence else "part.2")


def test_without_a_player_nothing_is_offered(
    serve: Callable[[FakeStore], FlaskClient], make_echo: Callable[..., Echo]
) -> None:
    """A device that cannot play is told what was asked, and that; no question leads to a Play."""
    echo = make_echo(serve(FakeStore()))

    def ask(intent: str) -> dict[str, Any]:
        request = {"type": "IntentRequest", "intent": {"name": intent}}
        context = echo.envelope(request)["context"]
        context["System"]["device"]["supportedInterfaces"] = {}
        answer: dict[str, Any] = echo.send(request, context=context)
        return answer

    for intent in (
        Intent.WHAT_IS_THIS,
        Intent.HOW_AM_I_DOING,
        Intent.HOW_LONG_LEFT,
        Intent.LIST_ROUTINES,
    ):
        answer = ask(intent)
        assert answer["shouldEndSession"] is True
        assert answer["outputSpeech"]["text"].endswith("on one that plays music.")
    assert ask(Intent.HELP)["shouldEndSession"] is False


def test_every_question_can_be_declined() -> None:
    """Each takes a no, so that nobody is held in a talk."""
    assert set(REPLIES) == set(Asking)
    assert [asking for asking, replies in REPLIES.items() if Intent.NO not in replies] == []


def test_a_session_of_before_is_no_question(echo: Echo) -> None:
    """What a session remembers in another form is no question; nothing fails."""
    for odd in ({"asked": "go on"}, {"asked": ["go on"], "again": 1}, {"asked": "x", "again": "y"}):
        echo.attributes = dict(odd)
        assert echo.say(Intent.YES)["shouldEndSession"] is False
        assert echo.attributes["asked"] == "what"
