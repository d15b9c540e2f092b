"""What each command of the listener does."""

from dataclasses import replace

from skill.playback.answers import ClearQueue, Enqueue, Note, Nothing, StopPlaying
from skill.playback.destination import destination
from skill.playback.events import (
    Command,
    GoTo,
    Next,
    Pause,
    Previous,
    Repeat,
    Resume,
    SetLoop,
    SetPace,
    SkipExercise,
    Start,
    StartOver,
)
from skill.playback.inner_moves import INNER, move_inside
from skill.playback.moves import (
    Step,
    Table,
    following,
    is_gone,
    new_entry,
    new_run,
    play,
    preceding,
)
from skill.playback.pace_change import set_pace
from skill.playback.places import exercise_start
from skill.playback.seeing import as_seen
from skill.playback.state import Activity, Entry, Run, State


def obey(state: State, command: Command, table: Table) -> Step:
    """Carry out a command, after taking in what the device says of its player."""
    state = as_seen(state, command.seen, table)
    match command:
        case Start():
            return _start(state, command, table)
        case SetLoop():
            return _set_loop(replace(state, loop=command.on), table)
        case SetPace():
            return set_pace(state, command.pace, table)
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
        case SkipExercise():
            return _skip(state, run, current, table)
        case StartOver():
            return _anew(state, run.routine, 0, table)
        case Pause():
            return _pause(state), StopPlaying()
        case Resume():
            return _resume(state, run, table)
    if is_gone(run, current):
        return _go_to(state, run, current.position, table, Note.EXERCISE_GONE)
    if isinstance(command, INNER):
        return move_inside(state, run, current, command, table)
    assert isinstance(command, Repeat)  # noqa: S101 - it is the last that is left
    return _go_to(state, run, current.position, table)


def _start(state: State, command: Start, table: Table) -> Step:
    if not 0 <= command.position < len(table.view.parts(command.routine)):
        return state, Nothing(note=Note.NOTHING_PLAYS)
    return _anew(state, command.routine, command.position, table)


def _anew(state: State, routine: str, position: int, table: Table) -> Step:
    """A run of its own, from its very beginning or from the announcement of one exercise."""
    state, run = new_run(state, routine, table.view.parts(routine))
    if position == 0:
        return play(state, run, table, 0, 0)
    return _go_to(state, run, position, table)


def _go_to(state: State, run: Run, position: int, table: Table, note: Note | None = None) -> Step:
    """An exercise from its announcement: the rest before it belongs to the one before.

    Whoever asks for an exercise does not skip it any more.
    """
    if not 0 <= position < len(run.parts):
        return state, Nothing(note=Note.NOTHING_PLAYS)
    wanted = run.parts[position]
    run = replace(run, left_out=tuple(part for part in run.left_out if part != wanted))
    offset_ms = exercise_start(table.timeline(run, position))
    return play(replace(state, run=run), run, table, position, offset_ms, note=note)


def _next(state: State, run: Run, current: Entry, table: Table) -> Step:
    after = following(state, run, current)
    if after is None:
        return state, Nothing(note=Note.LAST)
    return _go_to(state, run, after, table)


def _previous(state: State, run: Run, current: Entry, table: Table) -> Step:
    before = preceding(run, current)
    if before is None:
        return _go_to(state, run, current.position, table, Note.FIRST)
    return _go_to(state, run, before, table)


def _skip(state: State, run: Run, current: Entry, table: Table) -> Step:
    """Not this one, this time; after the last one the run is over."""
    if state.activity is Activity.DONE:
        return state, Nothing(note=Note.NOTHING_PLAYS)
    if not is_gone(run, current):
        run = replace(run, left_out=(*run.left_out, current.part))
        state = replace(state, run=run)
    after = following(state, run, current)
    if after is None:
        over = replace(state, activity=Activity.DONE, queued=None)
        return over, StopPlaying(note=Note.NOTHING_LEFT)
    return _go_to(state, run, after, table)


def _pause(state: State) -> State:
    """What is done stays done: there is nothing in it to go on with."""
    if state.activity is Activity.DONE:
        return state
    return replace(state, activity=Activity.STOPPED, queued=None)


def _resume(state: State, run: Run, table: Table) -> Step:
    going = destination(state, table)
    assert going is not None  # noqa: S101 - there is a run
    if going.anew:
        return _anew(state, run.routine, 0, table)
    return play(state, run, table, going.position, going.offset_ms, note=going.note)


def _set_loop(state: State, table: Table) -> Step:
    """What is queued is taken back if it does not follow any more.

    What follows now is queued at once if the device has asked for it: it does not ask again.
    """
    run, current = state.run, state.current
    if run is None or current is None:
        return state, Nothing()
    after = following(state, run, current)
    if after is None and state.queued is not None:
        return replace(state, queued=None), ClearQueue()
    waits = state.asked and state.queued is None and state.activity is Activity.PLAYING
    if after is None or not waits:
        return state, Nothing()
    state, entry = new_entry(state, run, table, after)
    return replace(state, queued=entry), Enqueue(entry=entry, expected_previous=current.token)
