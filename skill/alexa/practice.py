"""What of an event is worth remembering in the log of a practice. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from skill.playback.events import Command, Event, Failed, Finished, SetPace
from skill.playback.moves import Table, following
from skill.playback.state import Activity, Entry, State
from skill.playback.whereabouts import ENDED
from skill.store.port import EventKind, LogEntry


def log_entries(before: State, event: Event, after: State, table: Table) -> Iterator[LogEntry]:
    """Yield what happened between two states; an event that comes again adds nothing.

    A part counts as heard whole when it played to its end: the device said so, or went on to what
    was queued behind it. What was skipped or left in the middle adds no time.
    """
    for ended in _ended(before, event, after):
        yield from _part_finished(before, ended, table)
    if after.run is None or (before.run is not None and after.run.number == before.run.number):
        return
    kind = EventKind.PACE_CHANGED if isinstance(event, SetPace) else EventKind.RUN_BEGAN
    yield LogEntry(kind=kind, run=after.run.number, routine=after.run.routine)


def _ended(before: State, event: Event, after: State) -> Iterator[Entry]:
    """Yield the entries that an event tells to have played to their end, if that is news."""
    current, queued, token = before.current, before.queued, _token(event)
    went_on = queued is not None and token == queued.token and not isinstance(event, Failed)
    if went_on and current is not None and before.activity not in ENDED:
        yield current
    if not _tells_an_end(event):
        return
    if went_on and queued is not None:
        yield queued
        return
    if current is None or token != current.token or before.activity in ENDED:
        return
    # A device that was stopped, and tells of an end all the same, may tell of it twice.
    if before.activity is not Activity.STOPPED or after.activity is Activity.DONE:
        yield current


def _tells_an_end(event: Event) -> bool:
    if isinstance(event, Command):
        return event.seen is not None and event.seen.ended
    return isinstance(event, Finished)


def _token(event: Event) -> str | None:
    if isinstance(event, Command):
        return event.seen.token if event.seen is not None else None
    return event.token


def _part_finished(state: State, entry: Entry, table: Table) -> Iterator[LogEntry]:
    run = state.run
    if run is None:
        return
    timeline = table.own_timeline(run, entry)
    yield LogEntry(
        kind=EventKind.PART_FINISHED,
        run=run.number,
        routine=run.routine,
        part=entry.part,
        heard_ms=timeline.duration_ms if timeline is not None else 0,
    )
    if following(replace(state, loop=False), run, entry) is None:
        yield LogEntry(kind=EventKind.RUN_FINISHED, run=run.number, routine=run.routine)
        if state.loop:
            yield LogEntry(kind=EventKind.RUN_BEGAN, run=run.number, routine=run.routine)
