"""Example phrases: shown in the store, and tried there word for word."""

from collections.abc import Sequence

from audio_builder.library import RoutineEntry
from skill.package.intents import SlotType
from skill.package.names import Named


def example_phrases(
    invocation: str, named: Sequence[Named], routine: RoutineEntry
) -> tuple[str, str, str]:
    """Three phrases, each of them sentences of the interaction model.

    Args:
        invocation: what the skill is called by.
        named: what a listener may ask for by name.
        routine: the one that plays for whoever has just opened the skill, to try them: the last of
            its exercises needs no asking back then.
    """
    numbers = {
        place.exercise.number: one
        for one in named
        if one.type is SlotType.EXERCISE
        for place in one.occurrences
        if place.routine.id == routine.id
    }
    exercise = numbers[max(numbers)]
    # Short names are misheard least; with its article one reads like a sentence.
    spoken = min((words for words in exercise.words if words.startswith("the ")), key=len)
    return (
        f"Alexa, open {invocation}",
        f"Alexa, ask {invocation} to go to {spoken}",
        f"Alexa, ask {invocation} for slower breathing",
    )
