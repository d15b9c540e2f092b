"""Rules that cross the keys of a programme: what each record cannot check alone. Pure."""

from collections.abc import Iterator
from typing import Final

from audio_builder.loading.plain import Finding, KeyPath
from audio_builder.loading.problems import listed, shown
from audio_builder.model.pace import REPS_MAX
from audio_builder.programme.model import (
    SESSIONS_MAX,
    WEEKS_MAX,
    Dose,
    Phase,
    Programme,
    Progression,
    Session,
)
from audio_builder.programme.schedule import dose_in

_DAYS: Final = 7


def broken_rules(programme: Programme) -> Iterator[Finding]:
    """Yield every rule that a programme breaks."""
    for index, phase in enumerate(programme.phases):
        path: KeyPath = ("phases", index)
        for place, session in enumerate(phase.sessions):
            yield from _days(phase, session, (*path, "sessions", place))
            yield from _reps(phase, session, (*path, "sessions", place))
        for place, change in enumerate(phase.progressions):
            yield from _progression(phase, change, (*path, "progressions", place))
    yield from _lengths(programme)


def _lengths(programme: Programme) -> Iterator[Finding]:
    if programme.weeks > WEEKS_MAX:
        what = f"the phases come to {programme.weeks} weeks"
        yield _of_phases(what, f"keep them to {WEEKS_MAX} in all")
    count = sum(_sessions_a_week(phase) * phase.weeks * phase.repeat for phase in programme.phases)
    if count > SESSIONS_MAX:
        what = f"the programme comes to {count:,} sessions"
        yield _finding(
            ("phases",), what, f"keep it to {SESSIONS_MAX:,}: fewer weeks, days or times"
        )
    elif not count:
        yield _of_phases("no phase has a session", "give one 'sessions:'")


def _sessions_a_week(phase: Phase) -> int:
    return sum(
        (session.times_a_week or len(set(session.days or ()))) * session.times_a_day
        for session in phase.sessions
    )


def _days(phase: Phase, session: Session, path: KeyPath) -> Iterator[Finding]:
    rest = set(phase.rest_days or ())
    if (session.days is None) == (session.times_a_week is None):
        what = "a session has either 'days' or 'times_a_week'"
        yield _finding(path, what, "write 'days: [monday, friday]', or 'times_a_week: 2'")
        return
    clashing = [day for day in session.days or () if day in rest]
    if clashing:
        what = f"{listed(clashing, joint='and')}: a day of rest in this phase"
        yield _finding((*path, "days"), what, "take it out here, or out of 'rest_days'")
    if session.times_a_week is not None and session.times_a_week > _DAYS - len(rest):
        days = "a day" if len(rest) == 1 else f"{len(rest)} days"
        what = f"{session.times_a_week} times a week do not fit beside {days} of rest"
        mend = f"give {max(1, _DAYS - len(rest))} at most; for twice a day, 'times_a_day: 2'"
        yield _finding((*path, "times_a_week"), what, mend)


def _reps(phase: Phase, session: Session, path: KeyPath) -> Iterator[Finding]:
    """Yield reps that grow beyond what is possible, and those that have nothing to grow from."""
    for place, change in enumerate(phase.progressions):
        if change.add_reps is None or change.routine not in (None, session.routine):
            continue
        at = (*path[:2], "progressions", place, "add_reps")
        if dose_in(phase, session, phase.weeks).reps is None:
            what = f"there are no reps of {shown(session.routine)} to add to"
            yield _finding(at, what, "give its session 'reps'")
    most = max(dose_in(phase, session, week).reps or 0 for week in range(1, phase.weeks + 1))
    if most > REPS_MAX:
        what = f"reps of {shown(session.routine)} come to {most}, more than {REPS_MAX}"
        yield _finding(path, what, "end the adding with 'up_to', or add less")


def _progression(phase: Phase, change: Progression, path: KeyPath) -> Iterator[Finding]:
    sets = [key for key in Dose.model_fields if getattr(change, key) is not None]
    if change.add_reps is not None and change.reps is not None:
        yield _finding(path, "a progression has 'reps' or 'add_reps'", "make it two")
    elif change.add_reps is None and not sets:
        mend = "give it reps, add_reps, level, minutes, breath or note"
        yield _finding(path, "this progression changes nothing", mend)
    elif change.add_reps is None and change.from_week is None:
        mend = "add 'from_week', or give the sessions this themselves"
        yield _finding(path, "this progression does not say since when", mend)
    for key in ("every_weeks", "up_to"):
        if change.add_reps is None and getattr(change, key) is not None:
            yield _finding((*path, key), f"'{key}' belongs to 'add_reps'", "add that, or remove it")
    if change.first_week > phase.weeks:
        what = f"this begins with week {change.first_week}, and the phase has {phase.weeks}"
        mend = "weeks are counted from 1 in each phase, and in each repeat of it"
        yield _finding((*path, "from_week"), what, mend)
    if change.routine not in (None, *(session.routine for session in phase.sessions)):
        what = f"no session of this phase is of {shown(change.routine)}"
        yield _finding((*path, "routine"), what, "name one of its routines, or none for all")


def _of_phases(what: str, mend: str) -> Finding:
    return Finding(path=("phases",), what=what, mend=mend, on_key=True)


def _finding(path: KeyPath, what: str, mend: str) -> Finding:
    return Finding(path=path, what=what, mend=mend)
