"""What every store promises: the fake that other tests use, SQLite, and PostgreSQL."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from audio_builder.library import Breath, Guide, Pace
from skill.playback.state import Activity, Entry, Run, State
from skill.store.listeners import Listener, listener, user_hash
from skill.store.port import EventKind, LogEntry, Practice, StateError, Store

KEY = b"a key for the tests alone"
KITCHEN = listener(KEY, "amzn1.ask.account.ANNA", "amzn1.ask.device.KITCHEN")
BEDROOM = listener(KEY, "amzn1.ask.account.ANNA", "amzn1.ask.device.BEDROOM")
OTHER = listener(KEY, "amzn1.ask.account.BERT", "amzn1.ask.device.KITCHEN")
PACE = Pace(breath=Breath(in_ms=5_000, out_ms=7_000), reps=3, guide=Guide.SHORT)
STATE = State(
    activity=Activity.PLAYING,
    run=Run(number=2, routine="hip-ir", parts=("1-first", "2-second"), pace=PACE),
    current=Entry(token="2.0.7.seal", position=0),  # noqa: S106 - a token of the queue
    queued=Entry(token="2.1.8.seal", position=1, retry=True),  # noqa: S106 - as above
    offset_ms=61_000,
    pace=PACE,
    loop=True,
    plays=8,
    runs=2,
    failures=1,
    skipped="1-first",
)


def _entry(kind: EventKind, **more: Any) -> LogEntry:  # noqa: ANN401 - LogEntry's own fields
    return LogEntry(kind=kind, run=1, routine="hip-ir", **more)


def _log(store: Store, who: Listener, *entries: LogEntry) -> None:
    with store.turn(who) as turn:
        for entry in entries:
            turn.log(entry)


def _state(store: Store, who: Listener) -> State:
    with store.turn(who) as turn:
        return turn.state


def _count(store: Store, who: Listener) -> None:
    with store.turn(who) as turn:
        turn.keep(replace(turn.state, plays=turn.state.plays + 1))


def _keep(store: Store, who: Listener, state: State = STATE) -> None:
    with store.turn(who) as turn:
        turn.keep(state)


def _fail(store: Store, who: Listener, state: State, entry: LogEntry) -> None:
    """A turn that raises at its end."""
    with store.turn(who) as turn:
        turn.keep(state)
        turn.log(entry)
        raise ZeroDivisionError


def test_a_listener_never_met_has_a_fresh_state(store: Store) -> None:
    """The first turn of all needs nothing to be there."""
    assert _state(store, KITCHEN) == State()


def test_what_a_turn_keeps_the_next_one_finds(store: Store) -> None:
    """Every field of the state comes back as it was."""
    _keep(store, KITCHEN)
    assert _state(store, KITCHEN) == STATE


def test_a_turn_sees_what_it_has_kept(store: Store) -> None:
    """Within a turn the state is the one that was kept last; that one is written."""
    with store.turn(KITCHEN) as turn:
        turn.keep(State(plays=1))
        turn.keep(replace(turn.state, plays=turn.state.plays + 1))
    assert _state(store, KITCHEN).plays == 2


def test_each_device_and_each_user_has_a_state_of_its_own(store: Store) -> None:
    """Two devices of one user, and two users at one device, do not meet."""
    _keep(store, KITCHEN)
    assert _state(store, BEDROOM) == State()
    assert _state(store, OTHER) == State()


def test_nothing_is_written_if_the_turn_raises(store: Store) -> None:
    """The state and the log are as before, and the error is the block's own."""
    _keep(store, KITCHEN)
    with pytest.raises(ZeroDivisionError):
        _fail(store, KITCHEN, State(), _entry(EventKind.RUN_BEGAN))
    assert _state(store, KITCHEN) == STATE
    assert store.practised(KITCHEN.user) == Practice()


def test_a_state_that_could_not_be_read_again_is_not_kept(store: Store) -> None:
    """The turn that wants to keep it is an error, and not every turn after it."""
    _keep(store, KITCHEN)
    with pytest.raises(StateError, match="not kept"):
        _keep(store, KITCHEN, replace(STATE, offset_ms=1.5))  # type: ignore[arg-type]
    assert _state(store, KITCHEN) == STATE


def test_a_turn_that_leaves_nothing_leaves_no_trace(store: Store) -> None:
    """Somebody who only asks is not a listener yet: there is nothing to forget."""
    with store.turn(KITCHEN):
        pass
    with pytest.raises(ZeroDivisionError):
        _fail(store, KITCHEN, STATE, _entry(EventKind.RUN_BEGAN))
    assert store.forget(KITCHEN.user) == 0


def test_turns_of_one_listener_on_many_threads_lose_nothing(store: Store) -> None:
    """Not even when all of them are the first contact."""
    threads, turns = 8, 25
    together = threading.Barrier(threads)

    def count_often(_: int) -> None:
        together.wait(timeout=10)
        for _ in range(turns):
            _count(store, KITCHEN)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(count_often, range(threads)))
    assert _state(store, KITCHEN).plays == threads * turns


def test_who_never_practised_has_practised_nothing(store: Store) -> None:
    """A user never met, and one who only has a state, have an empty practice."""
    _keep(store, KITCHEN)
    assert store.practised(KITCHEN.user) == store.practised(OTHER.user) == Practice()


