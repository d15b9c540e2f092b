"""The calendar: read by icalendar again, it is the schedule."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from icalendar import Calendar

from audio_builder.programme.calendar import Reminder, render_calendar
from audio_builder.programme.schedule import schedule
from programmes import programme_of

SPACE = UUID("00000000-0000-0000-0000-000000000007")
MADE = datetime(2026, 1, 5, tzinfo=UTC)


def calendar(at: time | None, space: UUID = SPACE) -> bytes:
    """The calendar of the small programme, from the eighth of January on."""
    programme = programme_of()
    reminders = [
        Reminder(session=session, title=f"Week {session.week}: Calm hips", length_ms=150_000)
        for session in schedule(programme, date(2026, 1, 7))
    ]
    return render_calendar(programme, reminders, space=space, stamp=MADE, at=at)


def test_whole_days_that_leave_one_free() -> None:
    """One event a session, each with the coach's line."""
    read = Calendar.from_ical(calendar(None))
    events = read.walk("VEVENT")
    assert [event["dtstart"].dt for event in events] == [
        date(2026, 1, 8), date(2026, 1, 12), date(2026, 1, 15), date(2026, 1, 19),
    ]  # fmt: skip
    assert {event["dtend"].dt - event["dtstart"].dt for event in events} == {timedelta(days=1)}
    assert events[0]["summary"] == "Week 1: Calm hips"
    assert events[0]["description"] == "Take your time."
    assert read["x-wr-calname"] == "Calm weeks"


def test_times_of_day_are_in_no_zone() -> None:
    """Half past seven is that wherever the listener is; it takes whole minutes."""
    (event, *_) = Calendar.from_ical(calendar(time(7, 30))).walk("VEVENT")
    assert event["dtstart"].dt == datetime(2026, 1, 8, 7, 30)  # noqa: DTZ001 - in no zone
    assert event["duration"].dt == timedelta(minutes=3)


def test_events_keep_their_uids() -> None:
    """Rendered again, a calendar is the same bytes; two listeners' never share an event."""
    assert calendar(None) == calendar(None)
    uids = {event["uid"] for event in Calendar.from_ical(calendar(None)).walk("VEVENT")}
    others = calendar(None, UUID(int=8))
    assert len(uids) == 4
    assert not any(uid.encode() in others for uid in uids)


def test_lines_are_as_rfc_5545_wants_them() -> None:
    """CRLF, no line of more than 75 octets, and the properties that a calendar needs."""
    data = calendar(None)
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert {b"VERSION:2.0", b"PRODID:-//Repcast//programme//EN"} <= set(lines)
    assert data.count(b"DTSTAMP:20260105T000000Z") == 4
