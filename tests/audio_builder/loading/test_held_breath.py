"""No routine tells anybody to hold the breath; positions are held, for a breath."""

import pytest

from audio_builder.loading.held_breath import held_breath_in


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
    found = held_breath_in(text)
    assert found is not None
    assert not found[1], "it asks for it, it does not warn of it"


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
def test_warning_of_it_is_refused_as_a_warning(text: str) -> None:
    """A caution that says the words is told apart, because its mend is another."""
    found = held_breath_in(text)
    assert found is not None
    assert found[1]


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
    assert held_breath_in(text) is None


def test_long_texts_take_no_time() -> None:
    """However long a text is, looking through it is quick; it finds nothing in what is no form."""
    assert held_breath_in("hold your " * 10_000 + "breathe in and " * 10_000) is None
