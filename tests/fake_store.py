"""A store in memory, by hand: the same contract as the real ones, and gone with the test."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from audio_builder.library import Pace
from skill.playback.state import State
from skill.store.listeners import UNRECOGNISED, DeviceHash, Listener, PersonHash, UserHash
from skill.store.port import Done, Elsewhere, EventKind, LogEntry, Practice, StoreError, Turn
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
        self._paces: dict[tuple[UserHash, PersonHash], Pace] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, listener: Listener) -> Iterator[Turn]:
        """See `Store.turn`."""
        with self._alone():
            row = self._rows.get(listener)
            whose = (listener.user, listener.person)
            state = parse_state(row.state) if row else State()
            turn = Turn(state=state, pace=self._paces.get(whose))
            yield turn
            if turn.kept or turn.logged or turn.chosen is not None:
                state_text, hour = render_state(turn.state), _hour(self._clock())
                log = [*(row.log if row else ()), *((hour, entry) for entry in turn.logged)]
                self._rows[listener] = _Row(state=state_text, last_turn=hour, log=log)
            if turn.chosen is not None:
                self._paces[whose] = turn.chosen

    def practised(self, user: UserHash, person: PersonHash = UNRECOGNISED) -> Practice:
        """See `Store.practised`."""
        log = [timed for row in self._rows_of(user, person) for timed in row.log]
        kinds = Counter(entry.kind for _, entry in log)
        return Practice(
            begun=kinds[EventKind.RUN_BEGAN],
            finished=kinds[EventKind.RUN_FINISHED],
            days=len({hour.date() for hour, _ in log}),
            heard_ms=sum(entry.heard_ms for _, entry in log),
            last=max((hour for hour, _ in log), default=None),
        )

    def done(
        self, user: UserHash, since: datetime, person: PersonHash = UNRECOGNISED
    ) -> tuple[Done, ...]:
        """See `Store.done`."""
        found = [
            Done(kind=entry.kind, routine=entry.routine, hour=hour)
            for row in self._rows_of(user, person)
            for hour, entry in row.log
            if entry.kind in (EventKind.RUN_BEGAN, EventKind.RUN_FINISHED) and hour >= _hour(since)
        ]
        return tuple(sorted(found, key=lambda each: each.hour))

    def elsewhere(self, listener: Listener, since: datetime) -> tuple[Elsewhere, ...]:
        """See `Store.elsewhere`."""
        with self._alone():
            rows = [
                (each, row)
                for each, row in reversed(self._rows.items())
                if replace(each, device=listener.device) == listener and each != listener
            ]
        rows = [(each, row) for each, row in rows if row.last_turn >= _hour(since)]
        rows.sort(key=lambda of: of[1].last_turn, reverse=True)
        return tuple(Elsewhere(listener=each, state=parse_state(row.state)) for each, row in rows)

    def persons(self, user: UserHash, device: DeviceHash) -> tuple[PersonHash, ...]:
        """See `Store.persons`."""
        with self._alone():
            here = [each for each in self._rows if (each.user, each.device) == (user, device)]
        return tuple(each.person for each in here if each.person != UNRECOGNISED)

    def forget(self, user: UserHash) -> int:
        """See `Store.forget`."""
        gone = self._delete(lambda listener, _: listener.user == user)
        with self._alone():
            for whose in [each for each in self._paces if each[0] == user]:
                del self._paces[whose]
        return len({listener.device for listener in gone})

    def forget_idle(self, before: datetime) -> int:
        """See `Store.forget_idle`."""
        gone = self._delete(lambda _, row: row.last_turn < _hour(before))
        with self._alone():
            known = {(listener.user, listener.person) for listener in self._rows}
            self._paces = {whose: pace for whose, pace in self._paces.items() if whose in known}
        return len(gone)

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

    def _rows_of(self, user: UserHash, person: PersonHash) -> list[_Row]:
        with self._alone():
            rows = self._rows.items()
            return [row for each, row in rows if (each.user, each.person) == (user, person)]

    def _delete(self, whom: Callable[[Listener, _Row], bool]) -> list[Listener]:
        with self._alone():
            gone = [listener for listener, row in self._rows.items() if whom(listener, row)]
            for listener in gone:
                del self._rows[listener]
        return gone


def _hour(time: datetime) -> datetime:
    return time.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
