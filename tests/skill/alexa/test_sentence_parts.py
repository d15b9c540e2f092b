"""Parts of sentences: one thing is one, and exercises have short names."""

import pytest

from audio_builder.library import ExerciseEntry
from shared_names import library
from skill.alexa.sentence_parts import duration, spoken_name, there_are
from skill.alexa.sentences import English


def exercise(title: str, *names: str) -> ExerciseEntry:
    """An exercise of this title and these spoken names."""
    return library(any={"any": [title, *names]}).routines[0].exercises[0]


@pytest.mark.parametrize(
    ("names", "spoken"),
    [
        (("Standing hip rotation dissociation", "dissociation", "the standing drill"),
         "the standing drill"),
        (("Supine hip IR, level 1",), "the supine hip IR"),
        (("Straight-knee heel drop", "straight knee drops", "straight knee"), "the straight knee"),
        (("IR hinge",), "the IR hinge"),
    ],
)  # fmt: skip
def test_a_short_name(names: tuple[str, ...], spoken: str) -> None:
    """Its author's with an article; else the shortest; else the title without its variant."""
    assert spoken_name(exercise(*names)) == spoken


def test_one_is_one() -> None:
    """Verbs and plurals agree with the number."""
    one = library(any={"any": ["Plank"]}).routines[0]
    assert there_are(1, "exercise") == "There is one exercise"
    assert there_are(2, "exercise") == "There are two exercises"
    assert English().no_such_exercise(one) == "There is one exercise."
    assert duration(61_000) == "about one minute"
