"""What each event of the device's player means. Events may come doubled, late, or not at all."""

from dataclasses import replace
from typing import Final

from skill.playback.answers import Enqueue, Nothing, StopPlaying
from skill.playback.events import Failed, Finished, NearlyFinished, PlayerEvent, Started, Stopped
from skill.playback.moves import Step, Table, following, new_entry, play
from skill.playback.state import Activity, Entry, State

FAILURES_MAX: Final = 3
"""So many tracks in a row that would not play, and it is not the track: stop."""


def take_in(state: State, event: PlayerEvent, table: Table) -> Step:
    """Take in what the device tells. Events of a token that is not ours to play change nothing."""
    if state.queued is not None and event.token == state.queued.token:
        if isinstance(event, Failed):
            return _queued_failed(state, state.queued, table)
        # Whatever the device tells of it, it has begun: its PlaybackStarted is late or lost.
        state = began(state, state.queued)
    if state.current is None or event.token != state.current.token:
        return state, Nothing()
    return _of_current(state, state.current, event, table)


def _of_current(state: State, current: Entry, event: PlayerEvent, table: Table) -> Step:
    match event:
        case Started():
            return replace(began(state, current), offset_ms=event.offset_ms), Nothing()
        case NearlyFinished():
            return _nearly_finished(state, current, table)
        case Finished():
            return _finished(state, current), Nothing()
        case Stopped():
            # It may only be quiet while somebody speaks, and go on with what is queued.
            return replace(state, activity=Activity.STOPPED, offset_ms=event.offset_ms), Nothing()
        case Failed():
            return _failed(state, current, table)
        case _:
            raise AssertionError(event)


def began(state: State, entry: Entry) -> State:
    """The pointer moves to an entry that the device has begun to play."""
    same = state.current is not None and state.current.token == entry.token
    return replace(
        state,
        activity=Activity.PLAYING,
        current=entry,
        queued=state.queued if same else None,
        offset_ms=state.offset_ms if same else 0,
        failures=0,
    )


def _nearly_finished(state: State, current: Entry, table: Table) -> Step:
    """Tell what comes next; asked again, tell the same again."""
    if state.queued is None:
        after = following(state, current.position)
        if after is None:
            return state, Nothing()
        state, entry = new_entry(state, table, after)
        state = replace(state, queued=entry)
    assert state.queued is not None  # noqa: S101 - it was just made, or was there
    return state, Enqueue(entry=state.queued, expected_previous=current.token)


def _finished(state: State, current: Entry) -> State:
    if state.activity is Activity.STOPPED:
        return state
    waiting = state.queued is not None or following(state, current.position) is not None
    return replace(state, activity=Activity.BETWEEN if waiting else Activity.DONE)


def _failed(state: State, current: Entry, table: Table) -> Step:
    """Once more under a new token, then on to the next; after too many, stop. It will be said."""
    state = replace(state, failures=state.failures + 1)
    if state.failures >= FAILURES_MAX:
        stopped = replace(state, activity=Activity.STOPPED, queued=None, gave_up=True)
        return stopped, StopPlaying()
    if not current.retry:
        return play(state, table, current.position, state.offset_ms, retry=True)
    state = _skipping(state, current)
    after = following(state, current.position)
    if after is None:
        return replace(state, activity=Activity.DONE, queued=None), Nothing()
    return play(state, table, after, 0)


def _queued_failed(state: State, queued: Entry, table: Table) -> Step:
    """What plays goes on; behind it the failed one is queued once more, or the one after it."""
    state = replace(state, failures=state.failures + 1, queued=None)
    current = state.current
    if state.failures >= FAILURES_MAX:
        return replace(state, gave_up=True), Nothing()
    if current is None:
        return state, Nothing()
    position: int | None = queued.position
    if queued.retry:
        state = _skipping(state, queued)
        position = following(state, queued.position)
    if position is None:
        return state, Nothing()
    state, entry = new_entry(state, table, position, retry=not queued.retry)
    state = replace(state, queued=entry)
    if state.activity is Activity.BETWEEN:
        # Nothing plays that it could be queued behind.
        return play(state, table, position, 0, retry=entry.retry)
    return state, Enqueue(entry=entry, expected_previous=current.token)


def _skipping(state: State, entry: Entry) -> State:
    return replace(state, skipped=state.run.parts[entry.position] if state.run else None)
