"""A store in memory, by hand: the same contract as the real ones, and gone with the test."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from skill.playback.state import State
from skill.store.listeners import Listener, UserHash
from skill.store.port import Done, EventKind, LogEntry, Practice, StoreError, Turn
from skill.store.state_text import parse_state, render_state

PATIENCE_S: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What is known of one listener."""

    state: str
    last_turn: datetime
    log: list[tuple[datetime, LogEntry]]


def _now() -> datetime:
    return datetime.now(UTC)


class FakeStore:
    """Keeps listeners until it is thrown away. One turn at a time, whoever's it is."""

    def __init__(self, clock: Callable[[], datetime] = _now) -> None:
        self._clock = clock
        self._rows: dict[Listener, _Row] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, listener: Listener) -> Iterator[Turn]:
        """See `Store.turn`."""
        with self._alone():
            row = self._rows.get(listener)
            turn = Turn(state=parse_state(row.state) if row else State())
            yield turn
            if turn.kept or turn.logged:
                state, hour = render_state(turn.state), _hour(self._clock())
                log = [*(row.log if row else ()), *((hour, entry) for entry in turn.logged)]
                self._rows[listener] = _Row(state=state, last_turn=hour, log=log)

    def practised(self, user: UserHash) -> Practice:
        """See `Store.practised`."""
        with self._alone():
            mine = [row for listener, row in self._rows.items() if listener.user == user]
        log = [timed for row in mine for timed in row.log]
        kinds = Counter(entry.kind for _, entry in log)
        return Practice(
            begun=kinds[EventKind.RUN_BEGAN],
            finished=kinds[EventKind.RUN_FINISHED],
            days=len({hour.date() for hour, _ in log}),
            heard_ms=sum(entry.heard_ms for _, entry in log),
            last=max((hour for hour, _ in log), default=None),
        )

    def done(self, user: UserHash, since: datetime) -> tuple[Done, ...]:
        """See `Store.done`."""
        with self._alone():
            mine = [row for listener, row in self._rows.items() if listener.user == user]
        found = [
            Done(kind=entry.kind, routine=entry.routine, hour=hour)
            for row in mine
            for hour, entry in row.log
            if entry.kind in (EventKind.RUN_BEGAN, EventKind.RUN_FINISHED) and hour >= _hour(since)
        ]
        return tuple(sorted(found, key=lambda each: each.hour))

    def forget(self, user: UserHash) -> int:
        """See `Store.forget`."""
        return self._delete(lambda listener, _: listener.user == user)

    def forget_idle(self, before: datetime) -> int:
        """See `Store.forget_idle`."""
        return self._delete(lambda _, row: row.last_turn < _hour(before))

    def close(self) -> None:
        """See `Store.close`."""

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else meanwhile. A turn within a turn ends as it does on a database."""
        if not self._lock.acquire(timeout=PATIENCE_S):
            message = "the state store cannot be used: another turn does not end"
            raise StoreError(message)
        try:
            yield
        finally:
            self._lock.release()

    def _delete(self, whom: Callable[[Listener, _Row], bool]) -> int:
        with self._alone():
            gone = [listener for listener, row in self._rows.items() if whom(listener, row)]
            for listener in gone:
                del self._rows[listener]
        return len(gone)


def _hour(time: datetime) -> datetime:
    return time.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
