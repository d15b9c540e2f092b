"""What a store of private feeds promises, on SQLite and on PostgreSQL."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from skill.playback.state import State
from skill.programmes.port import (
    Fetched,
    Heard,
    How,
    KeptProgramme,
    LabelTakenError,
    ProgrammeStore,
)
from skill.programmes.spans import Span
from skill.store.listeners import DeviceHash, Listener, ProgrammeHash, UserHash, programme_hash
from skill.store.opening import open_engine, open_programmes, open_store
from skill.store.port import StoreError
from skill.store.upgrading import upgrade

MONDAY, TUESDAY = date(2026, 1, 5), date(2026, 1, 6)
KEY = b"a key for the tests alone"
ANNA = KeptProgramme(
    token=programme_hash(KEY, "a token"),
    label="hip 12",
    programme="{}",
    pace="breath=5-7&reps=default&guide=short",
    start=MONDAY,
    ends=date(2026, 2, 15),
    created=MONDAY,
)
BERT = replace(ANNA, token=programme_hash(KEY, "another"), label="hip 13", ends=date(2026, 3, 1))
SIZE = 1_000


@pytest.fixture
def store(url: str) -> Iterator[ProgrammeStore]:
    """A store with two programmes in it."""
    with closing(open_programmes(url)) as opened:
        opened.add(ANNA)
        opened.add(BERT)
        yield opened


def part(start: int, stop: int, etag: str = '"a"', number: int = 1) -> Fetched:
    """A part of the first session's track."""
    return Fetched(number=number, etag=etag, size=SIZE, span=Span(start=start, stop=stop))


def test_a_programme_is_found_by_its_hash_and_its_label(store: ProgrammeStore) -> None:
    """As it was kept; and all of them in the order in which they were made."""
    assert store.find(ANNA.token) == store.labelled("hip 12") == ANNA
    assert store.all() == (ANNA, BERT)
    assert store.find(ProgrammeHash("0" * 64)) is None
    assert store.labelled("hip") is None


def test_no_label_is_given_twice(store: ProgrammeStore) -> None:
    """Not even that of a revoked programme: what was heard is asked for by it."""
    store.revoke("hip 12", TUESDAY)
    with pytest.raises(LabelTakenError):
        store.add(replace(ANNA, token=programme_hash(KEY, "third")))
    assert len(store.all()) == 2


def test_a_revoked_programme_is_found_no_more(store: ProgrammeStore) -> None:
    """By its token; by its label one still sees what was heard. Once is enough."""
    store.heard(ANNA.token, 1, How.FEED, MONDAY)
    assert store.revoke("hip 12", TUESDAY)
    assert not store.revoke("hip 12", TUESDAY)
    assert store.find(ANNA.token) is None
    assert store.labelled("hip 12") == replace(ANNA, revoked=TUESDAY)
    assert len(store.all_heard(ANNA.token)) == 1
    assert not store.heard(ANNA.token, 2, How.FEED, TUESDAY)
    assert store.find(BERT.token) == BERT


def test_a_track_fetched_in_parts_is_heard_when_they_are_the_whole(store: ProgrammeStore) -> None:
    """In any order, with overlaps, on several days; the day is that of the last part."""
    assert not store.fetched(ANNA.token, part(500, SIZE), MONDAY)
    assert not store.fetched(ANNA.token, part(0, 300), MONDAY)
    assert store.all_heard(ANNA.token) == ()
    assert store.fetched(ANNA.token, part(250, 600), TUESDAY)
    assert store.all_heard(ANNA.token) == (Heard(number=1, day=TUESDAY, how=How.FEED),)
    assert not store.fetched(ANNA.token, part(0, SIZE), date(2026, 1, 7))
    assert store.all_heard(BERT.token) == ()


def test_parts_of_two_builds_are_not_one_track(store: ProgrammeStore) -> None:
    """What was fetched of the old one counts no more."""
    store.fetched(ANNA.token, part(0, 600), MONDAY)
    assert not store.fetched(ANNA.token, part(500, SIZE, '"b"'), MONDAY)
    assert store.fetched(ANNA.token, part(0, 500, '"b"'), MONDAY)


