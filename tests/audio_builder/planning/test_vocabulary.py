"""What an older score says in place of words that nobody has spoken for it."""

from collections.abc import Callable

from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Role, Timeline
from audio_builder.planning.plan import plan
from audio_builder.planning.vocabulary import VERSION, as_of
from grammar import GRAMMAR, build_block, build_work, routine_of, said, session, short
from routines import build_exercise, build_step

_PACE = Pace()


def knows_all_but(*unknown: str) -> Callable[[str], bool]:
    """A score without these words."""
    return lambda text: text not in unknown


def older(routine: Routine, *unknown: str, pace: Pace = _PACE) -> Timeline:
    """The session as a score of version 2 plays it, in which some words were never spoken."""

    def measure(text: str) -> int:
        assert text not in unknown
        return short(text)

    return plan(as_of(routine, 2), pace, measure, None, knows_all_but(*unknown))


def breaths_in_rows(reps: int) -> Routine:
    """Reps of two breaths each."""
    steps = tuple(build_step(say=f"{way}.", short=f"{way}.", breath=way) for way in ("in", "out"))
    exercise = build_exercise(steps=steps * 2, run_on=True, reps={"default": reps})
    return routine_of(exercise)


def test_before_version_2_nothing_was_called_in_rests() -> None:
    """Since then, rests are cut as they are today."""
    assert as_of(GRAMMAR, 1).calls.ten_seconds is False
    assert as_of(GRAMMAR, 2) == as_of(GRAMMAR, VERSION) == GRAMMAR


def test_what_comes_first_was_not_named_before_version_3() -> None:
    """It is left out, and the rest of the lead-in stays."""
    routine = routine_of(build_block(build_work("run"), build_work("press")))
    heard = said(session(routine), Role.LEAD_IN)
    heard.remove("First: Run.")
    assert said(older(routine, "First: Run."), Role.LEAD_IN) == heard


def test_a_last_rep_of_several_breaths_was_the_last_one_before_version_3() -> None:
    """Its air was cut for those words, so it is told with them, and the other reps as now."""
    heard = said(older(breaths_in_rows(3), "3."), Role.BREATH)
    assert [text for text in heard if text in ("2.", "3.", "Last one.")] == ["2.", "Last one."]


def test_a_shorter_session_is_fitted_without_what_is_not_known() -> None:
    """Whoever asked an older score for fewer minutes gets them still."""
    routine = routine_of(build_block(build_work("run"), build_work("press"), rounds=9))
    whole = session(routine)
    minutes = whole.duration_ms // 60_000
    shorter = older(routine, "First: Run.", pace=Pace(minutes=minutes))
    assert 0 < shorter.duration_ms <= minutes * 60_000
