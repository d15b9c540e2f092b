"""A programme for calendars (RFC 5545): an event for each session. The door to icalendar. Pure.

There is nothing in it that says whose it is: no name, no address, no token.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from audio_builder.programme.model import Programme
from audio_builder.programme.schedule import DatedSession

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A session as a calendar shows it.

    Attributes:
        session: which one, and when it is due.
        title: what it is called.
        length_ms: how long it takes.
    """

    session: DatedSession
    title: str
    length_ms: int


def render_calendar(
    programme: Programme,
    reminders: Iterable[Reminder],
    *,
    space: UUID,
    stamp: datetime,
    at: time | None = None,
) -> bytes:
    """The calendar as bytes of UTF-8.

    Args:
        programme: whose title and summary it bears.
        reminders: what stands in it.
        space: the namespace of the events' UIDs; with the same one, each event keeps its own.
        stamp: when the programme was made, in UTC.
        at: the time of day at which sessions begin, wherever the listener is; None for whole days.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Repcast//programme//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", programme.title)
    for reminder in reminders:
        calendar.add_component(_event(reminder, space, stamp, at))
    return bytes(calendar.to_ical())


def _event(reminder: Reminder, space: UUID, stamp: datetime, at: time | None) -> Event:
    session = reminder.session
    event = Event()
    event.add("uid", f"{uuid5(space, str(session.number))}@repcast")
    event.add("dtstamp", stamp)
    if at is None:
        event.add("dtstart", session.day)
        event.add("dtend", session.day + _DAY)
        event.add("transp", "TRANSPARENT")  # a whole day on which one is free all the same
    else:
        minutes = -(-reminder.length_ms // 60_000)
        event.add("dtstart", datetime.combine(session.day, at))  # in no zone: the listener's own
        event.add("duration", timedelta(minutes=minutes))
    event.add("summary", reminder.title)
    if session.note is not None:
        event.add("description", session.note)
    event.add("class", "PRIVATE")
    return event
