"""What holds whatever is said, told and built, in whatever order."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.library import Pace
from events_at_random import AIMED, PACES, REBUILDS, SEES, WHERE, Rebuild, aim, version
from skill.playback.answers import Answer, Enqueue, Note, Nothing, PlayNow
from skill.playback.destination import destination
from skill.playback.events import Command, Event, GoTo, NearlyFinished, Resume, Seen, SetPace, Start
from skill.playback.moves import Table
from skill.playback.rebuilds import carried_over
from skill.playback.rules import apply
from skill.playback.state import Activity, State
from worlds import SmallView, small_table

Happening = tuple[Event, str] | Rebuild
HAPPENINGS: st.SearchStrategy[list[Happening]] = st.lists(
    st.one_of(AIMED, AIMED, AIMED, REBUILDS), max_size=25
)


def _table(table: Table, rebuild: Rebuild) -> Table:
    assert isinstance(table.view, SmallView)
    return replace(table, view=table.view.rebuilt(rebuild.routine, held=rebuild.held))


def _check(before: State, event: Event, state: State, answer: Answer, table: Table) -> None:
    carried = carried_over(before, table)
    _check_play(answer, state, table)
    _check_run(carried, state, table)
    if isinstance(event, GoTo) and isinstance(answer, PlayNow):
        assert answer.entry.part == table.view.parts("long")[event.position]
    if carried.activity is Activity.DONE:
        assert state.activity is not Activity.STOPPED
    if isinstance(event, SetPace) and event.pace == before.pace:
        assert answer == Nothing(note=Note.PACE_SAME)


def _check_play(answer: Answer, state: State, table: Table) -> None:
    """What is played is there, and so is the offset in it."""
    if not isinstance(answer, PlayNow | Enqueue):
        return
    assert state.run is not None
    entry = answer.entry
    own = table.own_timeline(state.run, entry)
    assert own is not None
    if isinstance(answer, PlayNow):
        assert entry.part == state.run.parts[entry.position]
        assert 0 <= answer.offset_ms < own.duration_ms


def _check_run(carried: State, state: State, table: Table) -> None:
    """A run is never lost, and is of what there is."""
    if carried.run is None:
        return
    assert state.run is not None
    assert state.run.parts == table.view.parts(state.run.routine)
    assert state.current is not None
    entries = [entry for entry in (state.current, state.queued) if entry is not None]
    for entry in entries:
        assert 0 <= entry.position < len(state.run.parts)
        if entry.part in state.run.parts:
            assert state.run.parts[entry.position] == entry.part


def _lived(happenings: list[Happening]) -> tuple[State, Table]:
    """A listener to whom all of this has happened, each step checked; and what there is now."""
    table = small_table()
    state, _ = apply(State(), Start(routine="long"), table)
    for happening in happenings:
        if isinstance(happening, Rebuild):
            table = _table(table, happening)
            continue
        event = aim(*happening, state)
        following, answer = apply(state, event, table)
        _check(state, event, following, answer, table)
        state = following
    return state, table


@settings(max_examples=200, deadline=None)
@given(happenings=HAPPENINGS)
def test_every_step_keeps_the_rules(happenings: list[Happening]) -> None:
    """No offset outside of its track, no other exercise, no run lost, nothing done undone."""
    _lived(happenings)


@settings(max_examples=100, deadline=None)
@given(happenings=HAPPENINGS, seen=st.none() | SEES, where=WHERE)
def test_what_is_asked_is_what_will_play(
    happenings: list[Happening], seen: Seen | None, where: str
) -> None:
    """The destination that is named in a question is that of the Resume which answers it."""
    state, table = _lived(happenings)
    resume = aim(Resume(seen=seen), where, carried_over(state, table))
    assert isinstance(resume, Command)
    going = destination(state, table, resume.seen)
    _, answer = apply(state, resume, table)
    assert going is not None
    assert isinstance(answer, PlayNow)
    told = (answer.entry.position, answer.entry.part, answer.offset_ms, answer.note)
    assert told == (going.position, going.part, going.offset_ms, going.note)


@settings(max_examples=60, deadline=None)
@given(happenings=HAPPENINGS, pace=PACES)
def test_a_pace_that_is_already_so_changes_nothing(happenings: list[Happening], pace: Pace) -> None:
    """Whatever went before: the second time nothing is cut, and it is said."""
    state, table = _lived(happenings)
    command = SetPace(pace=pace)
    state, _ = apply(state, command, table)
    assert apply(state, command, table) == (state, Nothing(note=Note.PACE_SAME))


@settings(max_examples=60, deadline=None)
@given(happenings=HAPPENINGS, rebuild=REBUILDS)
def test_carrying_over_twice_is_once(happenings: list[Happening], rebuild: Rebuild) -> None:
    """A state is in terms of a library, or is not."""
    state, table = _lived(happenings)
    table = _table(table, rebuild)
    once = carried_over(state, table)
    assert carried_over(once, table) == once


def test_a_pace_chosen_at_the_end_holds_for_what_is_asked_for_next() -> None:
    """The run is over, and one of its exercises is wanted again: at the pace that was promised."""
    table = small_table()
    state, _ = apply(State(), Start(routine="long"), table)
    over = replace(state, activity=Activity.DONE)
    kept, answer = apply(over, SetPace(pace=Pace(reps=1)), table)
    assert answer == Nothing(note=Note.PACE_KEPT)
    playing, answer = apply(kept, GoTo(position=0), table)
    assert isinstance(answer, PlayNow)
    assert playing.run is not None
    assert playing.run.pace == Pace(reps=1)
    assert apply(playing, SetPace(pace=Pace(reps=1)), table)[1] == Nothing(note=Note.PACE_SAME)


def test_what_a_rebuild_took_away_is_not_queued_again() -> None:
    """A device that asks twice what comes next is told what is there."""
    table = small_table()
    state, _ = apply(State(), Start(routine="long"), table)
    assert state.current is not None
    asking = NearlyFinished(token=state.current.token)
    state, first = apply(state, asking, table)
    assert isinstance(first, Enqueue)
    assert first.entry.part == "lean-2.part"
    without = _table(table, Rebuild(routine=version([0, 2], 1), held=False))
    _, second = apply(state, asking, without)
    assert isinstance(second, Enqueue)
    assert second.entry.part == "lean-3.part"
