"""What the skill answers in Assist, where it can talk and not play."""

from pathlib import Path

import pytest

from skill.assist.answers import NOT_UNDERSTOOD, ONLY_ANSWERS, Answer, Answers
from skill.media.editions import Editions, wall_clock
from skill.speaker.opening import open_speaker


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Which routines are there?", "Calm hips"),
        ("ask calm hips to list the exercises", "two, the bridge"),
        ("what is this", "Two exercises"),
        ("Who made this?", "Ada Coach"),
        ("is this medical advice", "not medical advice"),
        ("something for my hips", "one routine fits: calm hips"),
    ],
)
def test_questions_are_answered_without_the_skills_name(
    said: Answers, sentence: str, told: str
) -> None:
    """Assist has been addressed already: a sentence is taken as it stands; named it works too."""
    answer = said.answer(sentence, "a")

    assert answer.handled
    assert told.lower() in answer.text.lower()


@pytest.mark.parametrize("move", ["start", "next", "go to the bridge", "do three reps", "resume"])
def test_a_move_is_declined_and_begins_nothing(said: Answers, move: str) -> None:
    """Nothing would sound, so nothing is begun: one sentence says so, and no practice has moved."""
    answer = said.answer(move, "a")

    assert answer.handled
    assert "cannot play" in answer.text
    assert "No exercise has been started" in said.answer("how long is left", "a").text
    assert "not practised" in said.answer("what did I do today", "a").text


def test_pain_is_answered_with_what_to_do(said: Answers) -> None:
    """Nothing plays, so nothing is said to have been stopped; the listener is told to stop."""
    answer = said.answer("that hurts", "a")

    assert answer.text.startswith("Stop, rest, and do not push through it.")
    assert "I have stopped" not in answer.text


@pytest.mark.parametrize("sentence", ["help", "link my programme"])
def test_what_only_a_device_that_plays_is_for_is_declined(said: Answers, sentence: str) -> None:
    """Nobody is told of buttons that are not there, or asked for a code that counts nothing."""
    assert said.answer(sentence, "a") == Answer(text=ONLY_ANSWERS)


@pytest.mark.parametrize("sentence", ["turn on the kitchen light", "?"])
def test_what_is_not_understood_is_not_handled(said: Answers, sentence: str) -> None:
    """Assist learns that nobody has handled it; what would work is said."""
    answer = said.answer(sentence, "a")

    assert not answer.handled
    assert answer.text in (NOT_UNDERSTOOD, "Nothing was said.")


def test_a_question_is_open_in_its_own_conversation_only(said: Answers) -> None:
    """A "yes" from another room deletes nothing; the one that was asked for does."""
    assert said.answer("forget me", "kitchen").text.endswith("on every device?")

    assert "deleted" not in said.answer("yes", "bedroom").text
    assert "is deleted" in said.answer("yes", "kitchen").text


def test_without_a_library_it_is_said_what_to_do(tmp_path: Path) -> None:
    """The voice may be wanted alone; who asks is told how there would be something to ask of."""
    editions = Editions(tmp_path / "output")
    speaker = open_speaker(tmp_path / "data", editions, wall_clock, "wyoming", plays=False)
    answer = Answers(speaker.conversation).answer("which routines are there", "a")
    speaker.close()

    assert not answer.handled
    assert "repcast build" in answer.text
