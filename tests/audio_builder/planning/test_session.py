"""Tracks of a routine: the session, its parts, and exercises by themselves."""

from hypothesis import given, settings

from audio_builder.model.pace import Guide, Pace
from audio_builder.model.routine import Routine
from audio_builder.planning.fitted import Fitted
from audio_builder.planning.script import Say
from audio_builder.planning.session import (
    direct_track,
    numbered_part_names,
    part_names,
    track_names,
)
from routines import routines
from timelines import small_routine


@settings(max_examples=25, deadline=None)
@given(routine=routines())
def test_the_parts_in_a_row_are_the_session(routine: Routine) -> None:
    """Whoever plays the parts one after the other hears exactly the session."""
    pace = Pace(guide=Guide.SHORT)
    session = track_names(routine)[0]

    parts = [
        step
        for part in part_names(routine)
        for step in direct_track(Fitted(routine=routine), part, pace)
    ]

    assert parts == list(direct_track(Fitted(routine=routine), session, pace))


def test_track_ids_are_numbered_and_apart() -> None:
    """The session has the routine's id, an exercise its number and its own; a part the latter."""
    routine = small_routine()

    ids = [name.id for name in (*track_names(routine), *part_names(routine))]
    assert ids == ["calm-knees", "1-lean", "2-bend", "lean.part", "bend.part"]
    assert [name.id for name in numbered_part_names(routine)] == ["part.1", "part.2"]


def test_an_exercise_by_itself_is_complete() -> None:
    """It says its name, the safety lines and its end, and nothing of the other exercises."""
    routine = small_routine()
    lean = track_names(routine)[1]

    said = [
        d.text for d in direct_track(Fitted(routine=routine), lean, Pace()) if isinstance(d, Say)
    ]

    assert said[:2] == ["Lean & hold.", "Work without pain."]
    assert said[-1] == "That is this exercise done."
    assert not [text for text in said if "Knee bend" in text]
