"""What holds whatever events come, in whatever order, doubled or lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from events_at_random import AIMED, aim
from skill.playback.answers import Answer, Enqueue, Nothing, PlayNow, StopPlaying
from skill.playback.events import (
    Event,
    Failed,
    Finished,
    NearlyFinished,
    PlayerEvent,
    Start,
    Started,
    Stopped,
)
from skill.playback.moves import Table
from skill.playback.rules import apply
from skill.playback.state import Activity, State
from skill.playback.tokens import is_ours
from worlds import KEY, small_table

TABLES = [small_table(exercises) for exercises in (1, 2, 3)]


def check(before: State, event: Event, state: State, answer: Answer) -> None:
    """The invariants of one step."""
    known = {entry.token for entry in (before.current, before.queued) if entry is not None}
    check_queue(state)
    check_answer(known, state, answer)
    if isinstance(event, PlayerEvent):
        check_player_event(known, before, event, state, answer)


def check_queue(state: State) -> None:
    """One entry plays, one at most waits; both are of the run, under tokens of ours."""
    entries = [entry for entry in (state.current, state.queued) if entry is not None]
    parts = state.run.parts if state.run is not None else ()
    assert all(is_ours(KEY, entry.token) for entry in entries)
    assert all(0 <= entry.position < len(parts) for entry in entries)
    assert len({entry.token for entry in entries}) == len(entries)


def check_answer(known: set[str], state: State, answer: Answer) -> None:
    """What the device is told fits what is remembered of it."""
    match answer:
        case PlayNow():
            assert (answer.entry, state.queued) == (state.current, None)
            assert answer.entry.token not in known
            assert answer.offset_ms >= 0
        case Enqueue():
            assert answer.entry == state.queued
            assert state.current is not None
            assert answer.expected_previous == state.current.token
        case StopPlaying():
            assert state.activity in (Activity.STOPPED, Activity.DONE)


def check_player_event(
    known: set[str], before: State, event: PlayerEvent, state: State, answer: Answer
) -> None:
    """Answers keep to what each event may get; the pointer moves to what it tells of."""
    if event.token not in known:
        assert (state, answer) == (before, Nothing())
    if isinstance(event, Started | Finished | Stopped):
        assert answer == Nothing()
    if isinstance(event, NearlyFinished):
        assert isinstance(answer, Enqueue | Nothing)
    assert getattr(answer, "note", None) is None
    moved = state.current is not None and state.current != before.current
    if moved and not isinstance(answer, PlayNow):
        assert state.current is not None
        assert state.current.token == event.token


@settings(max_examples=150, deadline=None)
@given(table=st.sampled_from(TABLES), steps=st.lists(AIMED, max_size=30))
def test_every_step_keeps_the_rules(table: Table, steps: list[tuple[Event, str]]) -> None:
    """Queue of one, own tokens only, answers that fit the state: after any events at all."""
    state, _ = apply(State(), Start(routine="long"), table)
    for event, where in steps:
        aimed = aim(event, where, state)
        following, answer = apply(state, aimed, table)
        check(state, aimed, following, answer)
        state = following


@settings(max_examples=100, deadline=None)
@given(table=st.sampled_from(TABLES), steps=st.lists(AIMED, max_size=20))
def test_the_same_events_give_the_same_answers(
    table: Table, steps: list[tuple[Event, str]]
) -> None:
    """The rules know nothing but what they are handed."""
    first = second = apply(State(), Start(routine="long"), table)[0]
    for event, where in steps:
        aimed = aim(event, where, first)
        (first, one), (second, two) = apply(first, aimed, table), apply(second, aimed, table)
        assert (first, one) == (second, two)


@settings(max_examples=150, deadline=None)
@given(table=st.sampled_from(TABLES), steps=st.lists(AIMED, max_size=20))
def test_player_events_may_come_twice(table: Table, steps: list[tuple[Event, str]]) -> None:
    """A doubled event of the player changes nothing the second time, failures aside."""
    state, _ = apply(State(), Start(routine="long"), table)
    for event, where in steps:
        aimed = aim(event, where, state)
        state, answer = apply(state, aimed, table)
        if isinstance(aimed, PlayerEvent) and not isinstance(aimed, Failed):
            again, same = apply(state, aimed, table)
            assert (again, same) == (state, answer)


@settings(max_examples=60, deadline=None)
@given(
    table=st.sampled_from(TABLES),
    lost=st.sets(st.integers(0, 20)),
    doubled=st.sets(st.integers(0, 20)),
)
def test_a_practice_plays_through(table: Table, lost: set[int], doubled: set[int]) -> None:
    """Every part plays once, in order, though events other than NearlyFinished are lost."""
    state, answer = apply(State(), Start(routine="long"), table)
    assert isinstance(answer, PlayNow)
    played, entry, told = [], answer.entry, 0
    while entry is not None:
        played.append(entry.position)
        following = None
        for event in (
            Started(token=entry.token, offset_ms=0),
            NearlyFinished(token=entry.token),
            Finished(token=entry.token),
        ):
            told += 1
            if told in lost and not isinstance(event, NearlyFinished):
                continue
            for _ in range(2 if told in doubled else 1):
                state, said = apply(state, event, table)
                if isinstance(said, Enqueue):
                    following = said.entry
        entry = following
    assert state.run is not None
    assert played == list(range(len(state.run.parts)))
