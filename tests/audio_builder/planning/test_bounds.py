"""How long a routine may get."""

from audio_builder.loading.problems import RoutineError
from audio_builder.loading.routine_file import parse_routine
from audio_builder.model.doses import Reps
from audio_builder.model.pace import Pace, parse_breath
from audio_builder.model.steps import Hold
from audio_builder.planning.bounds import LONGEST_SESSION_MS, longest_session_ms
from audio_builder.planning.plan import estimate_ms, plan
from routines import build_exercise, build_routine, build_step, format_routine
from timelines import small_routine


def test_the_bound_is_near_what_the_slowest_session_takes() -> None:
    """Worked out without laying it out, within a third of what it really comes to."""
    held = build_step(hold=Hold(breaths=3))
    routine = build_routine(
        exercises=(build_exercise(reps=Reps(default=2, max=20), steps=(held, build_step())),)
    )
    slowest = Pace(breath=parse_breath("10-10"), reps=20)
    session = plan(routine, slowest, estimate_ms)

    assert 0.67 < longest_session_ms(routine) / session.duration_ms < 1.33
    assert longest_session_ms(small_routine()) < LONGEST_SESSION_MS


def test_a_routine_that_lasts_for_days_is_refused() -> None:
    """Each number is allowed; all at once they would be a file of gigabytes."""
    endless = build_exercise(
        sets=5, reps=Reps(default=30), steps=(build_step(hold=Hold(seconds=300)),) * 8
    )
    raw = format_routine(build_routine(exercises=(endless,)))
    try:
        parse_routine(raw, "endless.yaml")
    except RoutineError as error:
        (problem,) = error.problems
        assert "lasts about 101 hours" in problem.what
        assert "under 6" in problem.mend
    else:
        raise AssertionError
