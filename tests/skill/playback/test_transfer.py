"""A practice goes on on another device; and the pace that was chosen on another one holds."""

from dataclasses import replace

from audio_builder.library import Guide, Pace, parse_breath
from practices import Practice
from skill.playback.answers import PlayNow
from skill.playback.events import Finished, NearlyFinished, Pause, Resume, SkipExercise, Stopped
from skill.playback.pace_change import at_pace
from skill.playback.state import Activity, State
from skill.playback.transfer import left, transferred
from worlds import SmallView, small_table

SLOW = Pace(breath=parse_breath("slow"))


def _stopped(position: int = 1, offset_ms: int = 90_000) -> Practice:
    practice = Practice().play(position)
    practice.do(Stopped(token=practice.token, offset_ms=offset_ms))
    return practice


def _taken_from(there: Practice, here: Practice) -> Practice:
    state = transferred(here.state, there.state, here.table)
    assert state is not None
    return replace(here, state=state)


def test_it_goes_on_where_it_stopped() -> None:
    """As it would have there, and with what was to be skipped."""
    there = _stopped()
    here = _taken_from(there, Practice())
    would, does = there.do(Resume()), here.do(Resume())
    assert isinstance(would, PlayNow)
    assert isinstance(does, PlayNow)
    assert (does.entry.part, does.offset_ms) == (would.entry.part, would.offset_ms)

    there = Practice().play(0)
    there.do(SkipExercise(), Pause())
    there.state = replace(there.state, loop=True)
    here = _taken_from(there, Practice())
    assert here.state.run is not None
    assert here.state.run.left_out == ("lean-1.part",)
    assert here.state.loop


def test_numbers_and_tokens_are_those_of_the_device_it_goes_on_on() -> None:
    """What the device has, or tells late, is never taken for it."""
    here = Practice().play(0)
    here.do(Pause())
    told = here.token
    taken = _taken_from(_stopped(), here)
    assert taken.state.run is not None
    assert taken.state.run.number == taken.state.runs == here.state.runs + 1
    before = taken.state
    taken.do(Stopped(token=told, offset_ms=1_000), Finished(token=told))
    assert taken.state == before


def test_it_goes_on_at_the_pace_that_holds_here() -> None:
    """At the same words, whatever the pace there was."""
    there = _stopped(offset_ms=0)
    (lean, *_) = there.starts("Lean over.")
    there.do(Resume())
    there.do(Stopped(token=there.token, offset_ms=lean + 100))
    here = _taken_from(there, Practice(state=State(pace=SLOW)))
    assert isinstance(here.do(Resume()), PlayNow)
    assert here.current.pace == SLOW
    assert here.state.offset_ms in here.starts("Lean over.")


def test_between_exercises_the_next_one_comes() -> None:
    """What has ended there is not heard again."""
    there = Practice().play(0)
    there.do(NearlyFinished(token=there.token), Finished(token=there.token))
    here = _taken_from(there, Practice())
    here.do(Resume())
    assert here.current.position == 1


def test_there_may_be_nothing_to_go_on_with() -> None:
    """Nothing was begun, it is done, or its routine is gone."""
    table, done = small_table(), _stopped()
    done.state = replace(done.state, activity=Activity.DONE)
    gone = replace(table, view=SmallView(routines=()))
    assert transferred(State(), State(), table) is None
    assert transferred(State(), done.state, table) is None
    assert transferred(State(), _stopped().state, gone) is None


def test_it_is_begun_there_no_more() -> None:
    """Unless something else was since; numbers go on counting."""
    there = _stopped()
    stays = left(there.state, there.state)
    assert (stays.run, stays.activity) == (None, Activity.IDLE)
    assert (stays.runs, stays.plays) == (there.state.runs, there.state.plays)
    since = replace(there, state=stays).play(0)
    assert left(since.state, there.state) == since.state


def test_a_pace_from_elsewhere_holds_for_what_has_stopped() -> None:
    """What plays goes on as it is; none that was ever chosen changes nothing."""
    practice = _stopped()
    at = at_pace(practice.state, SLOW, practice.table)
    assert at.run is not None
    assert at.pace == at.run.pace == SLOW
    assert at_pace(practice.state, None, practice.table) == practice.state

    playing = Practice().play(0)
    at = at_pace(playing.state, Pace(guide=Guide.SHORT), playing.table)
    assert at.run == playing.state.run
    assert at.pace.guide is Guide.SHORT
