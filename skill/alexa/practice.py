"""What of an event is worth remembering in the log of a practice. Pure."""

from collections.abc import Iterator
from typing import Final

from skill.playback.events import Command, Event, Failed, Finished, SetPace
from skill.playback.moves import Table
from skill.playback.state import Activity, Entry, State
from skill.store.port import EventKind, LogEntry

_ENDED: Final = (Activity.BETWEEN, Activity.DONE)
_QUIET: Final = (*_ENDED, Activity.STOPPED)


def log_entries(before: State, event: Event, after: State, table: Table) -> Iterator[LogEntry]:
    """Yield what happened between two states; an event that comes again adds nothing.

    A part counts as heard whole when it played to its end: the device said so, or went on to what
    was queued behind it. What was skipped or left in the middle adds no time.
    """
    for ended in _ended(before, event):
        yield from _part_finished(before, ended, table)
    if after.run is None or (before.run is not None and after.run.number == before.run.number):
        return
    kind = EventKind.PACE_CHANGED if isinstance(event, SetPace) else EventKind.RUN_BEGAN
    yield LogEntry(kind=kind, run=after.run.number, routine=after.run.routine)


def _ended(before: State, event: Event) -> Iterator[Entry]:
    """Yield the entries that an event tells to have played to their end, if that is news."""
    current, queued, token = before.current, before.queued, _token(event)
    went_on = queued is not None and token == queued.token and not isinstance(event, Failed)
    if went_on and current is not None and before.activity not in _ENDED:
        yield current
    if not isinstance(event, Finished):
        return
    if went_on and queued is not None:
        yield queued
    elif current is not None and token == current.token and before.activity not in _QUIET:
        yield current


def _token(event: Event) -> str | None:
    if isinstance(event, Command):
        return event.seen.token if event.seen is not None else None
    return event.token


def _part_finished(state: State, entry: Entry, table: Table) -> Iterator[LogEntry]:
    run = state.run
    if run is None:
        return
    timeline = table.timeline(run, entry.position)
    yield LogEntry(
        kind=EventKind.PART_FINISHED,
        run=run.number,
        routine=run.routine,
        part=run.parts[entry.position],
        heard_ms=timeline.duration_ms,
    )
    if entry.position + 1 == len(run.parts):
        yield LogEntry(kind=EventKind.RUN_FINISHED, run=run.number, routine=run.routine)
        if state.loop:
            yield LogEntry(kind=EventKind.RUN_BEGAN, run=run.number, routine=run.routine)
