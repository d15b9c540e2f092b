"""What is finished by voice: for which session it counts, and that nothing breaks by it."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from programmes import programme_of
from skill.programmes.access import OpenProgramme, opened
from skill.programmes.codes import make_code
from skill.programmes.links import Linking
from skill.programmes.port import Heard, How, KeptProgramme
from skill.programmes.recording import Recorder
from skill.programmes.voice import VoiceProgrammes, offer_code, session_for
from skill.settings import Settings
from skill.store.listeners import programme_hash, user_hash
from skill.store.opening import open_programmes
from skill.store.port import StoreError
from skill.store.sqlite import sqlite_url
from standing_clock import StandingClock

KEY = b"k" * 32
ANNA = user_hash(KEY, "amzn1.ask.account.ANNA")
TWICE = """\
format: 1
id: twice
title: Twice a day
phases:
  - weeks: 1
    sessions:
      - {routine: calm-hips, days: [monday, wednesday], times_a_day: 2}
      - {routine: other-hips, days: [tuesday]}
"""
"""On Monday 1 and 2, on Tuesday 3, on Wednesday 4 and 5."""
Made = Any
"""The conftest's."""


@pytest.fixture
def twice() -> OpenProgramme:
    """The programme above, from Monday, 2 March 2026."""
    monday = date(2026, 3, 2)
    return opened(
        KeptProgramme(
            token=programme_hash(KEY, "t"),
            label="twice",
            programme=programme_of(TWICE).model_dump_json(exclude_none=True),
            pace="",
            start=monday,
            ends=date(2026, 3, 8),
            created=monday,
        )
    )


@pytest.mark.parametrize(
    ("day", "routine", "heard", "number"),
    [
        (1, "calm-hips", (), None),
        (2, "calm-hips", (), 1),
        (2, "calm-hips", (1,), 2),
        (2, "calm-hips", (1, 2), None),
        (2, "other-hips", (), None),
        (3, "calm-hips", (1,), 2),
        (3, "other-hips", (), 3),
        (4, "calm-hips", (1,), 4),
        (4, "calm-hips", (1, 4, 5), 2),
        (9, "calm-hips", (), 4),
        (9, "unheard-of", (), None),
    ],
)
def test_for_which_session_it_counts(
    twice: OpenProgramme, day: int, routine: str, heard: tuple[int, ...], number: int | None
) -> None:
    """For the latest day's that was not heard; on a day with two, for the first of them."""
    known = [Heard(number=each, day=date(2026, 3, 2), how=How.FEED) for each in heard]
    assert session_for(twice, routine, known, date(2026, 3, day)) == number


def test_codes_can_be_said_in_one_way_only() -> None:
    """Six digits, none of them a zero, none the same as the one before."""
    codes = {make_code() for _ in range(300)}
    assert len(codes) > 290
    for code in codes:
        assert len(code) == 6
        assert "0" not in code
        assert all(one != other for one, other in itertools.pairwise(code))


@contextmanager
def practising(
    settings: Settings, clock: StandingClock
) -> Iterator[tuple[VoiceProgrammes, Recorder]]:
    """What counts by voice on a server, and what takes note of it."""
    recorder = Recorder()
    with closing(open_programmes(sqlite_url(settings.data))) as store:
        yield VoiceProgrammes(store=store, recorder=recorder, key=KEY, clock=clock), recorder
        recorder.close()


@pytest.fixture
def code(made: Made, settings: Settings, clock: StandingClock) -> str:
    """A code of the programme."""
    with closing(open_programmes(sqlite_url(settings.data))) as store:
        drawn = offer_code(store, made.programme.kept, KEY, clock)
    assert drawn is not None
    return drawn


def test_what_a_linked_listener_finishes_counts(
    made: Made, settings: Settings, clock: StandingClock, code: str
) -> None:
    """On its day, by voice, each session once; before the link, and after it is gone, nothing."""
    with practising(settings, clock) as (voice, recorder):
        voice.finished(ANNA, "calm-hips")
        recorder.settle()
        assert made.heard() == ()
        assert voice.link(ANNA, code).outcome is Linking.LINKED
        for routine in ("other-hips", "calm-hips", "calm-hips", "calm-hips"):
            voice.finished(ANNA, routine)
        assert voice.unlink(ANNA)
        friday = date(2026, 3, 6)
        heard = tuple(Heard(number=number, day=friday, how=How.VOICE) for number in (1, 2))
        assert made.heard() == heard
        clock.move(7 * 86_400)
        voice.finished(ANNA, "calm-hips")
        recorder.settle()
        assert made.heard() == heard


def test_a_store_that_fails_breaks_nothing(
    made: Made,
    settings: Settings,
    clock: StandingClock,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It is said in the log, without the listener; what is finished later counts."""
    with practising(settings, clock) as (voice, recorder):
        voice.link(ANNA, code)
        with monkeypatch.context() as patch:
            patch.setattr("skill.store.programmes.SqlProgrammes.heard", _fail)
            voice.finished(ANNA, "calm-hips")
            recorder.settle()
        voice.finished(ANNA, "calm-hips")
    assert [each.number for each in made.heard()] == [2]
    assert "it is away" in caplog.text
    assert ANNA not in caplog.text
    assert code not in caplog.text


def test_a_code_is_drawn_again_if_another_programme_has_it(
    make_from: Callable[[date], Made],
    settings: Settings,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And never given to two; a revoked programme gets none."""
    drawn = iter(("482915", "482915", "591284"))
    monkeypatch.setattr("skill.programmes.voice.make_code", lambda: next(drawn, "713926"))
    kept = make_from(date(2026, 3, 2)).programme.kept
    other = replace(kept, token=programme_hash(KEY, "other"), label="other")
    with closing(open_programmes(sqlite_url(settings.data))) as store:
        store.add(other)
        assert offer_code(store, kept, KEY, clock) == "482915"
        assert offer_code(store, other, KEY, clock) == "591284"
        store.revoke("other", date(2026, 3, 6))
        assert offer_code(store, other, KEY, clock) is None


def _fail(*_: object) -> None:
    message = "it is away"
    raise StoreError(message)
