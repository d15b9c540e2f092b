"""What is said of a pace: what is so, what will be, and in whole sentences."""

from typing import Any

import pytest

from skill.package.intents import Intent

Echo = Any


def said(answer: dict[str, Any]) -> str:
    """The words of an answer."""
    return str(answer["outputSpeech"]["text"])


@pytest.mark.parametrize(
    ("intent", "slots", "sentence"),
    [
        (Intent.SET_BREATH, {"breath": "standard"}, "The breath is already standard."),
        (Intent.USUAL_REPS, {}, "Each exercise already has its usual reps."),
        (Intent.SET_GUIDE, {"guide": "full"}, "It is already full guidance."),
        (
            Intent.SET_LEVEL,
            {"level": "standard"},
            "It is already as usual, neither easier nor harder.",
        ),
    ],
)
def test_what_is_so_already(echo: Echo, intent: str, slots: dict[str, str], sentence: str) -> None:
    """A wish that is true already is answered by what is so, and what plays is not disturbed."""
    echo.launch()
    answer = echo.say(intent, **slots)

    assert said(answer) == sentence
    assert "directives" not in answer


def test_a_second_time_it_is_so(echo: Echo) -> None:
    """What was changed is so from then on."""
    echo.launch()
    echo.say(Intent.SET_BREATH, breath="slow")
    assert said(echo.say(Intent.SET_BREATH, breath="slow")) == "The breath is already slow."
    echo.say(Intent.SET_REPS, reps="2")
    assert said(echo.say(Intent.SET_REPS, reps="2")) == "It is already two reps."
    echo.say(Intent.SET_BREATH, breath="slower")
    echo.say(Intent.SET_GUIDE, guide="tones")
    assert said(echo.say(Intent.SET_GUIDE, guide="tones")) == "It is already just tones."


@pytest.mark.parametrize(
    ("exercise", "reps", "sentence"),
    [
        ("standing-dissociation", "30", "The standing drill goes up to three. Three reps."),
        ("standing-dissociation", "2", "Two reps."),
        ("standing-dissociation", "1", "One rep."),
        ("ir-hinge", "2", "The hinge has at least five. Five reps."),
        ("supine-ere", "5", "The floor drill goes up to four. Four reps."),
    ],
)
def test_reps_in_range(echo: Echo, exercise: str, reps: str, sentence: str) -> None:
    """What will happen in the exercise that is being done is said, and not more."""
    echo.say(Intent.GO_TO_EXERCISE, exercise=exercise)
    assert said(echo.say(Intent.SET_REPS, reps=reps)) == sentence


def test_no_more_is_promised_than_there_is(echo: Echo) -> None:
    """Asked while nothing plays, and asked a second time, what cannot be is not said."""
    assert said(echo.say(Intent.SET_REPS, reps="30")) == (
        "Thirty reps, wherever an exercise has as many. I will remember that."
    )
    echo.launch()
    assert said(echo.say(Intent.SET_REPS, reps="30")) == (
        "The standing drill goes up to three. Three reps."
    )


def test_exercises_are_called_by_short_names(echo: Echo) -> None:
    """As people call them, with an article, and not by what stands on the screen."""
    assert said(echo.say(Intent.LIST_EXERCISES)) == (
        "Hip internal rotation has three exercises: "
        "one, the standing drill; two, the floor drill; three, the hinge."
    )