def test_the_first_hearing_counts(store: ProgrammeStore) -> None:
    """Heard again, by voice, a session stays as it was first heard."""
    assert store.heard(ANNA.token, 2, How.VOICE, MONDAY)
    assert not store.fetched(ANNA.token, part(0, SIZE, number=2), TUESDAY)
    assert store.all_heard(ANNA.token) == (Heard(number=2, day=MONDAY, how=How.VOICE),)


def test_parts_are_deleted_as_soon_as_they_are_the_whole(url: str, store: ProgrammeStore) -> None:
    """Which parts somebody fetched when is nobody's business."""
    store.fetched(ANNA.token, part(0, 600), MONDAY)
    store.fetched(ANNA.token, part(0, 600, number=2), MONDAY)
    assert _count(url, "programme_fetched") == 2
    store.fetched(ANNA.token, part(600, SIZE), MONDAY)
    store.heard(ANNA.token, 2, How.VOICE, MONDAY)
    assert _count(url, "programme_fetched") == 0


def test_forgotten_is_all_of_it(url: str, store: ProgrammeStore) -> None:
    """The programme, what was heard, what was being fetched; others stay."""
    for each in (ANNA, BERT):
        store.heard(each.token, 1, How.FEED, MONDAY)
        store.fetched(each.token, part(0, 600, number=2), MONDAY)
    assert store.forget("hip 12")
    assert not store.forget("hip 12")
    assert store.all() == (BERT,)
    assert [_count(url, table) for table in ("programme_heard", "programme_fetched")] == [1, 1]


def test_what_ended_long_ago_is_forgotten(store: ProgrammeStore) -> None:
    """By its last day, whether it was revoked or not."""
    assert store.forget_ended(date(2026, 2, 15)) == 0
    assert store.forget_ended(date(2026, 2, 16)) == 1
    assert store.all() == (BERT,)


def test_parts_that_come_at_once_lose_nothing(store: ProgrammeStore) -> None:
    """Players fetch on several lines; the session is heard once."""
    steps = range(0, SIZE, 50)
    with ThreadPoolExecutor(5) as pool:
        done = pool.map(lambda at: store.fetched(ANNA.token, part(at, at + 50), MONDAY), steps)
        assert sum(done) == 1
    assert len(store.all_heard(ANNA.token)) == 1


def test_what_is_deleted_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    """On SQLite: neither in the file nor in its journal."""
    path = tmp_path / "repcast.db"
    with closing(open_programmes(f"sqlite:///{path}")) as store:
        store.add(replace(ANNA, label="a label like no other"))
        store.forget("a label like no other")
        files = [each.read_bytes() for each in tmp_path.iterdir()]
    assert not any(b"like no other" in data for data in files)


def test_a_database_of_before_is_carried_over(url: str) -> None:
    """Listeners stay, and programmes can be kept beside them."""
    who = Listener(user=UserHash("a-user"), device=DeviceHash("a-device"))
    engine = open_engine(url)
    try:
        upgrade(engine, "0002")
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "INSERT INTO listeners (user_hash, device_hash, state, hour) VALUES "
                """('a-user', 'a-device', '{"version":1,"state":{"plays":7}}', 492000)"""
            )
    finally:
        engine.dispose()
    with closing(open_programmes(url)) as store:
        store.add(ANNA)
        assert store.all() == (ANNA,)
    with closing(open_store(url)) as listeners, listeners.turn(who) as turn:
        assert turn.state == State(plays=7)


def test_errors_name_no_programme(url: str, store: ProgrammeStore) -> None:
    """What the database was asked for does not come into an error's text."""
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            for name in ("heard", "fetched", "codes", "links"):
                connection.exec_driver_sql(f"DROP TABLE programme_{name}")
            connection.exec_driver_sql("DROP TABLE programmes")
    finally:
        engine.dispose()
    with pytest.raises(StoreError) as caught:
        store.find(ANNA.token)
    assert ANNA.token not in f"{caught.value} {caught.value.__cause__}"


def _count(url: str, table: str) -> int:
    """How many rows a table has, seen by another hand."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
            (count,) = file.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - ours
            return int(count)
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            query = f"SELECT count(*) FROM {table}"  # noqa: S608 - ours
            return int(connection.exec_driver_sql(query).scalar_one())
    finally:
        engine.dispose()
