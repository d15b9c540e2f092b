"""The skill's sentences in this speaker's mouth."""

from skill.listen.wording import reworded


def test_nobody_is_told_to_call_for_alexa() -> None:
    """Here another word wakes, and the skill needs no naming."""
    said = "Say: Alexa, ask hip i. r. for the hinge. Or: Alexa, ask hip i. r. how long is left."

    assert reworded(said, "hey jarvis", "hip i r") == (
        "Say: Hey Jarvis, the hinge. Or: Hey Jarvis, how long is left."
    )
    assert reworded("<speak>Alexa, next.</speak>", "okay nabu", "x") == "Okay Nabu, next."
