"""Whereabouts: where a listener is, from what was learned of the device."""

from dataclasses import replace

from audio_builder.library import Timeline
from skill.playback.moves import Table, following, is_gone
from skill.playback.places import same_place, spot_at
from skill.playback.state import Activity, Entry, Run, State

ENDED = (Activity.BETWEEN, Activity.DONE)
"""The current entry has played to its end; whatever comes late of it is no news."""
_SOUNDING = (Activity.STARTING, Activity.PLAYING)


def learned(state: State, offset_ms: int, table: Table) -> State:
    """The state, now that it is known where the device is, with what is heard there."""
    timeline = _heard(state, table)
    if timeline is None:
        return replace(state, offset_ms=max(0, offset_ms))
    offset_ms = min(max(0, offset_ms), timeline.duration_ms)
    return replace(state, offset_ms=offset_ms, spot=spot_at(timeline, offset_ms))


def ended(state: State, table: Table) -> State:
    """The state, now that the current entry has played to its end."""
    run, current = state.run, state.current
    if run is None or current is None or state.activity is Activity.DONE:
        return state
    timeline = _heard(state, table)
    if timeline is not None:
        state = learned(state, timeline.duration_ms, table)
    if state.queued is None and following(state, run, current) is None:
        return replace(state, activity=Activity.DONE)
    if state.activity is Activity.STOPPED:
        return state
    return replace(state, activity=Activity.BETWEEN)


def began(state: State, entry: Entry) -> State:
    """The pointer moves to an entry that the device has begun to play."""
    if state.current is not None and state.current.token == entry.token:
        return replace(state, activity=Activity.PLAYING, failures=0)
    return replace(
        state,
        activity=Activity.PLAYING,
        current=entry,
        queued=None,
        offset_ms=0,
        spot=None,
        asked=False,
        failures=0,
    )


def here(state: State, run: Run, current: Entry, table: Table) -> int:
    """Where in the part, as it would be played now, the listener is."""
    present = table.timeline(run, current.position)
    if state.activity in ENDED:
        return present.duration_ms
    if state.spot is None or table.own_timeline(run, current) == present:
        return min(max(0, state.offset_ms), present.duration_ms)
    return same_place(state.spot, present)


def _heard(state: State, table: Table) -> Timeline | None:
    """What the device hears under the current entry: its own edition, else the present one."""
    run, current = state.run, state.current
    if run is None or current is None:
        return None
    own = table.own_timeline(run, current)
    if own is not None or is_gone(run, current):
        return own
    return table.own_timeline(run, replace(current, edition=""))