def test_how_am_i_doing_adds_up_all_devices_of_a_user(store: Store, clock: Any) -> None:  # noqa: ANN401 - conftest's Clock
    """Runs begun and finished, days, time heard, and the hour of the last event."""
    began, finished = _entry(EventKind.RUN_BEGAN), _entry(EventKind.RUN_FINISHED)
    part = _entry(EventKind.PART_FINISHED, part="1-first", heard_ms=600_000)
    _log(store, KITCHEN, began, part, part, finished)
    clock.now += timedelta(hours=5)
    _log(store, BEDROOM, began)
    clock.now += timedelta(days=3)
    _log(store, KITCHEN, _entry(EventKind.PACE_CHANGED), part)
    _log(store, OTHER, began, part, finished)
    assert store.practised(KITCHEN.user) == Practice(
        begun=2,
        finished=1,
        days=2,
        heard_ms=1_800_000,
        last=datetime(2026, 3, 4, 22, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("hours", "days"), [(6, 1), (7, 2)], ids=["before midnight", "after midnight"]
)
def test_days_begin_at_midnight_utc(store: Store, clock: Any, hours: int, days: int) -> None:  # noqa: ANN401 - as above
    """The first event is at 17:42."""
    _log(store, KITCHEN, _entry(EventKind.RUN_BEGAN))
    clock.now += timedelta(hours=hours)
    _log(store, KITCHEN, _entry(EventKind.RUN_FINISHED))
    assert store.practised(KITCHEN.user).days == days


def test_practice_adds_up_over_years(store: Store) -> None:
    """More time than a 32-bit count of milliseconds holds."""
    day = _entry(EventKind.PART_FINISHED, heard_ms=86_400_000)
    _log(store, KITCHEN, *[day] * 50)
    assert store.practised(KITCHEN.user).heard_ms == 50 * 86_400_000


def test_forgetting_deletes_all_of_a_user_and_nothing_else(store: Store) -> None:
    """All devices, states and events; asked again, there is nobody left."""
    for who in (KITCHEN, BEDROOM, OTHER):
        _keep(store, who)
        _log(store, who, _entry(EventKind.RUN_BEGAN))
    assert store.forget(user_hash(KEY, "amzn1.ask.account.ANNA")) == 2
    assert _state(store, KITCHEN) == _state(store, BEDROOM) == State()
    assert store.practised(KITCHEN.user) == Practice()
    assert _state(store, OTHER) == STATE
    assert store.practised(OTHER.user).begun == 1
    assert store.forget(KITCHEN.user) == 0


def test_forgetting_waits_for_a_turn_and_deletes_what_it_leaves(store: Store) -> None:
    """Whoever is forgotten in the middle of a request is forgotten all the same."""
    _keep(store, KITCHEN)
    with ThreadPoolExecutor(1) as pool:
        with store.turn(KITCHEN) as turn:
            forgotten = pool.submit(store.forget, KITCHEN.user)
            with pytest.raises(TimeoutError):
                forgotten.result(timeout=0.1)
            turn.keep(STATE)
            turn.log(_entry(EventKind.RUN_BEGAN))
        assert forgotten.result(timeout=10) == 1
    assert store.practised(KITCHEN.user) == Practice()
    assert _state(store, KITCHEN) == State()


def test_who_was_forgotten_may_come_back(store: Store) -> None:
    """As somebody never met, with no practice; whatever their row is numbered now."""
    _keep(store, KITCHEN)
    _log(store, KITCHEN, _entry(EventKind.RUN_BEGAN))
    store.forget(KITCHEN.user)
    _count(store, KITCHEN)
    assert _state(store, KITCHEN) == State(plays=1)
    assert store.practised(KITCHEN.user) == Practice()


def test_who_stays_away_is_forgotten(store: Store, clock: Any) -> None:  # noqa: ANN401 - as above
    """By the hour of the last turn that left anything; whoever came back since is kept."""
    _keep(store, KITCHEN)
    _log(store, KITCHEN, _entry(EventKind.RUN_BEGAN))
    _keep(store, OTHER)
    clock.now += timedelta(hours=1)
    assert store.forget_idle(clock.now - timedelta(hours=1)) == 0
    _log(store, OTHER, _entry(EventKind.RUN_BEGAN))
    assert store.forget_idle(clock.now) == 1
    assert _state(store, KITCHEN) == State()
    assert store.practised(KITCHEN.user) == Practice()
    assert _state(store, OTHER) == STATE


def test_different_listeners_take_turns_one_after_another_on_one_thread(store: Store) -> None:
    """No turn leaves a lock, a connection or a transaction behind, however it ended."""
    endings: list[Callable[[], object]] = [
        lambda: _count(store, KITCHEN),
        lambda: _state(store, OTHER),
        lambda: store.forget(BEDROOM.user),
        lambda: store.practised(OTHER.user),
    ]
    for _ in range(10):
        for ending in endings:
            ending()


def test_what_was_done_lately(store: Store, clock: Any) -> None:  # noqa: ANN401 - as above
    """What was begun and finished since an hour, on any device, in order; nothing else is told."""
    _log(store, KITCHEN, _entry(EventKind.RUN_BEGAN), _entry(EventKind.PAIN, part="1-first"))
    _log(store, BEDROOM, _entry(EventKind.PART_FINISHED, heard_ms=5), _entry(EventKind.ENOUGH))
    _log(store, KITCHEN, _entry(EventKind.RUN_FINISHED))
    now = clock.now

    done = store.done(KITCHEN.user, now - timedelta(hours=2))

    assert [each.kind for each in done] == [EventKind.RUN_BEGAN, EventKind.RUN_FINISHED]
    assert {each.routine for each in done} == {"hip-ir"}
    assert all(now - timedelta(hours=1) < each.hour <= now for each in done)
    assert store.done(KITCHEN.user, now + timedelta(hours=2)) == ()
    assert store.done(OTHER.user, now - timedelta(hours=2)) == ()
