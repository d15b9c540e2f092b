"""What holds for every routine of the whole grammar, at every pace."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_builder.errors import PaceError
from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Level, Pace
from audio_builder.model.routine import Routine
from audio_builder.planning.fitted import Fitted
from audio_builder.planning.levels import at_level
from audio_builder.planning.needs import needed_directions, needed_sounds
from audio_builder.planning.plan import plan
from audio_builder.planning.session import direct_track, part_names, track_names
from audio_builder.units import FRAME_MS
from grammar import GRAMMAR, PACES, every_track, grammatical, opens_work, short
from routines import routines

QUICK = settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@QUICK
@given(routine=grammatical(), pace=PACES)
def test_cues_are_in_order_on_frames_and_apart(routine: Routine, pace: Pace) -> None:
    """No two cues overlap, each lies on a frame, and the last one ends the track."""
    with suppress(PaceError):
        for timeline in every_track(routine, pace):
            end_ms = 0
            for cue in timeline.cues:
                assert cue.start_ms >= end_ms
                assert cue.start_ms % FRAME_MS == cue.length_ms % FRAME_MS == 0
                assert cue.length_ms > 0
                end_ms = cue.end_ms
            assert 0 <= timeline.duration_ms - end_ms < 400 + FRAME_MS


@settings(QUICK, max_examples=12)
@given(routine=grammatical(most=2), paces=st.lists(PACES, min_size=2, max_size=3))
def test_any_pace_needs_only_sounds_of_the_closed_set(routine: Routine, paces: list[Pace]) -> None:
    """Whatever level, reps, breath, guide and minutes: each sound is among those that are made."""
    known = {sound.key for sound in needed_sounds(needed_directions(routine), short)}
    for pace in paces:
        with suppress(PaceError):
            for timeline in every_track(routine, pace):
                assert {cue.sound.key for cue in timeline.cues} <= known


def test_the_sample_of_every_key_is_closed_at_every_minute() -> None:
    """From the whole session down to the shortest one, nothing is needed that is not made."""
    known = {sound.key for sound in needed_sounds(needed_directions(GRAMMAR), short)}
    for level in Level:
        for minutes in range(1, 26, 2):
            with suppress(PaceError):
                timeline = plan(GRAMMAR, Pace(level=level, minutes=minutes), short)
                assert {cue.sound.key for cue in timeline.cues} <= known


def starts_s(routine: Routine, item: Exercise | Block) -> Iterator[int]:
    """When each stretch of work of an item by the clock begins, in s: worked out by hand."""
    rounds, leaves = (
        (item.rounds, item.leaves) if isinstance(item, Block) else (item.turns, (item,))
    )
    at_ms = 0
    for number in range(1, rounds + 1):
        for leaf in leaves:
            if at_ms:
                at_ms += before_ms(item, leaf)
            for index, _ in enumerate(leaf.side_of_turn(number) or (None,)):
                if index:
                    at_ms += routine.change_of_side_ms
                yield at_ms // 1000
                every = item.every
                work_ms = leaf.work.length_ms(number) if leaf.work else 0
                at_ms += every.ms if every is not None else work_ms


def before_ms(item: Exercise | Block, leaf: Exercise) -> int:
    """The rest before a leaf that is not the first of all."""
    if isinstance(item, Exercise):
        return item.rest_ms
    opens_round = leaf is item.leaves[0]
    return item.rest_ms if opens_round and item.rest is not None else item.change_ms


@QUICK
@given(
    routine=grammatical(clocks=("work", "every"), most=2).filter(
        lambda routine: (
            not any(
                isinstance(inner, Block)
                for item in routine.exercises
                if isinstance(item, Block)
                for inner in item.exercises
            )
        )
    ),
    pace=st.builds(Pace, guide=PACES.map(lambda pace: pace.guide)),
    a_character_ms=st.integers(1, 25),
)
def test_a_strict_clock_holds_however_long_words_are(
    routine: Routine, pace: Pace, a_character_ms: int
) -> None:
    """Each stretch of work starts when the routine says, within a frame, whatever is said."""
    timeline = plan(routine, pace, lambda text: a_character_ms * len(text))
    for number, item in enumerate(routine.exercises, start=1):
        expected = list(starts_s(routine, item))
        bells = [
            cue.start_ms
            for cue in timeline.cues
            if opens_work(cue) and cue.place.exercise == routine.item_id(number)
        ]
        assert len(bells) == len(expected)
        for bell_ms, second in zip(bells, expected, strict=True):
            assert abs(bell_ms - bells[0] - 1000 * second) <= FRAME_MS


@QUICK
@given(routine=grammatical(), pace=PACES)
def test_the_parts_in_a_row_are_the_session(routine: Routine, pace: Pace) -> None:
    """Whoever plays part after part hears the session, with blocks and at each level."""
    routine = at_level(routine, pace.level)
    session = direct_track(Fitted(routine=routine), track_names(routine)[0], pace)
    parts = [
        each
        for part in part_names(routine)
        for each in direct_track(Fitted(routine=routine), part, pace)
    ]
    assert parts == list(session)


@QUICK
@given(routine=routines(overrun="extend"), pace=PACES)
def test_format_2_means_the_same_for_a_file_of_format_1(routine: Routine, pace: Pace) -> None:
    """The number says who can read a file, and changes nothing of what is heard."""
    newer = routine.model_copy(update={"format": 2})
    with suppress(PaceError):
        assert list(every_track(newer, pace)) == list(every_track(routine, pace))


@QUICK
@given(routine=grammatical(), minutes=st.integers(1, 20), pace=PACES)
def test_a_session_of_so_many_minutes_takes_no_more(
    routine: Routine, minutes: int, pace: Pace
) -> None:
    """It is as short as was asked and no longer than the whole, or it is refused."""
    asked = Pace(breath=pace.breath, guide=pace.guide, level=pace.level, minutes=minutes)
    whole_ms = plan(routine, replace(asked, minutes=None), short).duration_ms
    with suppress(PaceError):
        assert plan(routine, asked, short).duration_ms <= min(whole_ms, 60_000 * minutes)


@QUICK
@given(routine=grammatical(), pace=PACES)
def test_safety_is_spoken_once_in_every_track(routine: Routine, pace: Pace) -> None:
    """No level, and no want of time, leaves the safety lines out."""
    with suppress(PaceError):
        for timeline in every_track(routine, pace):
            spoken = [cue.sound.key for cue in timeline.cues if cue.role == "safety"]
            assert spoken == [f"say:{line}" for line in routine.safety]


def test_minutes_shorten_no_other_track() -> None:
    """An exercise by itself is whole, whatever time there is."""
    for name in track_names(GRAMMAR)[1:]:
        with_minutes = plan(GRAMMAR, Pace(minutes=1), short, name)
        assert with_minutes == plan(GRAMMAR, Pace(), short, name)


@pytest.mark.parametrize("level", Level)
def test_every_level_of_the_sample_can_be_planned(level: Level) -> None:
    """A level is a routine like any other."""
    assert plan(GRAMMAR, Pace(level=level), short).cues
