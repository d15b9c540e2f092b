"""The strict clock: intervals to the frame, and words that live inside them."""

import pytest

from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Guide
from audio_builder.model.sounds import AirSound, Bell, Phrase, Tone
from audio_builder.model.timeline import Role, Timeline
from audio_builder.planning.layout import PIECE_MS, OverrunError
from audio_builder.units import FRAME_MS
from grammar import (
    build_block,
    build_work,
    end_bell_ms,
    opens_work,
    routine_of,
    said,
    session,
    work_starts_ms,
)
from routines import build_exercise

COUNTED = [(-3000, "3."), (-2000, "2."), (-1000, "1.")]


def tabata(**overrides: object) -> Exercise:
    """Eight times 20 seconds of work and 10 of rest."""
    return build_work(**({"sets": 8, "rest": {"seconds": 10}} | overrides))


def minutes(rounds: int, *titles: str, **overrides: object) -> Block:
    """Exercises every minute on the minute, in turn."""
    exercises = [
        build_exercise(id=f"exercise-{n}", title=title, steps=(), reps={"default": 9})
        for n, title in enumerate(titles or ("Swing",))
    ]
    return build_block(*exercises, rounds=rounds, every={"seconds": 60}, **overrides)


def heard_around(timeline: Timeline, start_ms: int, within_ms: int) -> list[tuple[int, str]]:
    """What is spoken up to so long before a time, by when it starts, to the tenth of a second."""
    return [
        (round(cue.start_ms - start_ms, -2), cue.sound.text)
        for cue in timeline.cues
        if isinstance(cue.sound, Phrase) and 0 < start_ms - cue.start_ms <= within_ms
    ]


@pytest.mark.parametrize(
    ("item", "length_s"),
    [
        (tabata(), 230),
        (build_block(build_work(), rounds=8, rest={"seconds": 10}), 230),
        (tabata(rest=None, every={"seconds": 30}), 240),
        (build_block(build_work(), rounds=8, every={"seconds": 30}), 240),
    ],
    ids=["sets", "rounds", "sets every 30", "rounds every 30"],
)
@pytest.mark.parametrize("guide", Guide)
def test_a_tabata_takes_its_time_to_the_frame(
    item: Exercise | Block, length_s: int, guide: Guide
) -> None:
    """8 × 20/10 lasts 3:50 from first bell to last; with `every: 30` the last rest counts too."""
    timeline = session(routine_of(item), guide=guide)

    starts = work_starts_ms(timeline)
    assert len(starts) == 8
    assert abs(end_bell_ms(timeline) - starts[0] - 1000 * length_s) <= FRAME_MS


@pytest.mark.parametrize("a_character_ms", [5, 25, 50])
@pytest.mark.parametrize(
    "titles", [("Swing",), ("A swing with a bell of sixteen kilograms or of so many as you have",)]
)
def test_an_hour_on_the_minute_stays_on_the_minute(
    titles: tuple[str, ...], a_character_ms: int
) -> None:
    """Sixty rounds: each starts within a frame of its minute, however long the words are."""
    timeline = session(routine_of(minutes(60, *titles)), lambda text: a_character_ms * len(text))

    starts = work_starts_ms(timeline)
    assert len(starts) == 60
    for number, start_ms in enumerate(starts):
        assert abs(start_ms - starts[0] - 60_000 * number) <= FRAME_MS


@pytest.mark.parametrize("overrun", ["error", "extend"])
def test_words_that_do_not_fit_are_an_error_whatever_overrun_says(overrun: str) -> None:
    """No words push a clock: they are shortened, or their slot is lengthened."""
    routine = routine_of(tabata(work={"seconds": (4,)}, rest={"seconds": 0}), overrun=overrun)

    with pytest.raises(OverrunError) as caught:
        session(routine, lambda text: 200 * len(text))
    assert caught.value.place.exercise == "run"


