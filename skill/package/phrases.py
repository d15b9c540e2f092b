"""Example phrases: shown in the store, and tried there word for word."""

from collections.abc import Sequence

from skill.package.intents import SlotType
from skill.package.names import Named


def example_phrases(invocation: str, named: Sequence[Named]) -> tuple[str, ...]:
    """Three phrases, each of them sentences of the interaction model."""
    exercises = [one for one in named if one.type is SlotType.EXERCISE]
    # Whoever tries them has just opened the skill, so that the first routine plays: the last of
    # its exercises, whose name needs no asking back then.
    first = exercises[0].occurrences[0].routine
    exercise = [one for one in exercises if one.occurrences[0].routine is first][-1]
    # Short names are misheard least; with its article one reads like a sentence.
    spoken = min((words for words in exercise.words if words.startswith("the ")), key=len)
    return (
        f"Alexa, open {invocation}",
        f"Alexa, ask {invocation} to go to {spoken}",
        f"Alexa, ask {invocation} for slower breathing",
    )
