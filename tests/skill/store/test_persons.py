"""Persons of one user, and their paces: what every store promises of them."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import text

from audio_builder.library import Pace, parse_breath
from skill.playback.state import State
from skill.store.listeners import DeviceHash, Listener, UserHash, listener
from skill.store.opening import open_engine, open_store
from skill.store.port import KEPT, Elsewhere, EventKind, LogEntry, Store
from skill.store.upgrading import upgrade

KEY = b"a key for the tests alone"
HOUSE, KITCHEN = "amzn1.ask.account.HOUSE", "amzn1.ask.device.KITCHEN"
SOMEBODY = listener(KEY, HOUSE, KITCHEN)
ANNA = listener(KEY, HOUSE, KITCHEN, "amzn1.ask.person.ANNA")
BERT = listener(KEY, HOUSE, KITCHEN, "amzn1.ask.person.BERT")
ANNA_UPSTAIRS = listener(KEY, HOUSE, "amzn1.ask.device.BEDROOM", "amzn1.ask.person.ANNA")
SLOW = Pace(breath=parse_breath("6-8"))
BEGAN = LogEntry(kind=EventKind.RUN_BEGAN, run=1, routine="hip-ir")

_LISTENER = (
    "INSERT INTO listeners (user_hash, device_hash, state, hour) "
    "VALUES (:user, :device, :state, :hour)"
)
_EVENTS = (
    "INSERT INTO events (listener_id, hour, kind, run, routine, heard_ms) "
    "SELECT id, 9, 'run began', 1, 'hip-ir', 0 FROM listeners"
)


def _leave(store: Store, who: Listener, plays: int, pace: Pace | None = None) -> None:
    with store.turn(who) as turn:
        turn.keep(State(plays=plays))
        turn.log(BEGAN)
        if pace is not None:
            turn.choose(pace)


def _found(store: Store, who: Listener) -> tuple[int, Pace | None]:
    with store.turn(who) as turn:
        return turn.state.plays, turn.pace


def test_ids_of_persons_are_hashed_in_a_domain_of_their_own() -> None:
    """The same text as a user's, a device's and a person's id gives three hashes."""
    who = listener(KEY, HOUSE, HOUSE, HOUSE)
    assert len({who.user, who.device, who.person}) == 3
    assert HOUSE not in who.person


def test_each_person_has_a_place_and_a_log(store: Store) -> None:
    """At one device; and whoever is not recognised there has one too."""
    for plays, who in enumerate((SOMEBODY, ANNA, BERT), start=1):
        _leave(store, who, plays)
    _leave(store, ANNA_UPSTAIRS, 4)
    found = [_found(store, who)[0] for who in (SOMEBODY, ANNA, BERT, ANNA_UPSTAIRS)]
    assert found == [1, 2, 3, 4]
    begun = [store.practised(who.user, who.person).begun for who in (SOMEBODY, ANNA, BERT)]
    assert begun == [1, 2, 1]
    done = store.done(ANNA.user, timedelta(hours=-1) + _now(store), ANNA.person)
    assert len(done) == 2


def test_who_is_known_at_a_device(store: Store) -> None:
    """Those who were recognised there, and no one of another room."""
    for who in (SOMEBODY, BERT, ANNA_UPSTAIRS):
        _leave(store, who, 1)
    assert store.persons(BERT.user, BERT.device) == (BERT.person,)


def test_a_pace_holds_on_every_device(store: Store) -> None:
    """For the person who chose it, and nobody else; the last one holds."""
    _leave(store, ANNA, 1, Pace())
    _leave(store, ANNA, 2, SLOW)
    assert _found(store, ANNA_UPSTAIRS) == (0, SLOW)
    assert _found(store, BERT) == _found(store, SOMEBODY) == (0, None)


def test_what_is_elsewhere(store: Store, clock: Any) -> None:  # noqa: ANN401 - conftest's Clock
    """The same person's states at other devices since an hour, the newest first."""
    study = replace(ANNA, device=DeviceHash("study"))
    _leave(store, study, 1)
    clock.now += timedelta(hours=2)
    _leave(store, ANNA_UPSTAIRS, 2)
    _leave(store, BERT, 3)
    upstairs = Elsewhere(listener=ANNA_UPSTAIRS, state=State(plays=2))
    both = (upstairs, Elsewhere(listener=study, state=State(plays=1)))
    assert store.elsewhere(ANNA, clock.now - timedelta(hours=2)) == both
    assert store.elsewhere(ANNA, clock.now) == (upstairs,)
    assert store.elsewhere(replace(SOMEBODY, device=DeviceHash("study")), clock.now) == ()


def test_forgetting_drops_everybody_of_a_user(store: Store) -> None:
    """With their paces; what is told is on how many devices it was."""
    for who in (SOMEBODY, ANNA, BERT, ANNA_UPSTAIRS):
        _leave(store, who, 1, SLOW)
    assert store.forget(ANNA.user) == 2
    for who in (SOMEBODY, ANNA, BERT, ANNA_UPSTAIRS):
        assert _found(store, who) == (0, None)
        assert store.practised(who.user, who.person).begun == 0


def test_a_pace_goes_with_the_last_that_is_known(store: Store, clock: Any) -> None:  # noqa: ANN401 - as above
    """It stays as long as its person comes back to any device."""
    _leave(store, ANNA, 1, SLOW)
    clock.now += KEPT / 2
    _leave(store, ANNA_UPSTAIRS, 1)
    clock.now += KEPT / 2 + timedelta(hours=1)
    assert store.forget_idle(clock.now - KEPT) == 1
    assert _found(store, ANNA) == (0, SLOW)
    assert store.forget_idle(clock.now) == 1
    assert _found(store, ANNA) == (0, None)


def test_a_database_of_before_is_carried_over(url: str) -> None:
    """States and log stay with the unrecognised, at the pace of the device they were at last."""
    kitchen, den = (Listener(user=UserHash("u"), device=DeviceHash(each)) for each in ("k", "d"))
    slow = '{"version":1,"state":{"plays":8,"pace":{"breath":{"in_ms":6000,"out_ms":8000}}}}'
    few = '{"version":1,"state":{"plays":7,"pace":{"reps":2}}}'
    rows = (("u", "k", few, 9), ("u", "d", slow, 10), ("v", "k", "newer", 11))
    engine = open_engine(url)
    try:
        upgrade(engine, "0004")
        with engine.begin() as connection:
            for user, device, state, hour in rows:
                values = {"user": user, "device": device, "state": state, "hour": hour}
                connection.execute(text(_LISTENER), values)
            connection.execute(text(_EVENTS))
    finally:
        engine.dispose()
    with closing(open_store(url)) as store:
        assert [_found(store, who) for who in (kitchen, den)] == [(7, SLOW), (8, SLOW)]
        assert store.practised(kitchen.user).begun == 2
        _leave(store, replace(kitchen, person=ANNA.person), 1)
        assert store.practised(kitchen.user).begun == 2
        assert store.forget(kitchen.user) == 2
        assert store.forget(UserHash("v")) == 1


def _now(store: Store) -> Any:  # noqa: ANN401 - the clock of whichever store it is
    return store._clock()  # type: ignore[attr-defined]
