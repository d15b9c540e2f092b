"""The figure moves with the sound: each pose is reached when its step says so, on either side."""

import json
from itertools import pairwise
from typing import Any

import pytest

from audio_builder.cli.shipped import routine_path
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.pace import Breath, Guide, Pace
from audio_builder.model.pose import Pose
from audio_builder.model.poses import NAMES, PoseChange, PoseName, pose_named, pose_of
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import KeyPose, Role, Timeline
from audio_builder.model.view import View
from audio_builder.planning.plan import estimate_ms, plan
from audio_builder.planning.session import track_names
from audio_builder.publishers.timeline_text import render_timeline
from audio_builder.units import Ms
from routines import build_exercise, build_routine

PACES = (
    Pace(),
    Pace(breath=Breath(in_ms=Ms(5000), out_ms=Ms(7000)), guide=Guide.SHORT),
    Pace(breath=Breath(in_ms=Ms(3000), out_ms=Ms(3000)), reps=2, guide=Guide.TONES),
)


def routine_of(**exercise: Any) -> Routine:  # noqa: ANN401 - whatever an exercise has
    """A routine of one exercise."""
    return build_routine(format=2, exercises=(build_exercise(**exercise),))


def step(**given: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a step has
    """A step as a routine has it."""
    return {"say": "Move your knee.", "short": "Knee.", **given}


def pose_at(timeline: Timeline, ms: int) -> Pose | None:
    """The last key pose at a time."""
    return next(key.pose for key in reversed(timeline.movement) if key.at_ms <= ms)


def moves(timeline: Timeline) -> list[tuple[KeyPose, KeyPose]]:
    """Where the figure moves, from key pose to key pose."""
    keys = timeline.movement
    return [
        (one, other)
        for one, other in pairwise(keys)
        if one.pose != other.pose and one.at_ms < other.at_ms
    ]


def test_without_poses_there_is_no_movement() -> None:
    """And the timeline is what it was."""
    assert plan(routine_of(), Pace(), estimate_ms).movement == ()


def test_work_has_its_pose() -> None:
    """An exercise by the clock has no steps: the figure is in the exercise's pose all along."""
    timeline = plan(routine_of(pose="plank", reps=None, steps=(), work=30), Pace(), estimate_ms)
    worked = [pose_at(timeline, cue.start_ms) for cue in timeline.cues if cue.role is Role.WORK]
    assert set(map(repr, worked)) == {repr(pose_named("plank"))}
    assert moves(timeline) == []


def motion_of(**motion: Any) -> Timeline:  # noqa: ANN401 - whatever a motion has
    """The plan of half a minute's work by the clock, in the left and in the right."""
    routine = routine_of(
        pose="standing",
        motion=motion,
        reps=None,
        steps=(),
        work=30,
        sides=("left", "right"),
        view="side",
    )
    return plan(routine, Pace(), estimate_ms)


def test_work_with_a_motion_goes_there_and_back_as_long_as_it_lasts() -> None:
    """From bell to bell, in whole cycles; before and after it the figure stands."""
    timeline = motion_of(to="squat", tempo="2-1-1")
    works = [cue for cue in timeline.cues if cue.role is Role.WORK]
    cycling = [key for key in timeline.movement if key.cycle]
    assert [key.at_ms for key in cycling] == [
        next(cue.start_ms for cue in works if cue.place.side == side) for side in ("left", "right")
    ]
    standing, squat = pose_named("standing"), pose_named("squat")
    assert cycling[0].pose == standing
    assert cycling[0].cycle == ((2000, squat), (1000, squat), (1000, standing))
    for key in cycling:
        after = timeline.movement[timeline.movement.index(key) + 1]
        assert (after.pose, after.cycle) == (standing, ())
        assert (after.at_ms - key.at_ms, moves(timeline)) == (28_000, [])


def test_a_motion_that_alternates_does_the_other_side_by_the_same_wall() -> None:
    """Left knee, right knee; without a pose to go to it is the exercise's own, mirrored."""
    knee = {"support": "right-foot", "hip_left": {"flexion": 70}, "props": "wall"}
    cycle = next(key.cycle for key in motion_of(to=knee, alternate=True).movement if key.cycle)
    left, back, right, _ = (pose for _, pose in cycle)
    assert (left.hip_left.flexion, right.hip_right.flexion) == (70, 70)
    assert (left.support, back.support, right.support) == ("right-foot", "feet", "left-foot")
    assert left.props == right.props
    routine = routine_of(pose="walking", motion={}, reps=None, steps=(), work=30)
    walk = next(key.cycle for key in plan(routine, Pace(), estimate_ms).movement if key.cycle)
    walking = pose_named("walking")
    assert walk == ((1000, walking.mirrored()), (1000, walking))


def test_reps_by_a_clock_are_done_as_often_as_asked() -> None:
    """Ten swings of two seconds, and then the rest of the minute stands still."""
    routine = routine_of(pose="hinge", motion={"to": "standing"}, reps=10, steps=(), every=60)
    (key, after), *_ = [
        (one, other)
        for one, other in pairwise(plan(routine, Pace(), estimate_ms).movement)
        if one.cycle
    ]
    assert after.at_ms - key.at_ms == 20_000


def test_a_view_is_told_for_each_side() -> None:
    """From the side that is worked on; where there is no figure, none."""
    timeline = motion_of(to="squat")
    views = [key.view for key in timeline.movement if key.pose is not None]
    assert views == sorted(views)
    assert set(views) == {View.LEFT, View.RIGHT}
    assert {key.view for key in timeline.movement if key.pose is None} == {View.THREE_QUARTER}
    told = json.loads(render_timeline(timeline))["figure"]["keys"]
    new = [besides["view"] for _, _, *rest in told for besides in rest if "view" in besides]
    assert new == ["left", "right"]


def test_a_long_walk_makes_a_short_timeline() -> None:
    """Half an hour of steps is a few key poses: what is done over and over is told once."""
    routine = routine_of(
        pose="walking", motion={"tempo": "0.5-0.5"}, reps=None, steps=(), work={"minutes": 30}
    )
    told = json.loads(render_timeline(plan(routine, Pace(), estimate_ms)))["figure"]
    assert len(json.dumps(told)) < 2_000
    (cycle,) = [key[2]["cycle"] for key in told["keys"] if len(key) > 2]
    assert [takes for takes, _ in cycle] == [500, 500]


@pytest.mark.parametrize("pace", PACES)
def test_the_shipped_drills_move_while_there_is_time_to(pace: Pace) -> None:
    """Each move lies in one step's time to move or tempo, to the frame; holds are still."""
    routine = load_routine(routine_path("hip-ir")).routine
    for track in track_names(routine):
        timeline = plan(routine, pace, estimate_ms, track)
        assert moves(timeline)
        for one, other in moves(timeline):
            inside = [
                cue
                for cue in timeline.cues
                if one.at_ms <= cue.start_ms and cue.end_ms <= other.at_ms + 50
            ]
            assert {cue.role for cue in inside} <= {Role.MOVE, Role.TEMPO, Role.INSTRUCT, Role.REP}
        for cue in timeline.cues:
            if cue.role is Role.HOLD:
                begun, ended = pose_at(timeline, cue.start_ms), pose_at(timeline, cue.end_ms - 24)
                assert begun == ended


def test_left_is_left() -> None:
    """What is written for the left is done by the right, mirrored, when its turn comes."""
    pose = {"hip_left": {"rotation": 30}}
    routine = routine_of(sides=("left", "right"), steps=(step(hold={"breaths": 1}, pose=pose),))
    timeline = plan(routine, Pace(), estimate_ms)
    held = {
        cue.place.side: pose_at(timeline, cue.start_ms)
        for cue in timeline.cues
        if cue.role is Role.HOLD
    }
    standing = pose_of("standing")
    assert held["left"] == PoseChange.model_validate(pose).applied(standing)
    assert held["right"] == PoseChange.model_validate(pose).applied(standing).mirrored()


def test_a_tempo_leads_there_and_back() -> None:
    """Down in the first phase, there in the second, up in the third; exact to 50 ms."""
    routine = routine_of(steps=(step(tempo="3-1-2-0", pose="squat"),), reps={"default": 1})
    timeline = plan(routine, Pace(), estimate_ms)
    begins = next(cue.start_ms for cue in timeline.cues if cue.role is Role.TEMPO)
    (down, bottom), (stays, up) = moves(timeline)
    times = [down.at_ms, bottom.at_ms, stays.at_ms, up.at_ms]
    assert times == [pytest.approx(begins + at, abs=50) for at in (0, 3000, 4000, 6000)]
    assert (bottom.pose, up.pose) == (pose_named("squat"), pose_of("standing"))


def test_a_breath_carries_the_move() -> None:
    """A step that takes half a breath moves as long as it lasts."""
    routine = routine_of(
        steps=(step(breath="in", pose="squat"), step(breath="out", pose="standing"))
    )
    timeline = plan(routine, PACES[1], estimate_ms)
    lengths = [other.at_ms - one.at_ms for one, other in moves(timeline)]
    assert lengths[:2] == [pytest.approx(5000, abs=50), pytest.approx(7000, abs=50)]


def test_steps_build_on_each_other() -> None:
    """A change keeps what the step before had; a name starts anew; a rep is like the first."""
    steps = (
        step(move=1, pose={"hip_left": {"flexion": 40}}),
        step(move=1, pose={"hip_left": {"rotation": 20}}),
        step(move=1, pose={"like": "squat", "neck": {"rotation": 30}}),
    )
    timeline = plan(routine_of(steps=steps, reps={"default": 2}), Pace(), estimate_ms)
    reached = [other.pose for _, other in moves(timeline)]
    assert reached[:3] == reached[3:6]
    first, second, third = reached[:3]
    assert first is not None
    assert second == first.model_copy(
        update={"hip_left": first.hip_left.model_copy(update={"rotation": 20})}
    )
    assert third == PoseChange(like="squat", neck=third.neck if third else Pose().neck).applied(
        Pose()
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_change_is_kept_as_it_was_written(name: PoseName) -> None:
    """A score that was written and read moves the figure as before: a written 0 stays a 0."""
    change = PoseChange.model_validate({"like": name, "spine": {"flexion": 0}})
    again = PoseChange.model_validate_json(change.model_dump_json())
    assert again.written() == {"like": name, "spine": {"flexion": 0}}
    assert again.applied(pose_of("lying")) == change.applied(pose_of("lying"))
