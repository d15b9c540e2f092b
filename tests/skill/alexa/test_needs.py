"""Less time, another posture, a moment: what somebody needs in mid-exercise."""

from typing import Any

import pytest

from skill.package.intents import Intent

Echo = Any


def said(answer: dict[str, Any]) -> str:
    """The words of an answer."""
    return str(answer["outputSpeech"]["text"])


def test_a_moment(echo: Echo) -> None:
    """It waits, says how to go on, and promises no call: a skill cannot come back by itself."""
    echo.launch()
    answer = echo.say(Intent.WAIT)
    assert "cannot come back" in said(answer)
    assert "Alexa, resume" in said(answer)
    assert echo.activity == "STOPPED"
    echo.say(Intent.RESUME)
    assert (echo.part, echo.activity) == ("part.1", "PLAYING")


def test_so_many_minutes(echo: Echo) -> None:
    """Alexa has timers; the skill has none."""
    echo.launch()
    assert "set a timer for five minutes" in said(echo.say(Intent.WAIT, minutes="5"))


def test_less_time(echo: Echo) -> None:
    """As many reps as end in time; asked again, it does already."""
    echo.launch()
    answer = echo.say(Intent.SHORTEN, minutes="9")
    assert said(answer).startswith("With fewer reps it takes about")
    assert "reps=default" not in echo.pace
    assert echo.activity == "PLAYING"
    assert said(echo.say(Intent.SHORTEN, minutes="9")) == "It already ends in time."


def test_far_too_little_time(echo: Echo) -> None:
    """It tells how far it goes."""
    echo.launch()
    text = said(echo.say(Intent.SHORTEN, minutes="5"))
    assert (
        text == "Five minutes will take you to the end of the standing drill, with the fewest reps."
    )
    assert "reps=1" in echo.pace
    assert "will not do for this exercise" in said(echo.say(Intent.SHORTEN, minutes="1"))


@pytest.mark.parametrize(
    ("intent", "slots"),
    [
        (Intent.FIND_ROUTINE, {"minutes": "9"}),
        (Intent.GO_TO_EXERCISE, {"number": "9"}),
        (Intent.WAIT, {"minutes": "9"}),
        (Intent.SHORTEN, {"minutes": "9"}),
    ],
)
def test_how_many_minutes(echo: Echo, intent: str, slots: dict[str, str]) -> None:
    """Whoever wants it shorter is asked, and answers with a number however they say it."""
    echo.launch()
    assert said(echo.say(Intent.SHORTEN)) == "How many minutes do you have?"
    assert said(echo.say(intent, **slots)).startswith("With fewer reps it takes")


def test_what_are_no_minutes(echo: Echo) -> None:
    """A place is no number of minutes: it is asked again; no ends it."""
    echo.launch()
    echo.say(Intent.SHORTEN)
    assert said(echo.say(Intent.GO_TO_EXERCISE, exercise="ir-hinge")).startswith("How many")
    assert said(echo.say(Intent.NO)) == "Goodbye."


def test_before_anything_minutes_find_a_routine(echo: Echo) -> None:
    """With nothing begun, so many minutes are a wish for a routine of as many."""
    assert said(echo.say(Intent.SHORTEN, minutes="2")).startswith("There is no routine like that")
    echo.say(Intent.SHORTEN, minutes="30")
    assert echo.part == "part.1"


@pytest.mark.parametrize(("reply", "playing"), [(Intent.YES, True), (Intent.NO, False)])
def test_another_posture(echo: Echo, reply: str, *, playing: bool) -> None:
    """The exercises that do without are named; the one that comes next is offered."""
    echo.launch()
    echo.say(Intent.NEXT)
    text = said(echo.say(Intent.CANNOT_POSTURE, posture="lying"))
    assert text == (
        "Without lying down there are the standing drill and the hinge. Shall I go to the hinge?"
    )
    assert echo.activity == "STOPPED"
    echo.say(reply)
    assert (echo.part, echo.activity == "PLAYING") == ("part.3" if playing else "part.2", playing)


def test_a_posture_that_nothing_asks_for(echo: Echo) -> None:
    """What plays goes on."""
    echo.launch()
    answer = echo.say(Intent.CANNOT_POSTURE, posture="kneeling")
    assert said(answer) == "Nothing in this routine is done kneeling."
    assert "directives" not in answer