@pytest.mark.parametrize("rest_s", [0, 30])
def test_what_announces_work_stands_before_it(rest_s: int) -> None:
    """Which exercise comes is said before the count-in; work begins with nothing but a 'Go.'."""
    block = build_block(
        build_work("run"),
        build_work("press"),
        rounds=2,
        rest_between_exercises=rest_s,
        rest={"seconds": rest_s},
    )
    timeline = session(routine_of(block))

    later = work_starts_ms(timeline)[1:]
    for start_ms, title in zip(later, ("Press", "Run", "Press"), strict=True):
        before = heard_around(timeline, start_ms, 20_000 + 1000 * rest_s)
        *_, (said_ms, _) = [each for each in before if each[1] == f"Next: {title}."]
        assert said_ms < -3000
        assert before[-3:] == COUNTED


def test_the_clock_is_counted_in() -> None:
    """3-2-1, a second each, within the lead-in; 'Go.' comes with the bell."""
    timeline = session(routine_of(tabata()))

    for start_ms in work_starts_ms(timeline):
        assert heard_around(timeline, start_ms, 3500) == COUNTED
    assert said(timeline, Role.LEAD_IN) == ["Get ready.", "3.", "2.", "1."]
    assert said(timeline, Role.WORK).count("Go.") == 8


def test_with_tones_alone_the_count_is_ticked() -> None:
    """Nobody speaks while the clock runs, and the last seconds are still heard."""
    timeline = session(routine_of(tabata(sets=2)), guide=Guide.TONES)

    ticks = [cue.start_ms for cue in timeline.cues if cue.sound == Tone(bell=Bell.TICK)]
    first, second = work_starts_ms(timeline)
    assert [round(ms - first, -2) for ms in ticks[:3]] == [-3000, -2000, -1000]
    assert [round(ms - second, -2) for ms in ticks[3:]] == [-3000, -2000, -1000]
    assert said(timeline, Role.WORK) == []


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        (None, ["Go.", "Half way.", "Ten seconds.", "3.", "2.", "1."]),
        ({"go": False}, ["Half way.", "Ten seconds.", "3.", "2.", "1."]),
        ({"half_way": False}, ["Go.", "Ten seconds.", "3.", "2.", "1."]),
        ({"ten_seconds": False}, ["Go.", "Half way.", "3.", "2.", "1."]),
        ({"count_out": 0}, ["Go.", "Half way.", "Ten seconds."]),
        ({"count_out": 1}, ["Go.", "Half way.", "Ten seconds.", "1."]),
        ({"go": False, "half_way": False, "ten_seconds": False, "count_out": 0}, []),
    ],
)
def test_calls_are_switched_on_and_off(
    calls: dict[str, object] | None, expected: list[str]
) -> None:
    """From 30 seconds on the middle and the last ten seconds are told, unless switched off."""
    timeline = session(routine_of(build_work(work={"seconds": (40,)}, calls=calls)))

    assert said(timeline, Role.WORK) == expected


def test_short_work_is_left_alone_unless_asked() -> None:
    """Under 30 seconds nothing is called on the way; who wants it switches it on."""
    quiet = session(routine_of(build_work()))
    told = session(routine_of(build_work(calls={"half_way": True, "ten_seconds": True})))

    assert said(quiet, Role.WORK) == ["Go."]
    assert said(told, Role.WORK) == ["Go.", "Half way.", "Ten seconds."]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_the_count_in_is_as_long_as_the_routine_says(count: int) -> None:
    """0 for none; never longer than there is time for."""
    routine = routine_of(build_work(), calls={"count_in": count}, lead_in=10)

    numbers = [f"{n}." for n in range(count, 0, -1)]
    assert said(session(routine), Role.LEAD_IN) == ["Get ready.", *numbers]


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ({"go": False}, None, []),
        ({"go": False}, {"go": True}, ["Go."]),
        ({"half_way": True}, {"go": False}, ["Half way."]),
    ],
)
def test_calls_of_the_inside_go_before_those_around(
    outer: dict[str, object], inner: dict[str, object] | None, expected: list[str]
) -> None:
    """What an exercise leaves out is as its block, and then the routine, has it."""
    work = build_work(calls=inner)
    for routine in (
        routine_of(work, calls=outer),
        routine_of(build_block(work, calls=outer)),
        routine_of(build_block(build_block(work, calls=outer))),
    ):
        assert said(session(routine), Role.WORK) == expected


