"""What is asked in mid-exercise is answered from the timeline, at the place that is heard."""

from typing import Any

import pytest

from audio_builder.library import Guide, Pace, Role, Timeline
from skill.alexa.whereabouts import last_said, place_at, taught, whereabouts
from skill.media.editions import Editions
from skill.package.intents import Intent

Echo = Any


def said(answer: dict[str, Any]) -> str:
    """The words of an answer."""
    return str(answer["outputSpeech"]["text"])


@pytest.fixture(scope="module")
def timeline(editions: Editions) -> Timeline:
    """The standing drill in full: left then right, three reps of four steps."""
    edition = editions.current()
    assert edition is not None
    return edition.library.timeline("hip-ir", "part.1", Pace())


@pytest.fixture(scope="module")
def short(editions: Editions) -> Timeline:
    """The same with short guidance."""
    edition = editions.current()
    assert edition is not None
    return edition.library.timeline("hip-ir", "part.1", Pace(guide=Guide.SHORT))


def at(timeline: Timeline, side: str, rep: int, step: int, role: Role = Role.INSTRUCT) -> int:
    """When a step of a rep begins."""
    return next(
        cue.start_ms
        for cue in timeline.cues
        if (cue.place.side, cue.place.rep, cue.place.step, cue.role) == (side, rep, step, role)
    )


def test_side_and_rep(timeline: Timeline) -> None:
    """Where it is, how many there are, and which side is still to come."""
    here = whereabouts(timeline, at(timeline, "left", 2, 1))
    assert (here.side, here.rep, here.reps, here.sides_after) == ("left", 2, 3, ("right",))
    here = whereabouts(timeline, at(timeline, "right", 3, 4))
    assert (here.side, here.rep, here.reps, here.sides_after) == ("right", 3, 3, ())


def test_before_the_first_rep(timeline: Timeline) -> None:
    """While it is announced nothing has begun, and the side is the one that comes first."""
    here = whereabouts(timeline, 0)
    assert (here.side, here.has_begun, here.rep, here.reps) == ("left", False, 0, 3)
    assert whereabouts(timeline, 10**9).rep == 3


def test_what_was_said_last(timeline: Timeline) -> None:
    """All of an instruction, and no count: what is called during a hold tells nobody what to do."""
    hold = at(timeline, "left", 1, 2, Role.HOLD)
    assert last_said(timeline, hold + 4_000) == (
        "Head and torso: turn to the left. Hold the position for one deep breath."
    )
    assert last_said(timeline, 0).startswith("Welcome")


def test_a_step_in_full(timeline: Timeline, short: Timeline) -> None:
    """However few words there are at the third rep, it is told as it was taught at the first."""
    place = place_at(short, at(short, "right", 3, 3))
    assert (
        taught(timeline, place) == "Left thigh: turn it in, toes toward the middle. Keep it there."
    )
    assert taught(timeline, place_at(short, 0)).startswith("Stand on your left leg")


@pytest.mark.parametrize(
    ("intent", "sentence"),
    [
        (Intent.WHICH_SIDE, "The left side. Stand on your left leg, near a wall if you want one."),
        (Intent.REPS_LEFT, "This is rep two of three: one more after it. Then the right side."),
        (Intent.WHAT_NEXT, "Next, the right side. Then, the floor drill."),
        (Intent.WHAT_WAS_THAT, "I said: Right thigh in."),
        (Intent.HOW_TO, "Right thigh: turn it in, toes toward the middle. Keep it there."),
        (Intent.IS_THIS_RIGHT, "I cannot see you. This frees the thigh"),
        (Intent.HOW_FAR, "Exercise one of three, the standing drill: left side, rep two of three."),
    ],
)
def test_in_mid_rep(echo: Echo, timeline: Timeline, intent: str, sentence: str) -> None:
    """Whole sentences, and what plays goes on."""
    echo.launch()
    echo.offset_ms = at(timeline, "left", 2, 3)
    answer = echo.say(intent)

    assert said(answer).startswith(sentence)
    assert "directives" not in answer
    assert answer["shouldEndSession"] is True


def test_at_the_end(echo: Echo) -> None:
    """On the last side of the last exercise nothing is promised."""
    echo.say(Intent.GO_TO_EXERCISE, ordinal="last")
    echo.offset_ms = 10**7
    assert said(echo.say(Intent.WHAT_NEXT)) == ("This is the last exercise, and then you are done.")
    assert "it is the last" in said(echo.say(Intent.REPS_LEFT))


def test_an_exercise_without_sides_or_reps() -> None:
    """Neither is made up."""
    from skill.alexa.sentences import English  # noqa: PLC0415 - one test needs it
    from skill.alexa.whereabouts import Whereabouts  # noqa: PLC0415 - as above

    here = Whereabouts(
        side=None, has_begun=True, sides_after=(), rep=None, reps=None, set=1, sets=1
    )
    words = English()
    assert words.side(here, "") == "This exercise has no sides."
    assert words.reps_left(here, 90_000) == (
        "This one does not go by reps. About two minutes left of it."
    )
