"""Another pace, from here on."""

from dataclasses import replace

from audio_builder.library import Pace
from skill.playback.answers import Note, Nothing
from skill.playback.moves import Step, Table, following, is_gone, play
from skill.playback.state import Activity, Entry, Run, State
from skill.playback.whereabouts import here


def set_pace(state: State, pace: Pace, table: Table) -> Step:
    """The same place at another pace; the run in progress becomes a run of its own.

    What sounds is only cut for something that sounds otherwise.
    """
    run, current = state.run, state.current
    if pace == state.pace and (run is None or current is None or run.pace == pace):
        return state, Nothing(note=Note.PACE_SAME)
    if run is None or current is None or state.activity is Activity.DONE:
        # Nothing sounds; whatever is asked for of the run next is to be at this pace.
        kept = None if run is None else replace(run, pace=pace)
        return replace(state, pace=pace, run=kept), Nothing(note=Note.PACE_KEPT)
    paced = replace(run, number=state.runs + 1, pace=pace)
    after = replace(state, pace=pace, run=paced, runs=paced.number)
    if state.activity is Activity.STOPPED or is_gone(run, current):
        # The device keeps what it was told to play: it may go on with that by itself.
        return after, Nothing(note=Note.PACE_KEPT)
    if state.activity is Activity.BETWEEN:
        return _play_following(after, paced, current, table)
    if _sounds_alike(state, run, paced, table):
        return after, Nothing(note=Note.PACE_KEPT)
    place_ms = here(after, paced, current, table)
    return play(after, paced, table, current.position, place_ms)


def at_pace(state: State, pace: Pace | None, table: Table) -> State:
    """The state at the pace that was chosen on whichever device; what plays goes on as it is."""
    if pace is None or pace == state.pace:
        return state
    if state.activity not in (Activity.STOPPED, Activity.DONE):
        return replace(state, pace=pace)
    after, _ = set_pace(state, pace, table)
    return after


def _play_following(state: State, run: Run, current: Entry, table: Table) -> Step:
    """What plays has ended, and what comes next has not begun."""
    position = following(state, run, current)
    if position is None:
        return state, Nothing(note=Note.PACE_KEPT)
    return play(state, run, table, position, 0)


def _sounds_alike(state: State, before: Run, after: Run, table: Table) -> bool:
    """Whether what the device was told to play is the same at both paces."""
    told = [entry for entry in (state.current, state.queued) if entry is not None]
    return all(
        not is_gone(after, entry)
        and table.own_timeline(before, entry) == table.timeline(after, entry.position)
        for entry in told
    )
