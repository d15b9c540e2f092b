"""Levels: the same exercise made easier or harder."""

import pytest

from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Guide, Level
from audio_builder.planning.levels import at_level, changed
from grammar import GRAMMAR, build_block, build_work, end_bell_ms, routine_of, said, session
from grammar import work_starts_ms as starts
from routines import build_exercise, build_step


def push_up(**overrides: object) -> Exercise:
    """An exercise at three levels."""
    easier = {"name": "on your knees", "setup": ("Kneel.",), "reps": {"default": 5}}
    harder = {"name": "feet up", "steps": (build_step(say="Push hard.", short="Push."),)}
    plain = {"id": "push-up", "title": "Push-up", "levels": {"easier": easier, "harder": harder}}
    return build_exercise(**(plain | overrides))


@pytest.mark.parametrize(
    ("level", "title", "setup", "reps"),
    [
        (Level.EASIER, "Push-up, on your knees", "Kneel.", 5),
        (Level.STANDARD, "Push-up", "Stand with your feet apart.", 3),
        (Level.HARDER, "Push-up, feet up", "Stand with your feet apart.", 3),
    ],
)
def test_a_level_changes_what_it_says_and_nothing_else(
    level: Level, title: str, setup: str, reps: int
) -> None:
    """Its title tells which it is; what the change leaves out stays."""
    (leaf,) = at_level(routine_of(push_up()), level).leaves

    assert (leaf.title, leaf.setup, leaf.reps and leaf.reps.default) == (title, (setup,), reps)
    assert leaf.id == "push-up"


def test_a_level_that_nobody_wrote_is_the_standard_one() -> None:
    """A listener may ask for it; the routine is what it is."""
    plain = routine_of(build_exercise())
    only_easier = routine_of(push_up(levels={"easier": {"name": "slow"}}))

    assert at_level(plain, Level.EASIER) == plain
    assert at_level(only_easier, Level.HARDER) == only_easier


def test_which_levels_make_a_difference() -> None:
    """Those that an exercise has, in blocks too, from easy to hard."""
    assert routine_of(build_exercise()).levels == (Level.STANDARD,)
    assert routine_of(build_block(push_up())).levels == tuple(Level)
    assert GRAMMAR.levels == tuple(Level)


@pytest.mark.parametrize(
    ("easier", "begins"),
    [
        ({"name": "slow"}, "plank"),
        ({"name": "on a chair", "posture": "sitting"}, None),
        ({"name": "on the back", "pose": "bridge"}, "bridge"),
    ],
)
def test_a_level_begins_in_its_own_pose(easier: dict[str, object], begins: str | None) -> None:
    """Another posture without a pose begins as that posture does, not as the standard level."""
    routine = routine_of(push_up(posture="lying", pose="plank", levels={"easier": easier}))

    (leaf,) = at_level(routine, Level.EASIER).leaves
    assert (leaf.pose and leaf.pose.like) == begins


def test_levels_reach_into_blocks() -> None:
    """Exercises of inner blocks are exchanged too."""
    nested = routine_of(build_block(build_block(push_up())))

    (leaf,) = at_level(nested, Level.EASIER).leaves
    assert leaf.title == "Push-up, on your knees"


@pytest.mark.parametrize("guide", Guide)
def test_a_level_is_heard(guide: Guide) -> None:
    """The name of the exercise says it, at every guide."""
    heard = said(session(routine_of(push_up()), level=Level.EASIER, guide=guide))
    assert "Push-up, on your knees." in heard


def test_work_may_be_longer_at_a_level() -> None:
    """The clock is the level's own."""
    work = build_work(levels={"harder": {"name": "longer", "work": {"seconds": (40,)}}})
    timeline = session(routine_of(work), level=Level.HARDER)

    assert round((end_bell_ms(timeline) - starts(timeline)[0]) / 1000) == 40


def test_equipment_of_a_level_is_told() -> None:
    """What it takes at this level, and not what it takes at another."""
    banded = push_up(equipment=("mat",), levels={"easier": {"name": "e", "equipment": ("chair",)}})

    assert "You need a chair." in said(session(routine_of(banded), level=Level.EASIER))
    assert "You need a mat." in said(session(routine_of(banded)))


def test_who_changes_the_work_for_steps_leaves_the_work_behind() -> None:
    """And the other way round: an exercise goes by one of the two."""
    step = build_step()
    by_work, by_steps = build_work(), build_exercise(prepare=(step,))
    easier = {"name": "slow", "reps": {"default": 2}, "steps": (step,)}
    leaf = build_work(levels={"easier": easier}).levels
    assert leaf is not None
    assert leaf.easier is not None

    reps = changed(by_work, leaf.easier)
    assert (reps.work, reps.by_clock, len(reps.steps)) == (None, False, 1)
    hold = {"name": "timed", "work": {"seconds": (30,)}}
    timed_levels = build_exercise(levels={"harder": hold}).levels
    assert timed_levels is not None
    assert timed_levels.harder is not None
    timed = changed(by_steps, timed_levels.harder)
    assert (timed.reps, timed.steps, timed.prepare, timed.by_clock) == (None, (), (), True)
