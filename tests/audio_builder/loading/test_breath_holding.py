"""No routine tells anybody to hold the breath; positions are held, for a breath."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.loading.breath_holding import BreathHold, breath_holds

_TABLES: Final = Path(__file__).parents[2] / "breath"


def _table(name: str) -> list[list[str]]:
    """The entries of a table: texts heard one after another."""
    entries = yaml.safe_load((_TABLES / f"{name}.yaml").read_text("utf-8"))
    return [[entry] if isinstance(entry, str) else entry for entry in entries]


REFUSED: Final = _table("refused")
PASSING: Final = _table("passing")
ALL: Final = [(heard, True) for heard in REFUSED] + [(heard, False) for heard in PASSING]


@pytest.mark.parametrize("heard", REFUSED, ids=" | ".join)
def test_what_holds_a_breath_is_found(heard: Sequence[str]) -> None:
    """Whoever hears these texts in this order is told to hold the breath."""
    assert breath_holds(heard)


@pytest.mark.parametrize("heard", PASSING, ids=" | ".join)
def test_what_holds_no_breath_passes(heard: Sequence[str]) -> None:
    """Warnings, held positions and other talk of breathing are left alone."""
    assert breath_holds(heard) == ()


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        (
            ["Please hold  your\nbreath now"],
            [BreathHold(text=0, words="hold your breath")],
        ),
        (
            ["Stand tall.", "Breathe in.", "Good. Now hold for ten!"],
            [BreathHold(text=2, words="now hold for ten", after="breathe in")],
        ),
        (
            ["Inhale for four, hold for four, exhale for four, hold for four"],
            [
                BreathHold(text=0, words="hold for four", after="inhale for four", counted=True),
                BreathHold(text=0, words="hold for four", after="exhale for four", counted=True),
            ],
        ),
        (["Add", "4-7-8 breathing."], [BreathHold(text=1, words="4 7 8 breathing", counted=True)]),
    ],
)
def test_a_breath_hold_tells_where_and_after_what(
    heard: Sequence[str], expected: list[BreathHold]
) -> None:
    """It names the text in which the words stand, and the breath that they hold."""
    assert list(breath_holds(heard)) == expected


def _dressed(text: str, marks: Sequence[int]) -> str:
    """A text in other letters, apostrophes and spaces, as the marks say."""
    for mark, (old, new) in enumerate([("'", "\u2019"), (" ", "  "), (" ", "\u00a0"), (" ", "\n")]):
        text = text.replace(old, new) if mark in marks else text
    return text.upper() if 4 in marks else text


@given(st.sampled_from(ALL), st.lists(st.integers(0, 4), max_size=3))
def test_dress_changes_no_judgement(judged: tuple[list[str], bool], marks: list[int]) -> None:
    """Capitals, curly apostrophes and other spaces are heard alike."""
    heard, refused = judged
    assert bool(breath_holds([_dressed(text, marks) for text in heard])) == refused


@given(st.sampled_from(ALL))
def test_sentences_may_stand_in_texts_of_their_own(judged: tuple[list[str], bool]) -> None:
    """What is heard counts, not how it was cut into lines."""
    heard, refused = judged
    whole = " ".join(text if text.endswith((".", "!")) else f"{text}." for text in heard)
    assert bool(breath_holds([whole])) == refused


@given(st.text(max_size=80))
def test_any_text_can_be_judged(text: str) -> None:
    """Whatever it is, the judge has an answer, the same twice."""
    assert breath_holds([text, text]) == breath_holds([text, text])


@pytest.mark.parametrize(
    "text",
    [
        "Hold your breath.",
        "HOLD YOUR BREATH",
        "Lift, holding her breath, and turn.",
        "Hold a deep breath.",
        "Hold that breath.",
        "Hold the breath.",
        "Hold breath.",
        "hold\n  your\u00a0breath",
        "hold your-breath",
        "hold “your” *breath*",
        "hold your br\u00adeath",
        "Hold one's breath.",
        "Hold one\u2019s breath.",
        "Hold your full 360° breath.",
        "Hold your deepest breath.",
        "Hold all of your breath.",
        "Hold on to your breath.",
        "Hold in your breath.",
        "Hold your breath in.",
        "Hold one deep breath.",
        "Hold your breathing.",
        "Turn with a held breath.",
        "Turn with the breath held.",
        "Keep your breath in.",
        "Keep that deep breath in for five seconds.",
        "Keep in your breath.",
        "Keep the air in your lungs.",
        "Hold the air in.",
        "Hold in that air.",
        "Hold your air.",
        "Trap the air.",
        "Pause your breath.",
        "Don't breathe.",
        "Don\u2019t breathe.",
        "Dont breathe until you are up.",
        "Do not breathe.",
        "Do not take a breath.",
        "Do not exhale yet.",
        "Stop breathing.",
        "Lift without breathing.",
        "Lift without taking a breath.",
        "No breathing.",
        "Add a breath-hold.",
        "Add a breath hold.",
        "Breath holding builds calm.",
        "Breathhold at the top.",
        "Breath retention at the top.",
        "Take a deep breath and hold it.",
        "Take a deep breath. Hold it.",
        "Breathe in and hold.",
        "Inhale, hold, exhale.",
        "Inhale and hold for five seconds.",
    ],
)
def test_holding_a_breath_is_refused(text: str) -> None:
    """Every usual form of it is found, whatever its case, spacing and apostrophes."""
    assert breath_holds([text])


@pytest.mark.parametrize(
    "text",
    [
        "Never hold your breath.",
        "Do not hold your breath.",
        "Don't hold your breath.",
        "Don\u2019t ever hold your breath.",
        "Avoid holding your breath.",
        "Lift without holding your breath.",
        "Don't stop breathing.",
    ],
)
def test_warning_of_it_passes(text: str) -> None:
    """A caution that says the words keeps somebody safe."""
    assert breath_holds([text]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Hold the position for one deep breath.",
        "Hold for a deep breath.",
        "Hold for three breaths.",
        "Hold this for one breath.",
        "Now turn your head and torso to the {side}, and hold for one deep breath.",
        "Hold, one breath.",
        "Hold still. Your breath flows.",
        "Hold the stretch and breathe.",
        "Hold on to the wall for one breath.",
        "Hold the position with every breath.",
        "Hold the leg in the air.",
        "Lift the leg and hold in the air.",
        "Hold the air squat.",
        "Keep breathing.",
        "Keep the breath in your belly.",
        "Breathe in, hold the position.",
        "Inhale and hold for one breath.",
        "Take one deep breath and turn.",
        "Stay for one breath, then hold the wall.",
        "With each breath hold the knee still.",
        "Pause for a breath.",
        "Stop, breathe, go on.",
        "Do not breathe so fast.",
        "Avoid breathing through the mouth.",
        "Stop if you cannot breathe freely.",
        "Never rush your breath.",
        "Catch your breath.",
    ],
)
def test_holding_a_position_is_what_the_language_is_about(text: str) -> None:
    """Positions held for a breath, and all other talk of breathing, pass."""
    assert breath_holds([text]) == ()


def test_long_texts_take_no_time() -> None:
    """However long a text is, looking through it is quick; it finds nothing in what is no form."""
    assert breath_holds(["hold your " * 10_000 + "breathe in and " * 10_000]) == ()
