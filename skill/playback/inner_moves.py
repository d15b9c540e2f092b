"""Moves within an exercise: by time, by steps, reps and sides."""

from collections.abc import Callable

from audio_builder.library import Timeline
from skill.playback.answers import Note, Nothing
from skill.playback.events import Command, MoveRep, MoveStep, OtherSide, RepeatSide, Seek
from skill.playback.moves import Step, Table, following, play, preceding
from skill.playback.places import TOO_LITTLE_LEFT_MS, exercise_start, side_start
from skill.playback.state import Entry, Run, State
from skill.playback.steps import moved, other_side_start, rep_starts, step_starts
from skill.playback.whereabouts import here

INNER = (Seek, MoveStep, MoveRep, RepeatSide, OtherSide)
"""The commands that mean the exercise that is heard, and something in it."""


def move_inside(state: State, run: Run, current: Entry, command: Command, table: Table) -> Step:
    """Carry one of these commands out."""
    match command:
        case Seek():
            return _seek(state, run, current, command.by_ms, table)
        case MoveStep():
            return _move(state, run, current, command.by, step_starts, table)
        case MoveRep():
            return _move(state, run, current, command.by, rep_starts, table)
        case RepeatSide():
            timeline = table.timeline(run, current.position)
            start = side_start(timeline, here(state, run, current, table))
            return play(state, run, table, current.position, start)
        case OtherSide():
            timeline = table.timeline(run, current.position)
            other = other_side_start(timeline, here(state, run, current, table))
            if other is None:
                return state, Nothing(note=Note.ONE_SIDE)
            return play(state, run, table, current.position, other)
        case _:
            raise AssertionError(command)


def _seek(state: State, run: Run, current: Entry, by_ms: int, table: Table) -> Step:
    """The session is one: over an exercise's bounds it goes on in the one before or after.

    Never to where a device might not ask for what comes next any more; see `TOO_LITTLE_LEFT_MS`.
    """
    length_ms = table.timeline(run, current.position).duration_ms
    to_ms = here(state, run, current, table) + by_ms
    before, after = preceding(run, current), following(state, run, current)
    if to_ms < 0 and before is not None:
        earlier_ms = table.timeline(run, before).duration_ms
        to_ms = min(earlier_ms + to_ms, earlier_ms - TOO_LITTLE_LEFT_MS)
        return play(state, run, table, before, max(0, to_ms))
    if after is None:
        if to_ms >= length_ms:
            return state, Nothing(note=Note.LAST)
    elif to_ms > length_ms - TOO_LITTLE_LEFT_MS:
        if by_ms > 0:
            latest_ms = table.timeline(run, after).duration_ms - TOO_LITTLE_LEFT_MS
            over_ms = min(to_ms - length_ms, latest_ms)
            return play(state, run, table, after, max(0, over_ms))
        to_ms = length_ms - TOO_LITTLE_LEFT_MS
    return play(state, run, table, current.position, max(0, to_ms))


def _move(
    state: State,
    run: Run,
    current: Entry,
    by: int,
    starts_in: Callable[[Timeline], tuple[int, ...]],
    table: Table,
) -> Step:
    """To another step or rep; beyond the last one comes the next exercise."""
    timeline = table.timeline(run, current.position)
    starts = starts_in(timeline)
    if not starts:
        return state, Nothing(note=Note.NONE_HERE)
    to_ms = moved(starts, here(state, run, current, table), by)
    if to_ms is not None:
        return play(state, run, table, current.position, to_ms)
    if by <= 0:
        return play(state, run, table, current.position, exercise_start(timeline))
    after = following(state, run, current)
    if after is None:
        return state, Nothing(note=Note.LAST)
    return play(state, run, table, after, exercise_start(table.timeline(run, after)))
