"""An exercise that is asked for by name, and is in several routines."""

from pathlib import Path
from typing import Any

import pytest

from audio_builder.library import Catalog
from shared_names import library, spread
from skill.alexa import requests
from skill.alexa.known import Known
from skill.alexa.meanings import Meaning, Say, Topic
from skill.alexa.naming import go_to, start
from skill.alexa.questions import Asking, Question
from skill.alexa.requests import Heard, Request
from skill.media.editions import Editions
from skill.package.index import NameIndex
from skill.package.intents import Intent, Slot
from skill.playback.events import GoTo, Start
from skill.playback.state import Run, State
from skill.speaker.grammar import LAUNCH, Grammar

Echo = Any


@pytest.fixture(scope="session")
def editions(sharing_output: Path) -> Editions:
    """Routines that share exercises."""
    return Editions(sharing_output)


def say(echo: Echo, matcher: Grammar, sentence: str) -> str:
    """Say something, as the interaction model understands it; what is answered."""
    (meaning,) = matcher.meanings(sentence)
    slots = dict(meaning.slots)
    answer = echo.launch() if meaning.intent == LAUNCH else echo.say(meaning.intent, **slots)
    return str(answer.get("outputSpeech", {}).get("text", ""))


def plays(echo: Echo) -> str:
    """The routine and the part that play."""
    assert echo.current is not None
    assert echo.activity == "PLAYING"
    return f"{echo.current['url'].split('/')[-2]} {echo.part}"


def test_of_the_routine_that_plays(echo: Echo, matcher: Grammar) -> None:
    """What the routine that plays has is meant there, whatever others have it."""
    say(echo, matcher, "start night hips")
    say(echo, matcher, "go to the bridge")
    assert plays(echo) == "night part.1"

    say(echo, matcher, "start noon hips")
    say(echo, matcher, "go to the bridge")
    assert plays(echo) == "noon part.2"
    say(echo, matcher, "go to the turn")
    assert plays(echo) == "noon part.3"


def test_of_the_routine_that_was_heard_last(echo: Echo, matcher: Grammar) -> None:
    """A practice that is over is still the one that is meant."""
    say(echo, matcher, "start night hips")
    echo.play_to_end()

    assert say(echo, matcher, "the bridge") == ""

    assert plays(echo) == "night part.1"


def test_of_the_only_routine_that_has_it(echo: Echo, matcher: Grammar) -> None:
    """What no other routine has needs no question, whatever plays."""
    say(echo, matcher, "start night hips")
    say(echo, matcher, "go to the leg lift")
    assert plays(echo) == "noon part.1"
    say(echo, matcher, "go to the long one")
    assert plays(echo) == "evening part.2"


def test_else_it_is_asked(echo: Echo, matcher: Grammar) -> None:
    """In one question, of at most three names; the name of any routine that has it answers it."""
    say(echo, matcher, "start free hips")

    asked = say(echo, matcher, "go to the bridge")

    assert asked == (
        "That is in four routines, such as Evening hips, Morning hips and Night hips. Which one?"
    )
    assert say(echo, matcher, "noon hips") == ""
    assert plays(echo) == "noon part.2"
    say(echo, matcher, "start free hips")
    assert say(echo, matcher, "go to the turn") == (
        "That is in two routines: Morning hips and Noon hips. Which one?"
    )
    say(echo, matcher, "noon hips")
    assert plays(echo) == "noon part.3"


def test_the_question_is_answered_by_a_place(echo: Echo, matcher: Grammar) -> None:
    """Which of the routines that were named; a place that none had is asked again."""
    say(echo, matcher, "start free hips")
    say(echo, matcher, "go to the bridge")
    again = say(echo, matcher, "number four")

    assert again.startswith("That is in four routines")
    say(echo, matcher, "number one")
    assert plays(echo) == "evening part.2"


def test_whoever_was_never_met_is_asked_too(echo: Echo, matcher: Grammar) -> None:
    """Nothing tells which is meant; and what then plays is about safety first."""
    asked = say(echo, matcher, "go to the bridge")

    assert asked.endswith("Which one?")
    assert "medical" in say(echo, matcher, "morning hips")
    assert plays(echo) == "morning part.2"


@pytest.mark.parametrize(
    ("sentence", "then"),
    [
        ("no", "Goodbye."),
        ("yes", "In which routine: "),
        ("go to the leg lift", ""),
        ("free hips", ""),
        ("next", ""),
    ],
)
def test_other_answers(echo: Echo, matcher: Grammar, sentence: str, then: str) -> None:
    """Whatever else is said means what it always means; what comes to nothing asks again."""
    say(echo, matcher, "start noon hips")
    say(echo, matcher, "go to the leg swing")
    say(echo, matcher, "go to the bridge")

    assert say(echo, matcher, sentence).startswith(then)
    assert echo.attributes.get("asked") == ("routine" if sentence in ("yes", "next") else None)


