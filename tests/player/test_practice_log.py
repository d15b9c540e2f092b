"""What a device keeps of practice: days, feelings, plans, as tables and reminders. Run by Node."""

import csv
import datetime as dt
import io
from typing import Any, Final

import icalendar
import pytest

from player_modules import run

LOG: Final = """(given) => {
  const kept = {};
  const log = new practice_log.PracticeLog({
    recall: (name) => kept[name],
    remember: (name, value) => { kept[name] = value; },
  });
  %s
}"""
PRACTICE: Final[dict[str, Any]] = {
    "day": "2026-03-05", "routine": "hips", "title": "Hips", "exercise": None, "minutes": 12,
    "felt": None,
}  # fmt: skip


def test_a_feeling_belongs_to_the_latest() -> None:
    """How it felt is kept with the practice that has just ended, and with no other."""
    script = "log.add(given); log.add(given); log.feel('hard'); return log.done.map((x) => x.felt);"
    assert run(LOG % script, PRACTICE) == [None, "hard"]


def test_a_plan_is_met_by_practising() -> None:
    """A day that was chosen for a routine is gone once it is done, and not before."""
    script = """
      log.plan("hips", "2026-03-06"); log.plan("knees", "2026-03-04");
      const planned = log.next;
      log.add(given);
      const early = log.nextOf("hips");
      log.add({...given, day: "2026-03-06"});
      return [planned, early, log.next];
    """
    planned, early, left = run(LOG % script, PRACTICE)
    assert planned == [["knees", "2026-03-04"], ["hips", "2026-03-06"]]
    assert early == "2026-03-06"
    assert left == [["knees", "2026-03-04"]]


def test_it_does_not_grow_for_ever() -> None:
    """The oldest of ten years go."""
    script = """
      for (let i = 0; i < 3652; i += 1) log.add({...given, minutes: i});
      return [log.done.length, log.done[0].minutes];
    """
    assert run(LOG % script, PRACTICE) == [3650, 2]


@pytest.mark.parametrize("damaged", [None, {}, {"done": 1}, {"done": [], "next": None}])
def test_what_is_damaged_is_nothing(damaged: object) -> None:
    """Whatever else lies in the browser's store, the page goes on."""
    script = "kept.practice = given; return [log.done, log.next];"
    assert run(LOG % script, damaged) == [[], []]


def test_a_table_is_read_by_others() -> None:
    """Quotes, commas and line ends come through; a formula stays text."""
    titles = ['Hips, "deep"', "=1+1", "two\nlines", "Ä"]
    done = [{**PRACTICE, "title": title, "felt": "pain"} for title in titles]
    rows = list(csv.DictReader(io.StringIO(run("(d) => practice_log.asCsv(d)", done), newline="")))
    assert [row["routine"] for row in rows] == ['Hips, "deep"', "'=1+1", "two\nlines", "Ä"]
    assert {row["felt"] for row in rows} == {"It hurt"}


def test_a_reminder_is_read_by_a_calendar() -> None:
    """A day's reminder is one event of that day, whatever the routine is called."""
    what = {
        "routine": "hips", "title": "Hips; deep, and — as far as one likes — long \\ titles 😀",
        "day": "2026-03-06", "address": "https://example.org/?routine=hips",
    }  # fmt: skip
    script = "(w) => practice_log.asReminder({...w, now: new Date('2026-03-05T10:00:00Z')})"
    text = run(script, what)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event["SUMMARY"] == what["title"]
    assert event["DTSTART"].dt == dt.date(2026, 3, 6)


def test_days_are_counted_as_a_calendar_does() -> None:
    """No change of clocks and no leap year moves a day."""
    first = dt.date(2023, 1, 1)
    days = [first + dt.timedelta(days=n) for n in range(0, 1500, 7)]
    counted = [(day, count) for day in days for count in (-400, -1, 0, 1, 31, 366)]
    script = "(all) => all.map(([d, n]) => days.addDays(d, n))"
    later = run(script, [[str(day), count] for day, count in counted])
    assert later == [str(day + dt.timedelta(days=count)) for day, count in counted]
    script = "(all) => all.map(([d, later]) => days.daysBetween(d, later))"
    pairs = [[str(day), then] for (day, _), then in zip(counted, later, strict=True)]
    assert run(script, pairs) == [count for _, count in counted]


@pytest.mark.parametrize("month", ["2026-02", "2024-02", "2026-11", "2023-05"])
def test_weeks_hold_each_day_of_a_month_once(month: str) -> None:
    """Weeks run from Monday to Sunday, and hold the month's days, each once."""
    weeks = run("(d) => days.weeksOf(d)", f"{month}-11")
    found = [each for week in weeks for each in week if each]
    assert {len(week) for week in weeks} == {7}
    assert len(found) == len(set(found)) >= 28
    for week in weeks:
        for weekday, each in enumerate(week):
            assert each is None or dt.date.fromisoformat(each).weekday() == weekday


def test_days_in_words() -> None:
    """Near days are named as one says them."""
    near = ["2026-03-05", "2026-03-06", "2026-03-04", "2026-03-07", "2026-05-01"]
    words = run("(all) => all.map((d) => days.dayInWords(d, '2026-03-05'))", near)
    assert words == ["today", "tomorrow", "yesterday", "on Saturday", "on May 1"]
