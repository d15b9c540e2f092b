"""What each command of the listener does."""

from dataclasses import replace

from skill.playback.answers import ClearQueue, Note, Nothing, StopPlaying
from skill.playback.events import (
    Command,
    GoTo,
    Next,
    Pause,
    Previous,
    Repeat,
    RepeatSide,
    Resume,
    SetLoop,
    SetPace,
    Start,
    StartOver,
)
from skill.playback.moves import Step, Table, following, new_run, play
from skill.playback.places import exercise_start, resume_at, same_place, side_start
from skill.playback.player import began
from skill.playback.state import Activity, Entry, Run, State

RUNNING = (Activity.STARTING, Activity.PLAYING, Activity.BETWEEN)


def obey(state: State, command: Command, table: Table) -> Step:
    """Carry out a command, after taking in what the device says of its player."""
    state = _noticed(state, command)
    match command:
        case Start():
            return _start(state, command, table)
        case SetLoop():
            return _set_loop(replace(state, loop=command.on))
        case SetPace():
            return _set_pace(state, command, table)
    if state.run is None or state.current is None:
        return state, Nothing(note=Note.NOTHING_PLAYS)
    return _in_a_run(state, state.run, state.current, command, table)


def _in_a_run(state: State, run: Run, current: Entry, command: Command, table: Table) -> Step:  # noqa: PLR0911 - one a command
    match command:
        case GoTo():
            return _go_to(state, run, command.position, table)
        case Next():
            return _next(state, run, current, table)
        case Previous():
            return _previous(state, run, current, table)
        case Repeat():
            return _go_to(state, run, current.position, table)
        case RepeatSide():
            offset_ms = side_start(table.timeline(run, current.position), state.offset_ms)
            return play(state, table, current.position, offset_ms)
        case StartOver():
            return play(new_run(state, run.routine, run.parts, state.pace), table, 0, 0)
        case Pause():
            return replace(state, activity=Activity.STOPPED, queued=None), StopPlaying()
        case Resume():
            return _resume(state, run, current, table)
        case _:
            raise AssertionError(command)


def _noticed(state: State, command: Command) -> State:
    """The state, corrected by what a request tells of the player: events may have been lost."""
    seen = command.seen
    if seen is None:
        return state
    if state.queued is not None and seen.token == state.queued.token:
        state = began(state, state.queued)
    if state.current is None or seen.token != state.current.token:
        return state
    state = replace(state, offset_ms=seen.offset_ms)
    if seen.playing:
        return replace(state, activity=Activity.PLAYING)
    return replace(state, activity=Activity.STOPPED) if state.activity in RUNNING else state


def _start(state: State, command: Start, table: Table) -> Step:
    parts = table.view.parts(command.routine)
    if not 0 <= command.position < len(parts):
        return state, Nothing(note=Note.NOTHING_PLAYS)
    state = new_run(state, command.routine, parts, state.pace)
    if command.position == 0:
        return play(state, table, 0, 0)
    assert state.run is not None  # noqa: S101 - new_run has just made it
    return _go_to(state, state.run, command.position, table)


def _go_to(state: State, run: Run, position: int, table: Table, note: Note | None = None) -> Step:
    """An exercise from its announcement: the rest before it belongs to the one before."""
    if not 0 <= position < len(run.parts):
        return state, Nothing(note=Note.NOTHING_PLAYS)
    offset_ms = exercise_start(table.timeline(run, position))
    return play(state, table, position, offset_ms, note=note)


def _next(state: State, run: Run, current: Entry, table: Table) -> Step:
    after = following(state, current.position)
    if after is None:
        return state, Nothing(note=Note.LAST)
    return _go_to(state, run, after, table)


def _previous(state: State, run: Run, current: Entry, table: Table) -> Step:
    note = Note.FIRST if current.position == 0 else None
    return _go_to(state, run, max(0, current.position - 1), table, note)


def _resume(state: State, run: Run, current: Entry, table: Table) -> Step:
    if state.activity is Activity.DONE:
        return play(new_run(state, run.routine, run.parts, state.pace), table, 0, 0)
    offset_ms = resume_at(table.timeline(run, current.position), state.offset_ms)
    if offset_ms is not None:
        return play(state, table, current.position, offset_ms)
    after = following(state, current.position)
    if after is None:
        # Little is left of the last part, but it is all there is: the close is worth hearing.
        return play(state, table, current.position, state.offset_ms)
    return play(state, table, after, 0)


def _set_loop(state: State) -> Step:
    """What is queued is taken back if it does not follow any more."""
    if state.current is None or state.queued is None:
        return state, Nothing()
    if state.queued.position == following(state, state.current.position):
        return state, Nothing()
    return replace(state, queued=None), ClearQueue()


def _set_pace(state: State, command: SetPace, table: Table) -> Step:
    """Another pace from here on, at the same place; a run in progress becomes a run of its own."""
    before, state = state, replace(state, pace=command.pace)
    run, current = before.run, before.current
    if run is None or current is None or before.activity is Activity.DONE:
        return state, Nothing(note=Note.PACE_KEPT)
    old = table.timeline(run, current.position)
    state = new_run(state, run.routine, run.parts, command.pace)
    assert state.run is not None  # noqa: S101 - new_run has just made it
    offset_ms = same_place(old, before.offset_ms, table.timeline(state.run, current.position))
    state, answer = play(state, table, current.position, offset_ms)
    if before.activity is Activity.STOPPED:
        return replace(state, activity=Activity.STOPPED), Nothing(note=Note.PACE_KEPT)
    return state, answer
