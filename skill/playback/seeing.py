"""What a request says of the device's player corrects what is known: events may have been lost."""

from dataclasses import replace

from skill.playback.events import Seen
from skill.playback.moves import Table
from skill.playback.state import Activity, State
from skill.playback.whereabouts import ENDED, began, ended, learned


def as_seen(state: State, seen: Seen | None, table: Table) -> State:
    """The state, corrected by what is seen of the player; twice the same is once."""
    if seen is None:
        return state
    if state.queued is not None and seen.token == state.queued.token:
        state = began(state, state.queued)
    current = state.current
    if current is None or seen.token != current.token or state.activity in ENDED:
        return state
    if seen.ended:
        return ended(state, table)
    state = learned(state, seen.offset_ms, table)
    if seen.playing:
        return replace(state, activity=Activity.PLAYING)
    return replace(state, activity=Activity.STOPPED)