def test_nobody_answers(echo: Echo, matcher: Grammar) -> None:
    """Asked twice, the second time by the routines' names; nothing plays meanwhile."""
    answer = echo.say(Intent.GO_TO_EXERCISE, exercise="name:bridge")

    again = answer["reprompt"]["outputSpeech"]["text"]
    assert again == "In which routine: Evening hips, Morning hips or Night hips?"
    assert answer["shouldEndSession"] is False
    assert "directives" not in answer
    assert matcher.meanings("go to the bridge")


SHARING = library(
    first={"cat": ["Cat"]},
    core={"plank": ["Plank", "front plank"], "dog": ["Bird dog"]},
    arms={"dog": ["Bird dog"], "long": ["The plank"]},
)


def understood(
    asked_for: Heard,
    routine: str | None = None,
    catalog: Catalog = SHARING,
    **more: Any,  # noqa: ANN401 - members
) -> Meaning:
    """What an exercise that was asked for means, while a routine plays."""
    run = Run(number=1, routine=routine, parts=(), pace=catalog.pace.pace) if routine else None
    known = Known(names=NameIndex(catalog), state=State(run=run))
    request = Request(
        kind=requests.INTENT,
        intent=Intent.GO_TO_EXERCISE,
        slots={Slot.EXERCISE: asked_for},
        **more,
    )
    return go_to(request, known)


@pytest.mark.parametrize(
    ("heard", "routine", "meant"),
    [
        (Heard(value="plank", id="name:plank"), "core", GoTo(position=0)),
        (Heard(value="plank", id="name:plank"), "arms", GoTo(position=1)),
        (Heard(value="the Plank!"), "arms", GoTo(position=1)),
        (Heard(value="front plank", id="plank"), "arms", Start(routine="core", position=0)),
        (Heard(value="front plank"), "first", Start(routine="core", position=0)),
        (Heard(value="bird dog", id="dog"), "arms", GoTo(position=0)),
        (
            Heard(value="bird dog", id="dog"),
            "first",
            Say(topic=Topic.WHICH_ROUTINE, exercise="dog"),
        ),
        (Heard(value="bird dog"), None, Say(topic=Topic.WHICH_ROUTINE, exercise="name:birddog")),
        (Heard(value="cat", id="cat"), None, Start(routine="first", position=0)),
        (Heard(value="banana"), "core", Say(topic=Topic.NOT_UNDERSTOOD)),
        (Heard(value="plank", id="gone"), "core", GoTo(position=0)),
        (Heard(value="banana", id="gone"), "core", Say(topic=Topic.NOT_UNDERSTOOD)),
        (Heard(value="!"), "core", Say(topic=Topic.NOT_UNDERSTOOD)),
    ],
)
def test_which_exercise_is_meant(heard: Heard, routine: str | None, meant: Meaning) -> None:
    """By id or by words: of the routine heard last, of the only one that has it, or a question.

    An id that is gone, as a model of an earlier build has it, is nothing: the words count.
    """
    assert understood(heard, routine) == meant


def test_a_package_of_before_is_understood() -> None:
    """An id of one exercise, that the library has since given to others, is asked about."""
    now = library(core={"plank": ["Plank"]}, arms={"plank": ["Front plank"]})

    assert understood(Heard(id="plank"), "arms", now) == GoTo(position=0)
    assert understood(Heard(id="plank"), None, now) == Say(
        topic=Topic.WHICH_ROUTINE, exercise="plank"
    )


def test_an_answer_about_nothing_starts_the_routine() -> None:
    """So does one that lacks the exercise; and an exercise may be gone."""
    known = Known(names=NameIndex(SHARING), state=State())
    for about in ("dog", "gone", ""):
        request = Request(
            kind=requests.INTENT,
            slots={Slot.ROUTINE: Heard(id="first")},
            question=Question(asking=Asking.ROUTINE, again="Which one?", about=about),
        )
        assert start(request, known) == Start(routine="first")


def test_a_thousand_routines_are_looked_up_in_a_table() -> None:
    """The names are worked out once an edition; then no request reads the catalog through."""
    names = NameIndex(spread(routines=100, each=20, exercises=200))
    del names.catalog

    assert len(names.places("exercise-8")) > 1
    found = names.routine_called("The routine seven day")
    assert found is not None
    assert found is names.routine("routine-7")
