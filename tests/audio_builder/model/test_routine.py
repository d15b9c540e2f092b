"""What a routine's records say of themselves."""

from typing import get_args

import pytest

from audio_builder.model.values import Drawing, Posture
from routines import build_exercise


@pytest.mark.parametrize("posture", get_args(Posture))
def test_an_exercise_without_a_drawing_shows_its_posture(posture: Posture) -> None:
    """Nobody has to name a drawing for there to be a picture."""
    assert build_exercise(posture=posture).picture == posture


@pytest.mark.parametrize("drawing", get_args(Drawing))
def test_an_exercise_shows_the_drawing_it_names(drawing: Drawing) -> None:
    """A drawing that is named goes before the posture's."""
    assert build_exercise(posture="sitting", drawing=drawing).picture == drawing
