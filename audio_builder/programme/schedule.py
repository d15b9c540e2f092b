"""The schedule: a programme and the day of its start → dated sessions, one after another. Pure.

A week of a programme is seven days from the day of the start, whichever day of the week that is; so
each named day falls once in each week, and no session is lost in the first one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from audio_builder.model.pace import Level, Pace, parse_breath
from audio_builder.programme.model import (
    WEEKDAYS,
    Dose,
    Phase,
    Programme,
    Progression,
    Session,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSession:
    """One session of a listener's programme.

    Attributes:
        number: its place in the programme, from 1; it stays the same.
        day: when it is due.
        week: which week of the programme, from 1.
        routine: the id of the routine.
        phase: the title of its phase, if that has one.
    """

    number: int
    day: date
    week: int
    routine: str
    phase: str | None = None
    reps: int | None = None
    level: str | None = None
    minutes: int | None = None
    breath: str | None = None
    note: str | None = None

    def pace(self, own: Pace) -> Pace:
        """The pace of this session; what the programme leaves open is as in the listener's own."""
        return Pace(
            breath=own.breath if self.breath is None else parse_breath(self.breath),
            reps=own.reps if self.reps is None else self.reps,
            guide=own.guide,
            level=own.level if self.level is None else Level(self.level),
            minutes=own.minutes if self.minutes is None else self.minutes,
        )


def schedule(programme: Programme, start: date) -> tuple[DatedSession, ...]:
    """All sessions of a programme that begins on a day, in the order in which they are due."""
    sessions: list[DatedSession] = []
    week = 0
    for phase in programme.phases:
        for _ in range(phase.repeat):
            for week_of_phase in range(1, phase.weeks + 1):
                begins = start + timedelta(weeks=week)
                week += 1
                for day, session in _in_week(phase, begins):
                    dose = dose_in(phase, session, week_of_phase)
                    sessions.append(
                        DatedSession(
                            number=len(sessions) + 1,
                            day=day,
                            week=week,
                            routine=session.routine,
                            phase=phase.title,
                            **dose.model_dump(),
                        )
                    )
    return tuple(sessions)


def last_day(programme: Programme, start: date) -> date:
    """The last day of a programme's last week."""
    return start + timedelta(weeks=programme.weeks, days=-1)


def dose_in(phase: Phase, session: Session, week: int) -> Dose:
    """How a session is done in a week of its phase, from 1."""
    dose = {key: getattr(session, key) for key in Dose.model_fields}
    for change in phase.progressions:
        if change.routine in (None, session.routine) and week >= change.first_week:
            dose |= _changed(change)
            if change.add_reps is not None and dose["reps"] is not None:
                dose["reps"] = _added(change, dose["reps"], week)
    return Dose.model_construct(**dose)


def days_of(phase: Phase, session: Session, begins: date) -> tuple[date, ...]:
    """The days of a week on which a session is due; the week begins on a day."""
    week = [begins + timedelta(days=offset) for offset in range(7)]
    if session.days is not None:
        return tuple(day for day in week if WEEKDAYS[day.weekday()] in session.days)
    free = [day for day in week if WEEKDAYS[day.weekday()] not in (phase.rest_days or ())]
    times = min(session.times_a_week or 1, len(free))
    return tuple(free[index * len(free) // times] for index in range(times))


def _in_week(phase: Phase, begins: date) -> Iterator[tuple[date, Session]]:
    """Yield what is due in a week, by days; on a day, in the order of the file, round by round."""
    due = [
        (day, time, place, session)
        for place, session in enumerate(phase.sessions)
        for day in days_of(phase, session, begins)
        for time in range(session.times_a_day)
    ]
    for day, _, _, session in sorted(due, key=lambda each: each[:3]):
        yield day, session


def _changed(change: Progression) -> dict[str, object]:
    """What a progression sets."""
    values = {key: getattr(change, key) for key in Dose.model_fields}
    return {key: value for key, value in values.items() if value is not None}


def _added(change: Progression, reps: int, week: int) -> int:
    times = (week - change.first_week) // (change.every_weeks or 1) + 1
    more = reps + times * (change.add_reps or 0)
    return more if change.up_to is None else max(reps, min(more, change.up_to))
