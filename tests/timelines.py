"""Timelines for tests, planned from small routines at 60 ms a character."""

from audio_builder.model.doses import Reps
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.model.steps import Hold
from audio_builder.model.timeline import Timeline
from audio_builder.planning.plan import plan
from routines import build_exercise, build_routine, build_step


def small_routine() -> Routine:
    """Two exercises: one with sides and a breath held for, one with a hold of 20 s and a tempo."""
    lean = build_exercise(
        id="lean",
        title="Lean & hold",
        sides=("left", "right"),
        change_of_side="Now the {side} side.",
        reps=Reps(default=1, max=2),
        steps=(build_step(say="Lean to the {side}.", short="Lean.", hold=Hold(breaths=2)),),
    )
    bend = build_exercise(
        id="bend",
        posture="lying",
        change_of_posture="Lie down.",
        reps=Reps(default=1),
        steps=(
            build_step(say="Bend <slowly>.", hold=Hold(seconds=20)),
            build_step(say="And up.", short="Up.", tempo="2-0-1-0"),
        ),
    )
    return build_routine(exercises=(lean, bend), close=("That is all.",))


def small_timeline() -> Timeline:
    """The session of the small routine at the standard pace."""
    return plan(small_routine(), Pace(), lambda text: 60 * len(text))