def test_a_long_work_tells_its_last_minute() -> None:
    """From three minutes on."""
    timeline = session(routine_of(build_work(work={"minutes": 3})))

    start_ms, end_ms = work_starts_ms(timeline)[0], end_bell_ms(timeline)
    (minute_ms,) = [
        cue.start_ms for cue in timeline.cues if cue.sound == Phrase(text="One minute left.")
    ]
    assert (minute_ms - start_ms, end_ms - start_ms) == (pytest.approx(120_000, abs=24), 180_000)


def test_words_during_work_are_spread_over_it() -> None:
    """The first at its start, the next after an equal share; only when everything is spoken."""
    work = build_work(work={"seconds": (40,)}, during=("Soft feet.", "Look ahead."),
                      calls={"half_way": False})  # fmt: skip
    timeline = session(routine_of(work))

    start_ms = work_starts_ms(timeline)[0]
    (second_ms,) = [c.start_ms for c in timeline.cues if c.sound == Phrase(text="Look ahead.")]
    assert abs(second_ms - start_ms - 20_000) <= FRAME_MS
    assert said(timeline, Role.WORK)[:2] == ["Go.", "Soft feet."]
    assert "Soft feet." not in said(session(routine_of(work), guide=Guide.SHORT))


@pytest.mark.parametrize(
    ("kind", "bell"),
    [
        ("hold", Bell.START),
        ("work", Bell.WORK),
        ("release", Bell.RELEASE),
        ("rest", Bell.REST),
        ("walk", Bell.WALK),
    ],
)
def test_each_kind_of_work_has_its_own_bell(kind: str, bell: Bell) -> None:
    """Who listens to tones alone can tell pushing from letting go."""
    timeline = session(routine_of(build_work(kind=kind)), guide=Guide.TONES)

    assert [cue.sound for cue in timeline.cues if opens_work(cue)] == [Tone(bell=bell)]
    assert said(session(routine_of(build_work(kind=kind)))).count("Go.") == (kind == "work")


def test_long_quiet_is_laid_in_pieces() -> None:
    """However long work is, its air is of one length, and of one or two that are left."""
    airs = {
        cue.sound.length_ms
        for length in (120, 600, 3600)
        for cue in session(routine_of(build_work(work={"seconds": (length,)}))).cues
        if isinstance(cue.sound, AirSound) and cue.role is Role.WORK
    }
    assert PIECE_MS in airs
    assert max(airs) < 2 * PIECE_MS


def test_sides_change_by_the_clock() -> None:
    """Between two sides there is the time to change them, and the words of the change in it."""
    work = build_work(sides=("left", "right"), change_of_side_time={"seconds": 12}, sets=2,
                      rest={"seconds": 30})  # fmt: skip
    timeline = session(routine_of(work))

    starts = work_starts_ms(timeline)
    assert [round((ms - starts[0]) / 1000) for ms in starts] == [0, 32, 82, 114]
    changed = said(timeline, Role.CHANGE_SIDE)
    assert changed[:2] == ["Switch sides.", "Right side."]
    assert changed[-3:] == ["3.", "2.", "1."]


def test_as_many_rounds_as_possible_is_one_stretch() -> None:
    """The listener counts the rounds: there is one start, and one end."""
    block = build_block(
        build_exercise(steps=(), reps={"default": 9}), for_={"minutes": 4}, title="Rounds"
    )
    timeline = session(routine_of(block))

    (start_ms,) = work_starts_ms(timeline)
    assert abs(end_bell_ms(timeline) - start_ms - 240_000) <= FRAME_MS
    assert "As many rounds as you can in 4 minutes, at your own pace." in said(timeline)
    assert said(timeline).index("9 reps.") < said(timeline).index("Get ready.")


def test_own_pace_has_no_middle() -> None:
    """Who does nine reps in a minute may be done by half of it."""
    assert "Half way." not in said(session(routine_of(minutes(2))))
