"""What shorter sessions can sound like is part of what a build makes."""

from contextlib import suppress

import pytest

from audio_builder.errors import PaceError
from audio_builder.model.pace import Guide, Pace
from audio_builder.model.routine import Routine
from audio_builder.planning.needs import needed_directions, needed_sounds
from audio_builder.planning.plan import plan
from audio_builder.planning.script import Say
from audio_builder.planning.shortened import shortened_directions
from grammar import GRAMMAR, build_block, build_work, routine_of, short
from routines import build_exercise


def items_of(count: int) -> Routine:
    """A routine of so many exercises in turns of posture, each of several sets."""
    postures = ("standing", "lying")
    leaves = [
        build_exercise(
            id=f"e-{n}",
            title=f"Number {'abcdef'[n]}",
            posture=postures[n % 2],
            change_of_posture=f"Now {postures[n % 2]}.",
            sets=3,
            reps={"default": 4, "min": 2, "max": 5},
            equipment=("band",) if n % 2 else ("chair",),
        )
        for n in range(count)
    ]
    return routine_of(*leaves, build_block(build_work(), rounds=4, rest={"seconds": 20}))


@pytest.mark.parametrize("guide", Guide)
@pytest.mark.parametrize(
    "fit",
    [
        (),
        ({"drop": "e-1"}, {"drop": "e-2"}, {"drop": "e-0"}),
        ({"drop": "e-2"}, {"drop": "e-1"}, {"sets": 1, "of": "e-0"}, {"drop": "block-4"}),
        ({"rounds": 1, "of": "block-4"}, {"reps": "fewest", "of": "e-1"}, {"drop": "e-0"}),
    ],
)
def test_every_session_that_minutes_make_has_its_sounds(
    guide: Guide, fit: tuple[dict[str, object], ...]
) -> None:
    """Minute by minute, with the house's rules and with the author's in any order."""
    routine = items_of(3)
    routine = Routine.model_validate(routine.model_dump() | {
        "fit": fit, "exercises": routine.exercises})  # fmt: skip
    known = {sound.key for sound in needed_sounds(needed_directions(routine), short)}
    planned = 0
    for minutes in range(1, 12):
        for reps in (None, 1, 3):
            with suppress(PaceError):
                timeline = plan(routine, Pace(minutes=minutes, reps=reps, guide=guide), short)
                assert {cue.sound.key for cue in timeline.cues} <= known
                planned += 1
    assert planned > 3


def test_notes_and_numbers_of_shorter_sessions_are_voiced() -> None:
    """How many exercises are left, and what was left out."""
    texts = {each.text for each in shortened_directions(items_of(2)) if isinstance(each, Say)}

    assert {"Part 1 of 2.", "Exercise 2 of 2.", "Left out this time: Number b."} <= texts
    assert {
        "Fewer reps than usual, to fit your time.",
        "Fewer rounds than usual, to fit your time.",
        "And a band.",
    } <= texts


def test_a_routine_of_one_short_exercise_has_no_shorter_session() -> None:
    """Nothing but its fewest reps can be left out."""
    texts = {each.text for each in shortened_directions(routine_of(build_exercise()))
             if isinstance(each, Say)}  # fmt: skip
    assert not [text for text in texts if text.startswith(("Left out", "Exercise", "Fewer rounds"))]


def test_the_sample_has_sessions_of_several_lengths() -> None:
    """Less time makes a shorter session, down to the least."""
    lengths = set()
    for minutes in range(1, 30):
        with suppress(PaceError):
            lengths.add(plan(GRAMMAR, Pace(minutes=minutes), short).duration_ms)
    assert len(lengths) >= 3
