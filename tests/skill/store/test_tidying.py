"""Idle listeners are forgotten while a server runs: once a day, and it harms nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest

from fake_store import FakeStore
from skill.playback.state import State
from skill.store.listeners import listener
from skill.store.port import KEPT, StoreError
from skill.store.tidying import Tidying

Clock = Any
"""The conftest's."""
WHO = listener(b"a key for the tests alone", "amzn1.ask.account.ANNA", "amzn1.ask.device.KITCHEN")


class Counting(FakeStore):
    """A store that counts how often it is tidied, and may fail at it."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.tidied: list[datetime] = []
        self.broken = False

    def forget_idle(self, before: datetime) -> int:
        """See `Store.forget_idle`."""
        self.tidied.append(before)
        if self.broken:
            message = "the database is away"
            raise StoreError(message)
        return super().forget_idle(before)


@contextmanager
def _known(store: FakeStore) -> Iterator[None]:
    with store.turn(WHO) as turn:
        turn.keep(State(plays=1))
    yield
    with store.turn(WHO) as turn:
        assert turn.state == State()


def test_a_listener_who_stays_away_is_forgotten(clock: Clock) -> None:
    """Also by a server that is never restarted."""
    store = Counting(clock)
    tidying = Tidying(store, clock)
    with _known(store):
        clock.now += KEPT + timedelta(hours=1)
        tidying.if_due()


def test_once_a_day_is_enough(clock: Clock) -> None:
    """The store is asked when the day has changed, and not with every turn."""
    store = Counting(clock)
    tidying = Tidying(store, clock)
    for _ in range(5):
        clock.now += timedelta(hours=1)
        tidying.if_due()
    assert store.tidied == []  # it opened today

    for _ in range(48):
        clock.now += timedelta(hours=1)
        tidying.if_due()

    assert [(before + KEPT).hour for before in store.tidied] == [0, 0]


def test_a_store_that_does_not_answer_is_asked_another_day(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever is being answered has nothing to do with it: it is logged, and no more."""
    store = Counting(clock)
    tidying = Tidying(store, clock)
    store.broken = True
    clock.now += timedelta(days=1)
    tidying.if_due()
    tidying.if_due()
    assert len(store.tidied) == 1
    assert "the database is away" in caplog.text

    clock.now += timedelta(days=1)
    tidying.if_due()
    assert len(store.tidied) == 2
