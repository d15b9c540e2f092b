"""How tracks end: who lies on the floor is told the way up, once, and before they have to be up."""

import pytest

from audio_builder.model.pace import Pace
from audio_builder.model.timeline import Role
from audio_builder.planning.phrases import GET_UP, TRACK_DONE
from audio_builder.planning.plan import plan
from audio_builder.planning.session import track_names
from grammar import routine_of, said, session, short
from routines import build_exercise


def close_of(*lines: str, posture: str = "lying") -> list[str]:
    """What is said at the close of a session that ends in a posture."""
    exercise = build_exercise(posture=posture)
    return said(session(routine_of(exercise, close=lines)), Role.CLOSE)


def test_the_way_up_ends_a_close_that_leaves_the_listener_lying() -> None:
    """What the author says to somebody who lies comes before it."""
    assert close_of("Notice how your legs lie.", "Well done.") == [
        "Notice how your legs lie.", "Well done.", GET_UP,
    ]  # fmt: skip
    assert close_of() == [GET_UP]


@pytest.mark.parametrize("line", ["Walk around.", "Now stand tall.", "Sit for a while."])
def test_the_way_up_comes_before_words_for_somebody_who_is_up(line: str) -> None:
    """Nobody is told to roll to their side after a walk."""
    assert close_of(f"Well done. {line}", "Bye.") == ["Well done.", GET_UP, line, "Bye."]


@pytest.mark.parametrize("line", ["Roll to your right side.", "Sit up slowly.", "Stand up."])
def test_a_close_with_a_way_up_of_its_own_needs_no_other(line: str) -> None:
    """The author knows it better, and it is told once."""
    assert close_of("Well done.", line) == ["Well done.", line]


@pytest.mark.parametrize("posture", ["standing", "sitting", "kneeling"])
def test_only_who_lies_is_told_the_way_up(posture: str) -> None:
    """The last posture decides."""
    assert close_of("Well done.", "Walk around.", posture=posture) == ["Well done.", "Walk around."]


def test_an_exercise_by_itself_ends_with_the_way_up() -> None:
    """Its end is the house's own."""
    routine = routine_of(build_exercise(posture="lying"), close=("Walk around.",))
    timeline = plan(routine, Pace(), short, track_names(routine)[1])
    assert said(timeline, Role.CLOSE) == [TRACK_DONE, GET_UP]
