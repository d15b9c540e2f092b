"""A transfer: a practice that was begun on one device goes on on another."""

from dataclasses import replace

from skill.playback.moves import Table, new_entry
from skill.playback.rebuilds import carried_over, without_run
from skill.playback.state import Activity, State


def is_unfinished(state: State) -> bool:
    """Whether a practice was begun that has not come to its end."""
    return state.run is not None and state.activity is not Activity.DONE


def transferred(here: State, there: State, table: Table) -> State | None:
    """What is known here, with the practice that was begun there, as if it had stopped here.

    It goes on at the pace that holds here, under a number and a token of this device's own. None if
    there is nothing to go on with.
    """
    there = carried_over(there, table)
    run, current = there.run, there.current
    if run is None or current is None or not is_unfinished(there):
        return None
    paced = replace(run, number=here.runs + 1, pace=here.pace)
    here, entry = new_entry(here, paced, table, current.position)
    return replace(
        here,
        activity=Activity.STOPPED,
        run=paced,
        runs=paced.number,
        current=replace(current, token=entry.token, retry=False, pace=current.pace or run.pace),
        queued=None,
        offset_ms=there.offset_ms,
        spot=there.spot,
        asked=False,
        loop=there.loop,
        failures=0,
    )


def left(there: State, taken: State) -> State:
    """What stays there once it goes on elsewhere; all of it, if something new was begun since."""
    return without_run(there) if there.run == taken.run else there
