"""The schedule: which session on which day, and how it is done."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.model.pace import Guide, Level, Pace, parse_breath
from audio_builder.programme.model import (
    WEEKDAYS,
    Phase,
    Programme,
    Progression,
    Session,
)
from audio_builder.programme.rules import broken_rules
from audio_builder.programme.schedule import last_day, schedule
from programmes import phases, programme_of

WEDNESDAY = date(2026, 1, 7)


def test_named_days_fall_once_in_each_week_of_seven_days() -> None:
    """Also in the first one, whichever day the programme begins on."""
    days = [(each.week, each.day.isoformat()) for each in schedule(programme_of(), WEDNESDAY)]
    assert days == [(1, "2026-01-08"), (1, "2026-01-12"), (2, "2026-01-15"), (2, "2026-01-19")]


def test_three_times_a_week_with_a_rep_more_each_week() -> None:
    """What coaches write most: spread from the first day, and growing."""
    programme = phases(
        "  - weeks: 6\n    sessions:\n      - {routine: a, times_a_week: 3, reps: 2}\n"
        "    progressions:\n      - {add_reps: 1, up_to: 5}\n"
    )
    sessions = schedule(programme, WEDNESDAY)
    assert [(each.day - WEDNESDAY).days for each in sessions[:4]] == [0, 2, 4, 7]
    assert [each.reps for each in sessions[::3]] == [2, 3, 4, 5, 5, 5]


def test_reps_may_be_added_every_other_week() -> None:
    """First after two weeks; or with the week that is named."""
    text = "  - weeks: 6\n    sessions:\n      - {routine: a, times_a_week: 1, reps: 2}\n"
    text += "    progressions:\n      - {add_reps: 2, every_weeks: 2%s}\n"
    after, named = (schedule(phases(text % more), WEDNESDAY) for more in ("", ", from_week: 2"))
    assert [each.reps for each in after] == [2, 2, 4, 4, 6, 6]
    assert [each.reps for each in named] == [2, 4, 4, 6, 6, 8]


def test_from_a_week_on_something_else_holds_for_one_routine_or_for_all() -> None:
    """The later progression in the file goes before the earlier."""
    programme = phases(
        "  - weeks: 3\n    sessions:\n"
        "      - {routine: a, times_a_week: 1}\n      - {routine: b, times_a_week: 1}\n"
        "    progressions:\n"
        "      - {from_week: 2, level: harder, breath: 5-7}\n"
        "      - {from_week: 3, routine: b, level: easier, minutes: 9, note: Easy.}\n"
    )
    found = [(each.routine, each.level) for each in schedule(programme, WEDNESDAY)]
    assert found == [
        ("a", None), ("b", None), ("a", "harder"), ("b", "harder"), ("a", "harder"), ("b", "easier")
    ]  # fmt: skip


def test_a_repeat_begins_anew_and_phases_follow() -> None:
    """Weeks run on; a phase without sessions is rest."""
    programme = phases(
        "  - title: Build\n    weeks: 2\n    repeat: 2\n    sessions:\n"
        "      - {routine: a, days: [monday], reps: 3}\n"
        "    progressions:\n      - {from_week: 2, reps: 1}\n"
        "  - {weeks: 1}\n  - weeks: 1\n    sessions:\n      - {routine: b, days: [monday]}\n"
    )
    found = [
        (each.week, each.routine, each.reps, each.phase) for each in schedule(programme, WEDNESDAY)
    ]
    assert found == [
        (1, "a", 3, "Build"), (2, "a", 1, "Build"), (3, "a", 3, "Build"), (4, "a", 1, "Build"),
        (6, "b", None, None),
    ]  # fmt: skip
    assert last_day(programme, WEDNESDAY) == WEDNESDAY + timedelta(days=41)


def test_twice_a_day_goes_round_by_round() -> None:
    """Morning: a, b; evening: a, b. Days of rest are left out."""
    programme = phases(
        "  - weeks: 1\n    rest_days: [thursday]\n    sessions:\n"
        "      - {routine: a, times_a_week: 6, times_a_day: 2}\n"
        "      - {routine: b, days: [wednesday, friday], times_a_day: 2}\n"
    )
    sessions = schedule(programme, WEDNESDAY)
    assert "".join(each.routine for each in sessions) == "ababababaaaaaaaa"
    assert {each.day.weekday() for each in sessions} == {0, 1, 2, 4, 5, 6}


def test_a_session_goes_before_the_listeners_own_pace() -> None:
    """What the programme leaves open is the listener's."""
    own = Pace(breath=parse_breath("slow"), guide=Guide.SHORT, minutes=20)
    (session,) = schedule(
        phases(
            "  - weeks: 1\n    sessions: [{routine: a, days: [monday], reps: 4, level: easier}]\n"
        ),
        WEDNESDAY,
    )
    assert session.pace(own) == Pace(
        breath=parse_breath("slow"), reps=4, guide=Guide.SHORT, level=Level.EASIER, minutes=20
    )


_days = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7, unique=True).map(tuple)
_reps = st.none() | st.integers(1, 30)
_sessions = st.builds(
    Session,
    routine=st.sampled_from(["a", "b"]),
    days=st.none() | _days,
    times_a_week=st.none() | st.integers(1, 7),
    times_a_day=st.integers(1, 3),
    reps=_reps,
)
_progressions = st.builds(
    Progression,
    from_week=st.none() | st.integers(1, 6),
    routine=st.none() | st.sampled_from(["a", "b"]),
    reps=_reps,
    add_reps=st.none() | st.integers(1, 10),
    every_weeks=st.none() | st.integers(1, 4),
    up_to=_reps,
)
_phases = st.builds(
    Phase,
    weeks=st.integers(1, 6),
    repeat=st.integers(1, 3),
    rest_days=st.none() | _days,
    sessions=st.lists(_sessions, max_size=3).map(tuple),
    progressions=st.lists(_progressions, max_size=3).map(tuple),
)
_programmes = st.builds(
    Programme,
    format=st.just(1),
    id=st.just("any"),
    title=st.just("Any"),
    phases=st.lists(_phases, min_size=1, max_size=3).map(tuple),
)


@settings(max_examples=60)
@given(_programmes, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_programme_without_a_broken_rule_has_a_sound_schedule(
    programme: Programme, start: date
) -> None:
    """Numbered in the order of days, within its weeks, never at rest, as many as the days say.

    And kept as JSON it is the same.
    """
    if tuple(broken_rules(programme)):
        return
    sessions = schedule(programme, start)
    assert [each.number for each in sessions] == list(range(1, len(sessions) + 1))
    assert [each.day for each in sessions] == sorted(each.day for each in sessions)
    assert sessions
    for each in sessions:
        assert start <= each.day <= last_day(programme, start)
        assert each.week == (each.day - start).days // 7 + 1
        assert each.reps is None or 1 <= each.reps <= 30
    weekly = [
        sum((s.times_a_week or len(s.days or ())) * s.times_a_day for s in phase.sessions)
        for phase in programme.phases
        for _ in range(phase.weeks * phase.repeat)
    ]
    assert [
        sum(each.week == week for each in sessions) for week in range(1, len(weekly) + 1)
    ] == weekly
    rest = [
        set(phase.rest_days or ())
        for phase in programme.phases
        for _ in range(phase.weeks * phase.repeat)
    ]
    assert not any(WEEKDAYS[each.day.weekday()] in rest[each.week - 1] for each in sessions)
    again = Programme.model_validate_json(programme.model_dump_json(exclude_none=True))
    assert schedule(again, start) == sessions
