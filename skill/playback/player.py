"""What each event of the device's player means. Events may come doubled, late, or not at all."""

from dataclasses import replace
from typing import Final

from skill.playback.answers import Enqueue, Nothing, StopPlaying
from skill.playback.events import Failed, Finished, NearlyFinished, PlayerEvent, Started, Stopped
from skill.playback.moves import Step, Table, following, is_gone, new_entry, play
from skill.playback.state import Activity, Entry, Run, State
from skill.playback.whereabouts import ENDED, began, ended, here, learned

FAILURES_MAX: Final = 3
"""So many tracks in a row that would not play, and it is not the track: stop."""


def take_in(state: State, event: PlayerEvent, table: Table) -> Step:
    """Take in what the device tells. Events of a token that is not ours to play change nothing."""
    run = state.run
    if run is None:
        return state, Nothing()
    if state.queued is not None and event.token == state.queued.token:
        if isinstance(event, Failed):
            return _queued_failed(state, run, state.queued, table)
        # Whatever the device tells of it, it has begun: its PlaybackStarted is late or lost.
        state = began(state, state.queued)
    if state.current is None or event.token != state.current.token:
        return state, Nothing()
    if state.activity in ENDED and not isinstance(event, NearlyFinished):
        return state, Nothing()  # late, or doubled
    return _of_current(state, run, state.current, event, table)


def _of_current(state: State, run: Run, current: Entry, event: PlayerEvent, table: Table) -> Step:
    match event:
        case Started():
            return _at(began(state, current), event.offset_ms, table), Nothing()
        case NearlyFinished():
            return _nearly_finished(state, run, current, table)
        case Finished():
            return ended(state, table), Nothing()
        case Stopped():
            # It may only be quiet while somebody speaks, and go on with what is queued.
            state = _at(state, event.offset_ms, table)
            return replace(state, activity=Activity.STOPPED), Nothing()
        case Failed():
            return _failed(state, run, current, event, table)
        case _:
            raise AssertionError(event)


def _at(state: State, offset_ms: int | None, table: Table) -> State:
    return state if offset_ms is None else learned(state, offset_ms, table)


def _nearly_finished(state: State, run: Run, current: Entry, table: Table) -> Step:
    """Tell what comes next; asked again, tell the same again."""
    state = replace(state, asked=True)
    if state.queued is not None and table.own_timeline(run, state.queued) is None:
        state = replace(state, queued=None)  # a rebuild has taken it away since
    if state.queued is None:
        after = following(state, run, current)
        if after is None:
            return state, Nothing()
        state, entry = new_entry(state, run, table, after)
        state = replace(state, queued=entry)
    assert state.queued is not None  # noqa: S101 - it was just made, or was there
    return state, Enqueue(entry=state.queued, expected_previous=current.token)


def _failed(state: State, run: Run, current: Entry, event: Failed, table: Table) -> Step:
    """Once more under a new token, then on to the next; after too many, stop. It will be said."""
    state = _where_it_failed(state, current, event, table)
    state = replace(state, failures=state.failures + 1)
    if state.failures >= FAILURES_MAX:
        stopped = replace(state, activity=Activity.STOPPED, queued=None, gave_up=True)
        return stopped, StopPlaying()
    if not current.retry and not is_gone(run, current):
        at_ms = here(state, run, current, table)
        return play(state, run, table, current.position, at_ms, retry=True)
    state = replace(state, skipped=current.part)
    after = following(state, run, current)
    if after is None:
        return replace(state, activity=Activity.DONE, queued=None), Nothing()
    return play(state, run, table, after, 0)


def _where_it_failed(state: State, current: Entry, event: Failed, table: Table) -> State:
    """In one play a device only gets further: one that tells less has not begun."""
    seen = event.seen
    if seen is None or seen.token != current.token or seen.offset_ms <= state.offset_ms:
        return state
    return learned(state, seen.offset_ms, table)


def _queued_failed(state: State, run: Run, queued: Entry, table: Table) -> Step:
    """What plays goes on; behind it the failed one is queued once more, or the one after it."""
    state = replace(state, failures=state.failures + 1, queued=None)
    current = state.current
    if state.failures >= FAILURES_MAX:
        return replace(state, gave_up=True), Nothing()
    if current is None:
        return state, Nothing()
    position: int | None = queued.position
    again = not queued.retry and not is_gone(run, queued)
    if not again:
        state = replace(state, skipped=queued.part)
        position = following(state, run, queued)
    if position is None:
        return state, Nothing()
    if state.activity is Activity.BETWEEN:
        # Nothing plays that it could be queued behind.
        return play(state, run, table, position, 0, retry=again)
    state, entry = new_entry(state, run, table, position, retry=again)
    return replace(state, queued=entry), Enqueue(entry=entry, expected_previous=current.token)
